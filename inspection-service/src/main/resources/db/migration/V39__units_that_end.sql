-- Few units end while they are inspected, and boards of thousands ask which.
create index registry_unit_ended on registry_unit (ended_on) where ended_on is not null;
