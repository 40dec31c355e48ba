-- That a cycle is closed is remembered apart from the replica: where that is read anew, it tells of the earlier phases first.
create table closed_cycle (
  cycle_id uuid primary key,
  epoch integer not null
);
comment on column closed_cycle.epoch is 'of the state that said so; the registry may be restored to an earlier phase, in a later epoch';
insert into closed_cycle (cycle_id, epoch) select id, epoch from registry_cycle where phase = 'ARCHIVED';
grant select, insert, update on closed_cycle to ${runtime};
