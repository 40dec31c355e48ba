-- Who is close to a signer does not learn of a breach before it is announced: their kin, and who is in their leadership team. What is known of
-- a cadre lacks both: told again, by a replay of the registry, the same state counts once more.
alter table signer add column post_id uuid;
alter table signer add column kin_ids uuid[];
update signer set version = version - 1 where not gone;
create index signer_by_post on signer (post_id) where post_id is not null;
create index signer_by_kin on signer using gin (kin_ids) where kin_ids is not null;

create table registry_post (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  unit_id uuid,
  kind text
);
create index registry_post_by_unit on registry_post (unit_id);
grant select, insert, update on registry_post to ${runtime};
