-- An inspection team of a cycle, its members and the units that it is to inspect.
create table inspection_team (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null,
  name text not null,
  leader_id uuid not null,
  state text not null check (state in ('FORMED', 'TRAINED', 'IN_FIELD')),
  fieldwork_started_at timestamptz,
  constraint inspection_team_in_field check ((state = 'IN_FIELD') = (fieldwork_started_at is not null)),
  unique (id, cycle_id)
);
create index inspection_team_by_cycle on inspection_team (cycle_id, id);

create table team_member (
  team_id uuid not null,
  cycle_id uuid not null,
  cadre_id uuid not null,
  primary key (team_id, cadre_id),
  foreign key (team_id, cycle_id) references inspection_team (id, cycle_id),
  constraint team_member_once unique (cycle_id, cadre_id)
);
comment on constraint team_member_once on team_member is 'a cadre is in one team of a cycle';
create index team_member_by_cadre on team_member (cadre_id);

create table team_unit (
  team_id uuid not null,
  cycle_id uuid not null,
  unit_id uuid not null,
  primary key (team_id, unit_id),
  foreign key (team_id, cycle_id) references inspection_team (id, cycle_id),
  constraint team_unit_once unique (cycle_id, unit_id)
);
comment on constraint team_unit_once on team_unit is 'a unit belongs to exactly one team of a cycle';
create index team_unit_by_unit on team_unit (unit_id);

create table team_training (
  team_id uuid not null references inspection_team,
  ordinal integer not null,
  attendee_ids uuid[] not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  late_reason text,
  primary key (team_id, ordinal)
);
comment on column team_training.late_reason is 'why it was recorded on a later day than it happened on; null if it was not';

-- The inspection of one unit in one cycle, begun with the team that is assigned to the unit.
create table unit_inspection (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null,
  team_id uuid not null,
  unit_id uuid not null,
  state text not null check (state in ('ASSIGNED', 'NOTICE_POSTED', 'UNDER_WAY', 'CONCLUDED')),
  notice_posted_at timestamptz,
  notice_fieldwork_begins_on date,
  notice_hotline text,
  notice_place text,
  notice_team_names text[],
  notice_recorded_at timestamptz,
  notice_late_reason text,
  concluded_at timestamptz,
  conclusion_recorded_at timestamptz,
  conclusion_late_reason text,
  foreign key (team_id, unit_id) references team_unit (team_id, unit_id),
  constraint unit_inspection_once unique (team_id, unit_id),
  constraint unit_inspection_notice_whole check (num_nulls(notice_posted_at, notice_fieldwork_begins_on, notice_hotline,
    notice_place, notice_team_names, notice_recorded_at) in (0, 6)),
  constraint unit_inspection_notice_first check (state = 'ASSIGNED' or notice_posted_at is not null),
  constraint unit_inspection_concluded check ((state = 'CONCLUDED') = (concluded_at is not null))
);
comment on column unit_inspection.notice_fieldwork_begins_on is 'the first day of fieldwork that was announced, in Asia/Shanghai';
create index unit_inspection_by_cycle on unit_inspection (cycle_id, id);
create index unit_inspection_by_unit on unit_inspection (unit_id);

create table inspection_step (
  inspection_id uuid not null references unit_inspection,
  step text not null check (step in ('DUTY_AND_INTEGRITY_REPORT', 'DEMOCRATIC_ASSESSMENT', 'OPINION_SOLICITATION',
    'DEMOCRATIC_RECOMMENDATION', 'DISCIPLINE_QUESTIONNAIRE', 'INDIVIDUAL_INTERVIEWS', 'FIELD_VISIT', 'DOCUMENT_REVIEW',
    'SPECIAL_INVESTIGATION', 'COMPREHENSIVE_ANALYSIS')),
  started_at timestamptz not null,
  ended_at timestamptz not null,
  place text not null,
  responsible_id uuid not null,
  evidence jsonb not null check (jsonb_array_length(evidence) > 0),
  recorded_at timestamptz not null,
  late_reason text,
  constraint inspection_step_once primary key (inspection_id, step),
  check (started_at <= ended_at)
);

-- What an inspection found of a leadership team or of one of its members. Confidential, and never changed.
create table evaluation (
  id uuid primary key,
  version bigint not null,
  inspection_id uuid not null references unit_inspection,
  cycle_id uuid not null,
  unit_id uuid not null,
  subject text not null check (subject in ('LEADERSHIP_TEAM', 'MEMBER')),
  cadre_id uuid,
  grade text not null check (grade in ('EXCELLENT', 'FAIRLY_GOOD', 'AVERAGE', 'POOR')),
  reasons jsonb not null check (jsonb_array_length(reasons) > 0),
  graded_at timestamptz not null,
  constraint evaluation_of_someone check ((subject = 'MEMBER') = (cadre_id is not null)),
  constraint evaluation_once unique nulls not distinct (inspection_id, cadre_id)
);
comment on constraint evaluation_once on evaluation is 'one of the leadership team, which is the one without a cadre, and one of each member';
create index evaluation_by_inspection on evaluation (inspection_id, id);

grant select, insert, update on inspection_team, unit_inspection to ${runtime};
grant select, insert on team_member, team_unit, team_training, inspection_step, evaluation to ${runtime};
