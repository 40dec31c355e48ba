-- Whom a report is about, as its reporter named them: one text under the data key of the case.
create table reported_subjects (
  id uuid primary key references complaint,
  version bigint not null,
  subjects bytea not null
);

-- Who a reporter is, where they said so: under a data key of its own, so that whoever may read the case still cannot read this.
create table reporter_identity (
  id uuid primary key references complaint,
  version bigint not null,
  key_id text,
  wrapped_key bytea,
  name bytea not null,
  contact bytea,
  constraint reporter_identity_key_whole check ((key_id is null) = (wrapped_key is null))
);
comment on column reporter_identity.key_id is 'which key of the configuration wraps the data key; null once the case is erased';
create index reporter_identity_by_key on reporter_identity (key_id, id);

-- Each time that somebody asked to see it: a row that stays, whatever came of it.
create table identity_request (
  id uuid primary key,
  version bigint not null,
  complaint_id uuid not null references complaint,
  state text not null check (state in ('REQUESTED', 'APPROVED', 'REFUSED', 'SHOWN')),
  requested_by text not null,
  requested_at timestamptz not null,
  reason bytea not null,
  decided_by text,
  decided_at timestamptz,
  shown_at timestamptz,
  shown_on date,
  constraint identity_request_two_people check (decided_by <> requested_by),
  constraint identity_request_decided check ((state = 'REQUESTED') = (decided_at is null)
    and (decided_at is null) = (decided_by is null)),
  constraint identity_request_shown check ((state = 'SHOWN') = (shown_at is not null)
    and (shown_at is null) = (shown_on is null))
);
comment on column identity_request.requested_by is 'staff number';
comment on column identity_request.reason is 'AES-256-GCM under the case''s key';
comment on column identity_request.shown_on is 'as the reporter is told';
create index identity_request_by_complaint on identity_request (complaint_id, id);
create unique index identity_request_one_open on identity_request (complaint_id) where state = 'REQUESTED';

grant select, insert on reported_subjects to ${runtime};
grant select, insert, update (version, key_id, wrapped_key) on reporter_identity to ${runtime};
grant select, insert, update (version, state, decided_by, decided_at, shown_at, shown_on) on identity_request to ${runtime};
