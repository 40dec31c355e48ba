-- Imports too large for a request. The file waits beside its job and is gone once the job has ended; whoever runs the job keeps
-- the file's row locked until then.
create table import_job (
  id uuid primary key,
  version bigint not null,
  kind text not null
    check (kind in ('CADRES', 'KINSHIPS', 'TENURES', 'ANNUAL_ASSESSMENTS', 'WISHES', 'CAREER_ENTRIES')),
  requested_by text not null,
  scope_path ltree not null,
  language text not null,
  dry_run boolean not null,
  good_rows_only boolean not null,
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'REFUSED', 'FAILED')),
  requested_at timestamptz not null,
  ended_at timestamptz,
  attempts integer not null check (attempts >= 0),
  rows_judged integer not null check (rows_judged >= 0),
  rows_written integer not null check (rows_written >= 0),
  report jsonb,
  refusal jsonb,
  constraint import_job_ended check ((state in ('DONE', 'REFUSED', 'FAILED')) = (ended_at is not null)),
  constraint import_job_reported check ((state = 'DONE') = (report is not null)),
  constraint import_job_refused check ((state = 'REFUSED') = (refusal is not null))
);
comment on column import_job.scope_path is 'what the sender might see when the file came';
create index import_job_by_scope on import_job using gist (scope_path);

create table import_file (
  job_id uuid primary key references import_job,
  content bytea not null
);
-- Compressed it would be read back no faster, and a workbook is compressed already.
alter table import_file alter content set storage external;

grant select, insert, update on import_job to ${runtime};
grant select, insert, update, delete on import_file to ${runtime};
