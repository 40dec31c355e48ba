-- The climate board 換屆風氣: the four surveys 四項調查 together, by months.

-- How many forms for written reports were handed out at a meeting and came back, blank or not. What stands on them, and whether
-- anything does, is complaint-service's alone.
create table report_forms (
  id uuid primary key references meeting,
  version bigint not null,
  cycle_id uuid not null,
  unit_id uuid not null,
  issued integer not null check (issued >= 0),
  returned integer not null,
  recorded_at timestamptz not null,
  constraint report_forms_returned check (returned between 0 and issued)
);
comment on column report_forms.id is 'that of the meeting';
create index report_forms_by_cycle on report_forms (cycle_id, recorded_at);

-- What complaint-service tells of a month; see V2 on replicas.
create table complaint_month (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  cycle_id uuid,
  starts_on date,
  ends_on date,
  reports integer,
  channels jsonb
);
comment on table complaint_month is 'reports of a city in a month, as far as they are told: what is small never comes here';
create index complaint_month_by_cycle on complaint_month (cycle_id, starts_on);

-- A month of a cycle, frozen once.
create table climate_board (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  frozen_at timestamptz not null,
  constraint climate_board_of_a_month check (extract(day from starts_on) = 1
    and ends_on = starts_on + interval '1 month' - interval '1 day'),
  constraint climate_board_once unique (cycle_id, starts_on)
);
create index climate_board_by_cycle on climate_board (cycle_id, id);
comment on column climate_board.ends_on is 'the last day';

create table climate_cell (
  board_id uuid not null references climate_board,
  ordinal integer not null,
  measure text not null,
  question text,
  level text not null check (level in ('CITY', 'TEAM', 'UNIT')),
  place_id uuid not null,
  asked bigint check (asked >= 0),
  counted bigint check (counted >= 0),
  primary key (board_id, ordinal),
  constraint climate_cell_once unique nulls not distinct (board_id, measure, question, level, place_id),
  constraint climate_cell_counted_of_asked check (counted <= asked)
);
comment on column climate_cell.place_id is 'of the city, the inspection team or the unit';
comment on column climate_cell.counted is 'null where it is withheld; what is withheld is kept nowhere';

-- Which counted rounds, interviews and meetings are in which board: each in one, so no two boards overlap.
create table climate_source (
  source_id uuid primary key,
  board_id uuid not null references climate_board
);
create index climate_source_by_board on climate_source (board_id);

-- What a questionnaire says of awareness 知曉率, for the four ratios of pledge-service.
create table awareness_rate (
  id uuid primary key,
  version bigint not null,
  board_id uuid not null references climate_board,
  cycle_id uuid not null,
  unit_id uuid not null,
  asked bigint not null check (asked > 0),
  aware bigint not null,
  constraint awareness_rate_aware check (aware between 0 and asked),
  constraint awareness_rate_once unique (board_id, unit_id)
);

-- What is frozen stays as it is, whoever asks the database to change it.
create function climate_stays_frozen() returns trigger language plpgsql as
$$
begin
  raise exception 'What is frozen stays as it is' using errcode = 'restrict_violation';
end
$$;
create trigger climate_board_stays_frozen before update or delete on climate_board
  for each row execute function climate_stays_frozen();
create trigger climate_cell_stays_frozen before update or delete on climate_cell
  for each row execute function climate_stays_frozen();
create trigger climate_source_stays_frozen before update or delete on climate_source
  for each row execute function climate_stays_frozen();
create trigger awareness_rate_stays_frozen before update or delete on awareness_rate
  for each row execute function climate_stays_frozen();

create function report_forms_stay_counted() returns trigger language plpgsql as
$$
begin
  if exists (select from climate_source where source_id = old.id) then
    raise exception 'What a board has counted stays as it is'
      using errcode = 'restrict_violation', constraint = 'report_forms_stay_counted';
  end if;
  return new;
end
$$;
create trigger report_forms_stay_counted before update on report_forms for each row
  execute function report_forms_stay_counted();

grant select, insert, update on report_forms, complaint_month to ${runtime};
grant select, insert on climate_board, climate_cell, climate_source, awareness_rate to ${runtime};
