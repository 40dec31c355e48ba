-- A unit that has been merged into another is inspected no more.

alter table registry_unit add column ended_on date;
