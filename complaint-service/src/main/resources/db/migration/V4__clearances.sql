-- Whether the discipline organ clears a cadre for a promotion. Everyone in the registry has a row, from the first word of them;
-- it begins with no, and says nothing of why.
create table clearance (
  id uuid primary key,
  version bigint not null,
  given boolean not null
);
comment on column clearance.id is 'the cadre''s';

-- All clearances are published at once and under one number, so that neither a version nor a moment tells whose has changed.
create table clearance_batch (
  id uuid primary key,
  version bigint not null,
  number bigint not null constraint clearance_batch_number_once unique check (number > 0),
  slot timestamptz constraint clearance_batch_slot_once unique,
  published_at timestamptz not null,
  clearances integer not null
);
comment on column clearance_batch.slot is 'the fixed time that it was for; null if somebody asked for it';

grant select, insert, update on clearance to ${runtime};
grant select, insert on clearance_batch to ${runtime};
