-- When what a notice names last changed: one that is issued anew cannot have hung before.
alter table inspection_team add column members_changed_at timestamptz;
comment on column inspection_team.members_changed_at is
  'when somebody last came, went or began to lead it; null if nobody has since it was formed';
alter table unit_inspection add column handed_over_at timestamptz;
comment on column unit_inspection.handed_over_at is 'when it went to another team; null while it is with its first';

-- Somebody who was interviewed once as a cadre and once by name is one person.
alter table interview add column cadre_hash text check (cadre_hash ~ '^[0-9a-f]{64}$'),
  add constraint interview_cadre_hash_of_a_cadre check (cadre_hash is null or cadre_id is not null);
comment on column interview.cadre_hash is
  'what person_hash would be, had the cadre been named as the registry has their name and unit then; null where that is not known';
create index interview_by_time on interview (cycle_id, started_at);

-- What was counted of the climate of one inspection, small numbers too: sealed under a data key of its own.
create table climate_tally (
  id uuid primary key references interview_figures,
  version bigint not null,
  key_id text not null,
  wrapped_key bytea not null,
  counts bytea not null
);
comment on column climate_tally.counts is 'AES-256-GCM under the data key, bound to the figures that it is of';
create index climate_tally_by_key on climate_tally (key_id, id);

grant select, insert, update on climate_tally to ${runtime};
