-- Who asked to erase a case and who decided; a row that stays, whatever came of it. What is erased is the case's keys: see case_file.
create table erasure_request (
  id uuid primary key,
  version bigint not null,
  complaint_id uuid not null references complaint,
  state text not null check (state in ('REQUESTED', 'ERASED', 'REFUSED')),
  requested_by text not null,
  requested_at timestamptz not null,
  reason bytea not null,
  decided_by text,
  decided_at timestamptz,
  complete_on date,
  constraint erasure_request_two_people check (state <> 'ERASED' or decided_by <> requested_by),
  constraint erasure_request_decided check ((state = 'REQUESTED') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint erasure_request_complete_once_erased check ((state = 'ERASED') = (complete_on is not null))
);
comment on column erasure_request.requested_by is 'staff number, as is decided_by';
comment on column erasure_request.reason is 'AES-256-GCM under the case''s key, and so erased with it';
comment on column erasure_request.complete_on is 'when the last backup that holds the keys expires';
create index erasure_request_by_complaint on erasure_request (complaint_id, id);
create unique index erasure_request_one_open on erasure_request (complaint_id) where state = 'REQUESTED';
grant select, insert, update (version, state, decided_by, decided_at, complete_on) on erasure_request to ${runtime};
