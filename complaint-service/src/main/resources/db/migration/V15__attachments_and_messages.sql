-- Files of a report, without what says where, when or by whom they were made. The key of each is wrapped under the data key of its case
-- (key_id of the file is empty): when that is destroyed, so are they.
create table attachment (
  id uuid primary key references confidential_file,
  version bigint not null,
  complaint_id uuid not null references complaint,
  name bytea,
  attached_on date not null
);
comment on column attachment.name is 'as its sender called it, AES-256-GCM under the case''s key; null if they did not';
comment on column attachment.attached_on is 'the day in the city''s zone; the hour is never kept';
create index attachment_by_complaint on attachment (complaint_id, id);

-- What a reporter and those who handle the case write to each other. Its number orders them, since their days do not and their hours are
-- not kept; it is also their bound.
create table message (
  id uuid primary key,
  version bigint not null,
  complaint_id uuid not null references complaint,
  number integer not null check (number between 1 and 100),
  author text not null check (author in ('REPORTER', 'HANDLER')),
  text bytea not null,
  written_on date not null,
  read_on date,
  constraint message_numbered_once unique (complaint_id, number)
);
comment on column message.text is 'AES-256-GCM under the case''s key, bound to this message';
comment on column message.read_on is 'the day on which the other side read it; null until then';
create index message_unread on message (complaint_id, author) where read_on is null;

-- A receipt that is erased with its case is found no more, and so is answered like one that never was.
alter table complaint alter receipt_hash drop not null;
comment on column complaint.receipt_hash is 'HMAC-SHA256 of the receipt, keyed: the receipt itself is not kept; null once the case is erased';

grant select, insert on attachment to ${runtime};
grant select, insert, update (version, read_on) on message to ${runtime};
grant update (receipt_hash) on complaint to ${runtime};
