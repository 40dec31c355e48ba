-- How far pledges are signed is kept, not counted, so that the board of a province answers as fast as that of a city. A change of
-- pledges only notes what it changes: nobody who signs waits for another. Folding brings the notes into the totals, one process
-- at a time. Who reads adds what is not folded yet, in the same statement, and so is exact at any moment.

alter table pledge add column signed_on date generated always as ((signed_at at time zone '${zone}')::date) stored;
comment on column pledge.signed_on is 'the day of signed_at in the zone of qingfeng.zone as it was when this column was made';

-- What changes of pledges add to the counts, or take from them.
create table coverage_change (
  position bigint generated always as identity primary key,
  cycle_id uuid not null,
  unit_id uuid not null,
  category text not null,
  state text not null,
  signed_on date,
  pledges bigint not null
);
create index coverage_change_by_cycle on coverage_change (cycle_id);

-- The counts of each unit's own pledges, as far as they are folded.
create table unit_coverage (
  cycle_id uuid not null,
  unit_id uuid not null,
  category text not null,
  state text not null,
  signed_on date,
  pledges bigint not null,
  constraint unit_coverage_once unique nulls not distinct (cycle_id, unit_id, category, state, signed_on)
);
comment on column unit_coverage.signed_on is 'null unless signed';
create index unit_coverage_by_unit on unit_coverage (unit_id);

-- The same of whole subtrees: each count stands once at its unit's path and at every path above.
create table subtree_coverage (
  cycle_id uuid not null,
  path ltree not null,
  category text not null,
  state text not null,
  signed_on date,
  pledges bigint not null,
  constraint subtree_coverage_once unique nulls not distinct (cycle_id, path, category, state, signed_on)
);

-- Where each unit's counts stand in subtree_coverage, until folding learns that the unit has another path.
create table coverage_place (
  unit_id uuid primary key,
  path ltree not null
);
create index coverage_place_by_subtree on coverage_place using gist (path);

-- Units whose path has changed since the last folding; only inserted, like the changes.
create table coverage_moved (
  position bigint generated always as identity primary key,
  unit_id uuid not null
);

-- Raised with every folding that changes counts of the cycle.
create table coverage_version (
  cycle_id uuid primary key,
  version bigint not null
);

-- By triggers, so that no writer of pledges can forget it.
create function note_coverage() returns trigger language plpgsql as
$$
begin
  if tg_op = 'INSERT' then
    insert into coverage_change (cycle_id, unit_id, category, state, signed_on, pledges)
    select cycle_id, unit_id, category, state, signed_on, count(*) from now_there
    group by cycle_id, unit_id, category, state, signed_on;
  elsif tg_op = 'DELETE' then
    insert into coverage_change (cycle_id, unit_id, category, state, signed_on, pledges)
    select cycle_id, unit_id, category, state, signed_on, -count(*) from before
    group by cycle_id, unit_id, category, state, signed_on;
  else
    insert into coverage_change (cycle_id, unit_id, category, state, signed_on, pledges)
    select cycle_id, unit_id, category, state, signed_on, sum(pledges)
    from (select cycle_id, unit_id, category, state, signed_on, 1 as pledges from now_there
      union all select cycle_id, unit_id, category, state, signed_on, -1 from before) as pledge
    group by cycle_id, unit_id, category, state, signed_on
    having sum(pledges) <> 0;
  end if;
  return null;
end
$$;
create trigger pledge_made after insert on pledge
  referencing new table as now_there for each statement execute function note_coverage();
create trigger pledge_changed after update on pledge
  referencing old table as before new table as now_there for each statement execute function note_coverage();
-- Nobody of ours deletes a pledge; an owner who does by hand is counted too.
create trigger pledge_deleted after delete on pledge
  referencing old table as before for each statement execute function note_coverage();

create function note_moved_unit() returns trigger language plpgsql as
$$
begin
  insert into coverage_moved (unit_id) values (new.id);
  return null;
end
$$;
create trigger roster_unit_arrived after insert on roster_unit for each row
  when (new.path is not null) execute function note_moved_unit();
create trigger roster_unit_moved after update on roster_unit for each row
  when (new.path is distinct from old.path and new.path is not null) execute function note_moved_unit();

insert into coverage_moved (unit_id) select id from roster_unit where path is not null;
insert into coverage_change (cycle_id, unit_id, category, state, signed_on, pledges)
select cycle_id, unit_id, category, state, signed_on, count(*) from pledge
group by cycle_id, unit_id, category, state, signed_on;

-- Rows come and go all the time.
alter table coverage_change set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Who has not signed yet.
create index pledge_due on pledge (cycle_id, id) where state = 'DUE';

grant select, insert, delete on coverage_change, coverage_moved to ${runtime};
grant select, insert, update on unit_coverage, subtree_coverage, coverage_place, coverage_version to ${runtime};
