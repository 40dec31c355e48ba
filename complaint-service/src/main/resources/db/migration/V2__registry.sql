-- This service's replica of the registry. No foreign keys between what comes from different topics: a reference may arrive
-- before what it refers to, and heals. (epoch, version) only ever grow; a tombstone leaves the row, marked as gone.

create table registry_cycle (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  unit_id uuid,
  phase text
);
create index registry_cycle_by_city on registry_cycle (unit_id);

create table registry_unit (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  path ltree,
  kind text
);
create index registry_unit_by_subtree on registry_unit using gist (path);
create index registry_unit_by_path on registry_unit (path);
create index registry_unit_cities on registry_unit (path) where kind = 'CITY';

create table registry_cadre (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  staff_number text,
  unit_id uuid
);
create index registry_cadre_by_staff_number on registry_cadre (staff_number);
create index registry_cadre_by_unit on registry_cadre (unit_id);

grant select, insert, update on registry_cycle, registry_unit, registry_cadre to ${runtime};
