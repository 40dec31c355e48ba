-- Interviews of an inspection. What somebody said is not here but in interview_file, where only the application reads it: here
-- stands what gates and counts need. Ids are random, so that they tell no order.
create table interview (
  id uuid primary key,
  version bigint not null,
  inspection_id uuid not null references unit_inspection,
  cycle_id uuid not null,
  unit_id uuid not null,
  stratum text not null check (stratum in ('LEADERSHIP_TEAM_MEMBER', 'MID_LEVEL_CADRE', 'ORDINARY_STAFF', 'VILLAGE_CADRE',
    'DELEGATE_OR_DEPUTY', 'ENTERPRISE_HEAD', 'RETIRED_CADRE', 'MASSES')),
  cadre_id uuid,
  person_hash text check (person_hash ~ '^[0-9a-f]{64}$'),
  interviewer_ids uuid[] not null check (cardinality(interviewer_ids) > 0),
  started_at timestamptz not null,
  ended_at timestamptz not null,
  recorded_at timestamptz not null,
  late_reason text,
  constraint interview_with_one_person check (num_nulls(cadre_id, person_hash) = 1),
  constraint interview_ends_after_start check (started_at <= ended_at)
);
comment on column interview.person_hash is
  'HMAC-SHA256 of name and organisation as they are compared, keyed; null for a cadre, who is known by id';
comment on column interview.late_reason is 'why it was recorded on a later day than it ended on; null if it was not';
create unique index interview_once on interview (inspection_id, coalesce(cadre_id::text, person_hash), started_at);
create index interview_by_inspection on interview (inspection_id, id);

-- Who somebody without a staff number is, and what was said: under a data key of its own. Without its wrapped key an interview
-- cannot be read again, by anyone.
create table interview_file (
  id uuid primary key references interview,
  version bigint not null,
  key_id text,
  wrapped_key bytea,
  content bytea not null,
  constraint interview_file_key_whole check ((key_id is null) = (wrapped_key is null))
);
comment on column interview_file.key_id is 'which key of the configuration wraps the data key; null once that is destroyed';
comment on column interview_file.content is 'AES-256-GCM under the data key, bound to this interview';
create index interview_file_by_key on interview_file (key_id, id);

-- What the interviews of an inspection say together: counted once after it has ended, and never again, so that nobody learns
-- what one person said from the difference of two counts.
create table interview_figures (
  id uuid primary key,
  version bigint not null,
  inspection_id uuid not null references unit_inspection constraint interview_figures_once unique,
  cycle_id uuid not null,
  unit_id uuid not null,
  figures jsonb not null,
  counted_at timestamptz not null
);
comment on column interview_figures.figures is 'as they are shown: what is too small to be shown is not here either';
create index interview_figures_by_cycle on interview_figures (cycle_id, id);

grant select, insert on interview_figures to ${runtime};
grant select, insert, update on interview, interview_file to ${runtime};
