-- What this service knows of others: the registry, and who has signed. No foreign keys between what comes from different
-- topics: a reference may arrive before what it refers to, and heals. (epoch, version) only ever grow; a tombstone leaves
-- the row, marked as gone, and may be the first that is heard of a key: so what a state always has may still be null here.

create table registry_cycle (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  unit_id uuid,
  phase text
);
comment on column registry_cycle.unit_id is 'the city';

create table registry_unit (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  path ltree,
  kind text
);
create index registry_unit_by_subtree on registry_unit using gist (path);

create table registry_cadre (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  staff_number text,
  name text,
  unit_id uuid,
  post_id uuid,
  kin_ids uuid[]
);
comment on column registry_cadre.post_id is 'null while the cadre holds no post';
create index registry_cadre_by_staff_number on registry_cadre (staff_number);

create table pledge_signature (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  cycle_id uuid,
  category text,
  cadre_id uuid,
  state text
);
comment on table pledge_signature is 'pledges by their id, as far as the gate before fieldwork needs them';
create index pledge_signature_by_signer on pledge_signature (cycle_id, cadre_id);

grant select, insert, update on registry_cycle, registry_unit, registry_cadre, pledge_signature to ${runtime};
