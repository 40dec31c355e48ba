-- What was merged into another unit is reported no more, and its cases are hidden from the leadership team that took it over. Which
-- units have ended is not known of those that are here: told again, by a replay of the registry, the same state counts once more.
alter table registry_unit add column ended_on date;
comment on column registry_unit.ended_on is 'since when it is part of the unit above it; null while it stands by itself';
update registry_unit set version = version - 1 where not gone;
create index registry_unit_ended on registry_unit using gist (path) where ended_on is not null;
