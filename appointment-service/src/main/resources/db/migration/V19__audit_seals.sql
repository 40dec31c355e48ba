-- Audit rows are sealed in batches. A seal covers all rows above the last position of the seal before it, up to its own; its hash
-- covers them and that seal's hash. Each goes to Kafka in the transaction that writes it, so that a chain that is written anew
-- here is found out. No times are kept: on an anonymous route they would say when somebody reported. This file is the same in each
-- service (a test compares the copies).
create table audit_seal (
  number bigint primary key check (number > 0),
  -- The seal before, which must be there and end where this one begins: no seal can be left out or be of another chain.
  previous_number bigint generated always as (nullif(number - 1, 0)) stored,
  previous_hash bytea,
  after_position bigint not null,
  last_position bigint not null,
  row_count bigint not null check (row_count > 0),
  content_hash bytea not null check (octet_length(content_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  epoch integer not null,
  constraint audit_seal_link unique (number, hash, last_position),
  constraint audit_seal_chain foreign key (previous_number, previous_hash, after_position)
    references audit_seal (number, hash, last_position),
  constraint audit_seal_begins check (case when number = 1 then previous_hash is null and after_position = 0
    else previous_hash is not null end),
  constraint audit_seal_covers check (row_count <= last_position - after_position)
);
comment on column audit_seal.content_hash is 'SHA-256 of the rows, see decision 0063; it stays when the rows are one day gone';
comment on column audit_seal.epoch is 'that of the database then: raised by a restore, after which numbers are given again';

-- Append-only, as the rows themselves.
grant select, insert on audit_seal to ${runtime};
