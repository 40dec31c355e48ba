-- A reporter may name a unit by a path under which it was known before it moved or was merged.

alter table registry_unit add column former_paths text[];
create index registry_unit_by_former_path on registry_unit using gin (former_paths);
