-- This service's replica of the registry. No foreign keys between what comes from different topics: a reference may arrive
-- before what it refers to, and heals. (epoch, version) only ever grow; a tombstone leaves the row, marked as gone.

create table roster_cycle (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null default false,
  code text,
  unit_id uuid,
  phase text
);

create table roster_unit (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null default false,
  path ltree,
  name text,
  kind text
);
create index roster_unit_by_subtree on roster_unit using gist (path);

create table signer (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null default false,
  staff_number text,
  name text,
  unit_id uuid,
  categories text[] not null default '{}'
);
comment on table signer is 'the cadres of the registry, as far as pledges need them';
create index signer_by_unit on signer (unit_id);
create index signer_by_staff_number on signer (staff_number);

grant select, insert, update on roster_cycle, roster_unit, signer to ${runtime};
