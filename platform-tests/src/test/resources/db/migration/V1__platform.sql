-- What the platform needs in every service. This file is the same in each of them (a test compares the copies).

create extension if not exists ltree;

-- Events on their way to Kafka, in the column layout of Debezium's outbox event router. `position` orders them; a key always
-- falls into the same lane.
create table outbox (
  position bigint generated always as identity primary key,
  lane smallint not null,
  id uuid not null unique,
  aggregatetype text not null,
  aggregateid text not null,
  type text not null,
  payload text,
  source text not null,
  time timestamptz not null,
  aggregateversion bigint not null,
  epoch integer not null,
  correlationid text not null,
  traceparent text
);
comment on column outbox.aggregatetype is 'the topic: the event router routes by this column';
comment on column outbox.payload is 'JSON as text, passed on byte for byte; null is a tombstone';
create index outbox_by_lane on outbox (lane, position);

-- One relay at a time holds a lane, by locking its row.
create table outbox_lane (lane smallint primary key);
insert into outbox_lane select generate_series(0, 15);

-- Raised when the database is restored from a backup, so that consumers take the restored state for the newer one.
create table outbox_epoch (epoch integer not null, only_row boolean primary key default true check (only_row));
insert into outbox_epoch (epoch) values (1);

-- Events that have had their effect.
create table inbox (
  source text not null,
  id text not null,
  received_at timestamptz not null default now(),
  primary key (source, id)
);

-- The first answer to each Idempotency-Key, kept for a day. On an anonymous route the key is a keyed hash, the fingerprint is
-- empty and the body is sealed with what only the caller knows.
create table idempotency_key (
  caller text not null,
  key text not null,
  fingerprint text not null,
  status smallint not null,
  location text,
  entity_tag text,
  body text not null,
  created_at timestamptz not null default now(),
  primary key (caller, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);

-- Who changed what and when, and who read what is confidential. Append-only: the runtime role can neither update nor delete.
create table audit_entry (
  position bigint generated always as identity primary key,
  occurred_at timestamptz not null default now(),
  actor text not null,
  operation text not null,
  action text not null check (action in ('CREATED', 'CHANGED', 'REMOVED', 'READ')),
  record_type text not null,
  record_id text not null,
  digest_before text,
  digest_after text,
  trace_id text
);
comment on column audit_entry.occurred_at is 'on an anonymous route the beginning of the day';
comment on column audit_entry.actor is 'staff number, client:<id> of a system, anonymous, or service';
comment on column audit_entry.digest_after is 'HMAC-SHA256 of the state in hexadecimal, keyed: the state itself is not kept here';
create index audit_entry_by_record on audit_entry (record_type, record_id, position);

grant select, insert, delete on outbox to ${runtime};
grant select, update on outbox_lane to ${runtime};
grant select on outbox_epoch to ${runtime};
grant select, insert on inbox to ${runtime};
grant select, insert, update, delete on idempotency_key to ${runtime};
grant select, insert on audit_entry to ${runtime};
