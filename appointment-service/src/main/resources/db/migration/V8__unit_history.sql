-- Units are renamed, moved and merged (撤鄉並鎮) on a day: what a unit was before stays, and its path says where it is now.

alter table unit
  add column established_on date,
  add column since date,
  add column ended_on date,
  add constraint unit_ends_after_it_began check (ended_on > established_on),
  add constraint unit_city_stays check (kind <> 'CITY' or (since is null and ended_on is null));
comment on column unit.since is 'the first day of its present name, kind and place; null for as long as it exists';
comment on column unit.ended_on is 'the first day on which it was no more; it stands below the unit that took over from it';

create table former_unit (
  id uuid primary key,
  unit_id uuid not null references unit,
  since date,
  until date not null,
  path ltree not null,
  name text not null,
  kind text not null check (kind in ('TOWN', 'SUBDISTRICT', 'PARK', 'FARM', 'CITY_DIRECT', 'TOWN_DIRECT')),
  parent_id uuid not null references unit,
  constraint former_unit_lasts check (until > since),
  constraint former_unit_once exclude using gist (unit_id with =, daterange(since, until) with &&)
);
create index former_unit_by_unit on former_unit (unit_id, until);
comment on table former_unit is 'what a unit was called and where it stood before a change';

-- Whoever was let into a path sees what is there now: a path never leads to another unit than it once did.
create table unit_path (
  path ltree primary key,
  unit_id uuid not null references unit
);
create index unit_path_by_unit on unit_path (unit_id);
comment on table unit_path is 'every path that a unit has or ever had';
insert into unit_path (path, unit_id) select path, id from unit;

create function keep_unit_path() returns trigger language plpgsql as $$
begin
  insert into unit_path (path, unit_id) values (new.path, new.id) on conflict do nothing;
  if not exists (select from unit_path where path = new.path and unit_id = new.id) then
    raise unique_violation using message = 'path of another unit violates unique constraint "unit_path_stays"';
  end if;
  return null;
end $$;
create trigger keep_unit_path after insert or update of path on unit for each row execute function keep_unit_path();

create table unit_change (
  id uuid primary key,
  version bigint not null,
  unit_id uuid not null references unit,
  kind text not null check (kind in ('RENAMING', 'MOVE', 'MERGER')),
  name text,
  unit_kind text check (unit_kind in ('TOWN', 'SUBDISTRICT', 'PARK', 'FARM', 'CITY_DIRECT', 'TOWN_DIRECT')),
  target_id uuid references unit,
  effective_on date not null,
  document text not null,
  state text not null check (state in ('PLANNED', 'EFFECTIVE', 'WITHDRAWN')),
  obstacle text,
  constraint unit_change_says_what check (
    case kind when 'RENAMING' then (name is not null or unit_kind is not null) and target_id is null
              else name is null and unit_kind is null and target_id is not null end),
  constraint unit_change_held_up_while_planned check (obstacle is null or state = 'PLANNED')
);
create unique index unit_change_planned_once on unit_change (unit_id) where state = 'PLANNED';
create index unit_change_due on unit_change (effective_on) where state = 'PLANNED';
create index unit_change_by_unit on unit_change (unit_id, id);
comment on column unit_change.target_id is 'the unit above it from then on; of a merger, the one that takes over';
comment on column unit_change.obstacle is 'the code of what held it up when its day had come';

grant select, insert on former_unit, unit_path to ${runtime};
grant select, insert, update on unit_change to ${runtime};
