-- Which days are worked, as the State Council publishes it for each year; and the calendar of a cycle: when each phase is
-- planned, and when it began.

-- One calendar year of one city; its days are those that weekends alone do not explain.
create table calendar_year (
  id uuid primary key,
  version bigint not null,
  unit_id uuid not null references unit,
  year integer not null check (year between 1900 and 2200),
  constraint calendar_year_once unique (unit_id, year),
  unique (id, unit_id)
);
comment on column calendar_year.unit_id is 'the city';

create table calendar_day (
  calendar_id uuid not null,
  unit_id uuid not null,
  date date not null,
  kind text not null check (kind in ('HOLIDAY', 'WORKDAY')),
  name text not null,
  primary key (calendar_id, date),
  foreign key (calendar_id, unit_id) references calendar_year (id, unit_id),
  constraint calendar_day_once unique (unit_id, date)
);
comment on constraint calendar_day_once on calendar_day is 'a city has one day of a date';

-- When each phase is planned: from its first day to its last, the next one from the day after.
create table cycle_calendar (
  cycle_id uuid not null references transition_cycle,
  phase text not null check (phase in ('MOBILISATION', 'INSPECTION', 'POLICY_ADOPTION', 'DECISION')),
  first_day date not null,
  last_day date not null,
  primary key (cycle_id, phase),
  check (first_day <= last_day)
);

-- When each phase was entered, and when that was recorded.
create table cycle_phase (
  cycle_id uuid not null references transition_cycle,
  phase text not null check (phase in ('MOBILISATION', 'INSPECTION', 'POLICY_ADOPTION', 'DECISION', 'ARCHIVED')),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  late_reason text,
  primary key (cycle_id, phase),
  check (recorded_at >= occurred_at)
);
comment on column cycle_phase.late_reason is 'why it was recorded on a later day than it was entered on; null if it was not';

-- Of a cycle that runs already, only the present phase is known.
insert into cycle_phase (cycle_id, phase, occurred_at, recorded_at)
select id, phase, phase_since, phase_since from transition_cycle;

grant select, insert, update on calendar_year, calendar_day, cycle_phase, cycle_calendar to ${runtime};
