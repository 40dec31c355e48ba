-- A post filled by election 選舉 has its holder once the congress has elected: the decision nominates, the result is recorded.

alter table appointment
  add column filled_by text check (filled_by in ('APPOINTMENT', 'ELECTION')),
  add column election_elected boolean,
  add column election_congress text check (election_congress in ('PARTY_CONGRESS', 'PEOPLES_CONGRESS')),
  add column election_votes_for integer check (election_votes_for >= 0),
  add column election_votes_against integer check (election_votes_against >= 0),
  add column election_votes_abstained integer check (election_votes_abstained >= 0),
  add column election_entitled integer check (election_entitled >= 0),
  add column election_occurred_at timestamptz,
  add column election_recorded_at timestamptz,
  add column election_late_reason text;
comment on column appointment.filled_by is 'how the post is filled that the decision brings the cadre into; null where it brings them into none';

-- What is ahead awaits its election from now on; what took effect before, did so without.
update appointment set version = appointment.version + 1, filled_by = post.filled_by
from post
where post.id = to_post_id and to_post_id is distinct from from_post_id and state in ('DECIDED', 'SUSPENDED');

alter table appointment
  add constraint appointment_election_whole check (
    (election_elected is null) = (election_congress is null)
    and (election_elected is null) = (election_occurred_at is null)
    and (election_elected is null) = (election_recorded_at is null)),
  add constraint appointment_election_of_elected_post check (
    election_elected is null or coalesce(filled_by = 'ELECTION', false)),
  add constraint appointment_elected_first check (
    state <> 'EFFECTIVE' or coalesce(filled_by <> 'ELECTION', true) or coalesce(election_elected, false)),
  add constraint appointment_not_elected_ends check (coalesce(election_elected, true) or state = 'SUPERSEDED');
