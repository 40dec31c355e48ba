-- The replica of the registry has one name in every service, so that what reads it can be shared: the working calendar does.

alter table roster_cycle rename to registry_cycle;
alter table roster_unit rename to registry_unit;
alter table roster_calendar rename to registry_calendar;

alter index roster_cycle_pkey rename to registry_cycle_pkey;
alter index roster_unit_pkey rename to registry_unit_pkey;
alter index roster_calendar_pkey rename to registry_calendar_pkey;
alter index roster_unit_by_subtree rename to registry_unit_by_subtree;
alter index roster_calendar_by_city rename to registry_calendar_by_city;

alter trigger roster_unit_arrived on registry_unit rename to registry_unit_arrived;
alter trigger roster_unit_moved on registry_unit rename to registry_unit_moved;
