-- When each unit is to be inspected. It is a plan: nothing waits for it, and what does not fit is shown.

-- The timetable is printed, and names units. What is known of one lacks its name: told again, the same state counts once more.
alter table registry_unit add column name text;
update registry_unit set version = version - 1 where not gone;

create table inspection_plan (
  id uuid primary key,
  version bigint not null,
  inspection_id uuid not null references unit_inspection,
  cycle_id uuid not null,
  unit_id uuid not null,
  first_day date not null,
  last_day date not null,
  constraint inspection_plan_once unique (inspection_id),
  constraint inspection_plan_days check (first_day <= last_day)
);
comment on table inspection_plan is 'first and last day, both included, in the zone of the installation';
create index unit_inspection_by_team on unit_inspection (team_id, id);

grant select, insert, update on inspection_plan to ${runtime};
