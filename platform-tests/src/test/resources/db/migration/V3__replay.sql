-- How far a replay has come: a row for each state topic that it has yet to republish, or to republish the rest of. A
-- restore from a backup raises the epoch in the same transaction. This file is the same in each service (a test compares the
-- copies).
create table replay (
  topic text primary key,
  reached uuid not null default '00000000-0000-0000-0000-000000000000'
);
comment on column replay.reached is 'the states of all aggregates up to this id have been republished';

grant select, insert, update, delete on replay to ${runtime};
grant update on outbox_epoch to ${runtime};
