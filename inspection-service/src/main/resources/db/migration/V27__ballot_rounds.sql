-- Secret ballots 單人單桌、獨立填寫、分輪投票, in rounds: who may vote is known, that a ballot was cast is known, and what it says is
-- known to nobody until two of three key-holders open the box; then there are counts, and the ballots are gone.

-- Three people of three departments, named for a meeting: any two of them open the boxes of its rounds.
create table key_holders (
  id uuid primary key references meeting,
  version bigint not null,
  cycle_id uuid not null,
  unit_id uuid not null
);
comment on column key_holders.id is 'that of the meeting';

create table key_holder (
  meeting_id uuid not null references key_holders,
  number integer not null check (number between 1 and 3),
  cadre_id uuid not null,
  department_id uuid not null,
  primary key (meeting_id, number),
  constraint key_holder_once unique (meeting_id, cadre_id),
  constraint key_holder_of_another_department unique (meeting_id, department_id)
);

-- A round is one form; its sittings share one tally.
create table ballot_round (
  id uuid primary key,
  version bigint not null,
  meeting_id uuid not null references meeting,
  inspection_id uuid not null references unit_inspection,
  cycle_id uuid not null,
  unit_id uuid not null,
  form_id uuid not null references ballot_form,
  purpose text not null,
  number integer not null check (number > 0),
  follows_id uuid references ballot_round,
  candidates jsonb not null,
  state text not null check (state in ('DRAFTED', 'OPEN', 'SEALED', 'CLOSED', 'VOID')),
  opened_at timestamptz,
  sealed_at timestamptz,
  closed_at timestamptz,
  voided_at timestamptz,
  void_reason text,
  ballots integer check (ballots >= 0),
  box_sha256 text check (box_sha256 ~ '^[0-9a-f]{64}$'),
  constraint ballot_round_opened check (state in ('DRAFTED', 'VOID') or opened_at is not null),
  constraint ballot_round_sealed_whole check (num_nulls(sealed_at, ballots, box_sha256) in (0, 3)),
  constraint ballot_round_sealed check (state <> 'SEALED' and state <> 'CLOSED' or sealed_at is not null),
  constraint ballot_round_closed check ((state = 'CLOSED') = (closed_at is not null)),
  constraint ballot_round_void check ((state = 'VOID') = (voided_at is not null) and (state = 'VOID') = (void_reason is not null)),
  constraint ballot_round_once unique (meeting_id, number)
);
comment on column ballot_round.number is 'of the rounds of its meeting, from 1';
comment on column ballot_round.candidates is 'by the code of the question that is about them, in their order on the ballot';
comment on column ballot_round.ballots is 'how many are in the box; unknown to all until it is sealed';
comment on column ballot_round.box_sha256 is 'of the sorted hashes of the sealed ballots';
-- The same again with one voter more would tell what that one said.
create unique index ballot_round_form_once on ballot_round (inspection_id, form_id) where state <> 'VOID';
create index ballot_round_by_cycle on ballot_round (cycle_id, id);
create index ballot_round_by_inspection on ballot_round (inspection_id, id);

-- What is voted on stays as it was when the first ballot was cast.
create function ballot_round_stays_opened() returns trigger language plpgsql as $$
begin
  if old.state <> 'DRAFTED' and (new.meeting_id, new.inspection_id, new.unit_id, new.form_id, new.number, new.candidates)
      is distinct from (old.meeting_id, old.inspection_id, old.unit_id, old.form_id, old.number, old.candidates) then
    raise exception 'What is voted on in a round that was opened never changes';
  end if;
  return new;
end $$;
create trigger ballot_round_stays_opened before update on ballot_round for each row execute function ballot_round_stays_opened();

-- Where and when those who drew a slip sit at their desks. A hall holds so many.
create table ballot_sitting (
  round_id uuid not null references ballot_round,
  number integer not null check (number > 0),
  place text not null,
  state text not null check (state in ('DRAFTED', 'OPEN', 'ENDED')),
  opened_at timestamptz,
  ended_at timestamptz,
  constraint ballot_sitting_opened check ((state = 'DRAFTED') = (opened_at is null)),
  constraint ballot_sitting_ended check ((state = 'ENDED') = (ended_at is not null)),
  primary key (round_id, number)
);

-- The public halves of the keys of a round. The private halves are on paper.
create table ballot_key (
  round_id uuid not null references ballot_round,
  number integer not null check (number between 1 and 3),
  public_key bytea not null check (length(public_key) = 32),
  fetched_at timestamptz not null,
  primary key (round_id, number)
);

-- Slips of paper, each good for one ballot. Whoever drew one is nowhere: people draw them blindly. Random ids, and no times.
create table ballot_slip (
  id uuid primary key,
  round_id uuid not null,
  sitting integer not null,
  attendee_class text not null,
  credential_hash text not null check (credential_hash ~ '^[0-9a-f]{64}$'),
  check_code text not null,
  state text not null check (state in ('PRINTED', 'RETURNED', 'USED')),
  foreign key (round_id, sitting) references ballot_sitting,
  constraint ballot_slip_once unique (credential_hash),
  constraint ballot_slip_checked_once unique (round_id, check_code)
) with (fillfactor = 80);
comment on column ballot_slip.state is 'RETURNED: nobody drew it, and it is void';
create index ballot_slip_by_sitting on ballot_slip (round_id, sitting, attendee_class);

-- The box. No time, no order, and nothing that refers to a slip: only the round, and a text of one length that nobody opens alone.
-- Nor does it refer to the round by a foreign key, which would make all who vote at once queue for a lock of its row: the row
-- comes from that of the slip, which does.
create table ballot (
  id uuid primary key,
  round_id uuid not null,
  sealed bytea,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$')
);
alter table ballot alter column sealed set storage external;
comment on column ballot.sealed is 'null once its round is closed: what was counted is not kept';
create index ballot_by_round on ballot (round_id, sha256);

-- The attempt of two key-holders to open a box. Their keys lie here closed for one process, and go with it.
create table box_opening (
  id uuid primary key,
  version bigint not null,
  round_id uuid not null references ballot_round,
  state text not null check (state in ('WAITING', 'ENDED')),
  public_key bytea not null check (length(public_key) = 32),
  begun_at timestamptz not null,
  outcome text,
  unfit_number integer check (unfit_number between 1 and 3),
  unfit_line integer
);
comment on column box_opening.unfit_number is 'of the key-holder whose sheet did not fit; null where it is not one alone, or all fit';
comment on column box_opening.unfit_line is 'of that sheet, misread; null where it is not known';
create index box_opening_waiting on box_opening (begun_at) where state = 'WAITING';
create index box_opening_by_round on box_opening (round_id, id);

create table box_opening_key (
  opening_id uuid not null references box_opening,
  number integer not null check (number between 1 and 3),
  sealed_sheet bytea not null,
  primary key (opening_id, number)
);

-- How many chose what: all that is left of the ballots.
create table round_result (
  id uuid primary key references ballot_round,
  version bigint not null,
  counts jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  counted_at timestamptz not null
);
comment on column round_result.id is 'that of the round';

grant select, insert, update on key_holders, ballot_round, ballot_sitting, ballot_slip, ballot, box_opening to ${runtime};
grant select, insert on ballot_key, round_result to ${runtime};
grant select, insert, delete on key_holder, box_opening_key to ${runtime};
