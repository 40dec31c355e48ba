-- Which days are worked: this service's replica of the cities' calendars, one row for a year of a city.

create table registry_calendar (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  unit_id uuid,
  year integer,
  days jsonb
);
comment on column registry_calendar.unit_id is 'the city';
comment on column registry_calendar.days is 'each with date and kind, HOLIDAY or WORKDAY; all others are as their day of the week';
create index registry_calendar_by_city on registry_calendar (unit_id);

grant select, insert, update on registry_calendar to ${runtime};
