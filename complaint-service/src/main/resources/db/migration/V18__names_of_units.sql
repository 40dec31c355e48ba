-- What the units are called, for people who choose one. Null where the registry has not told since names were kept.
alter table registry_unit add name text;
