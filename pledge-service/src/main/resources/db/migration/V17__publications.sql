-- The pledges of township secretaries are printed in the daily of the city.

create table publication (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null,
  completed_at timestamptz
);
comment on column publication.completed_at is 'when the last unit of the city was in it; null for all but one of a cycle';
create index publication_by_cycle on publication (cycle_id, id);
create unique index publication_complete_once on publication (cycle_id) where completed_at is not null;

-- What holds from then on; the first row is what was recorded, each further one a correction with its reason.
create table publication_record (
  publication_id uuid not null references publication,
  ordinal integer not null,
  newspaper text not null,
  issue_date date not null,
  page text not null,
  pledge_ids uuid[] not null,
  clipping_title text,
  clipping_sha256 text check (clipping_sha256 ~ '^[0-9a-f]{64}$'),
  reason text,
  recorded_at timestamptz not null,
  late_reason text,
  primary key (publication_id, ordinal),
  check ((clipping_title is null) = (clipping_sha256 is null)),
  check ((ordinal = 0) = (reason is null))
);
comment on column publication_record.reason is 'why it was corrected; null of the first';
comment on column publication_record.late_reason is 'why the first was recorded on a later day than it was printed; null if it was not';

grant select, insert, update (version, completed_at) on publication to ${runtime};
grant select, insert on publication_record to ${runtime};
