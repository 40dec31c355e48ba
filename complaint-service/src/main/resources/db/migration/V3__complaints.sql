-- What is kept of a complaint. Nothing here tells who made it or when: ids are random, times are days, and the narrative can
-- only be read by the application.
create table complaint (
  id uuid primary key,
  version bigint not null,
  channel text not null check (channel in ('WEB_COLUMN', 'REPORT_BOX', 'HOTLINE', 'PETITION_DESK', 'WRITTEN_REPORT')),
  category text not null check (category in ('CANVASSING_AND_VOTE_BUYING', 'BUYING_OR_SELLING_OFFICE', 'RUNNING_FOR_OFFICE',
    'BREACH_OF_PROCEDURE', 'LEAK', 'INTERFERENCE', 'FALSE_RECORDS', 'OTHER')),
  state text not null check (state in ('RECEIVED')),
  subject_unit_id uuid,
  cycle_id uuid,
  received_on date not null,
  receipt_hash text not null constraint complaint_receipt_once unique check (receipt_hash ~ '^[0-9a-f]{64}$')
);
comment on column complaint.subject_unit_id is 'the unit it is about; null if it names none';
comment on column complaint.cycle_id is 'the cycle that ran in that unit''s city when it came';
comment on column complaint.received_on is 'the day in the city''s zone; the hour is never kept';
comment on column complaint.receipt_hash is 'HMAC-SHA256 of the receipt, keyed: the receipt itself is not kept';
create index complaint_by_unit on complaint (subject_unit_id, id);

-- The texts of a complaint, under a data key of its own. Without its wrapped key a case cannot be read again, by anyone.
create table case_file (
  id uuid primary key references complaint,
  version bigint not null,
  key_id text,
  wrapped_key bytea,
  narrative bytea not null,
  constraint case_file_key_whole check ((key_id is null) = (wrapped_key is null))
);
comment on column case_file.key_id is 'which key of the configuration wraps the data key; null once that is destroyed';
comment on column case_file.narrative is 'AES-256-GCM under the data key, bound to this complaint';
create index case_file_by_key on case_file (key_id, id);

grant select, insert on complaint to ${runtime};
grant select, insert, update on case_file to ${runtime};
