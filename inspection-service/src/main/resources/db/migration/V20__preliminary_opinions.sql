-- After fieldwork the inspection team meets 碰頭會議 and forms preliminary opinions on the leadership team and each member.
create table team_meeting (
  id uuid primary key,
  version bigint not null,
  inspection_id uuid not null references unit_inspection,
  cycle_id uuid not null,
  unit_id uuid not null,
  deadline date not null,
  held_at timestamptz,
  recorded_at timestamptz,
  late_reason text,
  place text,
  present_ids uuid[],
  delay_reason text,
  constraint team_meeting_once unique (inspection_id),
  constraint team_meeting_held_whole check (num_nulls(held_at, recorded_at, place, present_ids) in (0, 4)),
  constraint team_meeting_reasons_of_held check (held_at is not null or num_nonnulls(late_reason, delay_reason) = 0)
);
comment on table team_meeting is 'due with the end of its inspection; held once';
comment on column team_meeting.deadline is 'the last day on which it is in time, in the city''s working days as its calendar said when the inspection ended';
comment on column team_meeting.delay_reason is 'why it was held after its deadline; null if it was not';
create index team_meeting_by_cycle on team_meeting (cycle_id, id);
create index team_meeting_due on team_meeting (deadline) where held_at is null;

-- The data key of the texts of a meeting's opinions, in a row of its own: it moves when the configuration names another.
create table opinion_key (
  id uuid primary key references team_meeting,
  version bigint not null,
  key_id text not null,
  wrapped_key bytea not null
);
create index opinion_key_by_key on opinion_key (key_id, id);

-- Of inspections that have ended already: weekends alone are free here, since the calendars cannot be asked.
insert into team_meeting (id, version, inspection_id, cycle_id, unit_id, deadline)
select gen_random_uuid(), 0, id, cycle_id, unit_id,
  (select day::date from generate_series((concluded_at at time zone 'Asia/Shanghai')::date + 1, (concluded_at at time zone 'Asia/Shanghai')::date + 7, interval '1 day') day
    where extract(isodow from day) < 6 order by day offset 2 limit 1)
from unit_inspection
where concluded_at is not null;

-- An opinion that is formed anew is one more edition; the last counts. The texts are encrypted under the meeting's key.
create table preliminary_opinion (
  id uuid primary key,
  version bigint not null,
  inspection_id uuid not null references team_meeting (inspection_id),
  cycle_id uuid not null,
  unit_id uuid not null,
  subject text not null check (subject in ('LEADERSHIP_TEAM', 'MEMBER')),
  cadre_id uuid,
  edition integer not null check (edition > 0),
  grade text not null check (grade in ('EXCELLENT', 'FAIRLY_GOOD', 'AVERAGE', 'POOR')),
  merits bytea not null,
  shortcomings bytea not null,
  change_reason bytea,
  formed_at timestamptz not null,
  constraint preliminary_opinion_of_someone check ((subject = 'MEMBER') = (cadre_id is not null)),
  constraint preliminary_opinion_changed_for_a_reason check ((edition > 1) = (change_reason is not null)),
  constraint preliminary_opinion_once unique nulls not distinct (inspection_id, cadre_id, edition)
);
comment on column preliminary_opinion.cadre_id is 'null for the leadership team';
create index preliminary_opinion_by_inspection on preliminary_opinion (inspection_id, id);

grant select, insert, update on team_meeting, opinion_key to ${runtime};
grant select, insert on preliminary_opinion to ${runtime};
