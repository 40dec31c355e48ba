-- A meeting at which steps of an inspection are carried out: drafted, convened, held; or cancelled.
create table meeting (
  id uuid primary key,
  version bigint not null,
  inspection_id uuid not null references unit_inspection,
  cycle_id uuid not null,
  unit_id uuid not null,
  place text not null,
  planned_start timestamptz not null,
  state text not null check (state in ('DRAFTED', 'CONVENED', 'HELD', 'CANCELLED')),
  started_at timestamptz,
  closed_at timestamptz,
  closing_recorded_at timestamptz,
  closing_late_reason text,
  cancellation_reason text,
  corrections integer not null default 0 check (corrections >= 0),
  constraint meeting_closed_whole check (num_nulls(started_at, closed_at, closing_recorded_at) = case when state = 'HELD' then 0 else 3 end),
  constraint meeting_closed_after_start check (started_at <= closed_at),
  constraint meeting_late_reason_of_closing check (closing_late_reason is null or state = 'HELD'),
  constraint meeting_cancelled check ((state = 'CANCELLED') = (cancellation_reason is not null)),
  constraint meeting_corrected_once_held check (corrections = 0 or state = 'HELD')
);
comment on column meeting.started_at is 'when it began, which may not be as planned; told when its attendance is closed';
comment on column meeting.corrections is 'arrivals entered after its attendance was closed; each told anew';
create index meeting_by_inspection on meeting (inspection_id, id);
create index meeting_by_cycle on meeting (cycle_id, id);

create table meeting_step (
  meeting_id uuid not null references meeting,
  step text not null check (step in ('DUTY_AND_INTEGRITY_REPORT', 'DEMOCRATIC_ASSESSMENT', 'OPINION_SOLICITATION',
    'DEMOCRATIC_RECOMMENDATION', 'DISCIPLINE_QUESTIONNAIRE', 'INDIVIDUAL_INTERVIEWS', 'FIELD_VISIT', 'DOCUMENT_REVIEW',
    'SPECIAL_INVESTIGATION', 'COMPREHENSIVE_ANALYSIS')),
  primary key (meeting_id, step)
);

-- Who is expected at a meeting or came to it. Names and organisations are personal data: they leave this table only to be shown
-- to the inspection team and to officers of the city.
create table meeting_attendee (
  id uuid primary key,
  version bigint not null,
  meeting_id uuid not null references meeting,
  attendee_class text not null check (attendee_class in ('PRESCRIBED', 'LEADER', 'PARTY_CONGRESS_DELEGATE',
    'PEOPLES_CONGRESS_DEPUTY', 'CPPCC_MEMBER', 'TOWNSHIP_DEPUTY', 'ENTERPRISE_HEAD', 'STAFF', 'OTHER')),
  cadre_id uuid,
  name text,
  organisation text,
  walk_in boolean not null,
  checked_in_at timestamptz,
  check_in_recorded_at timestamptz,
  check_in_late_reason text,
  absence_reason text,
  constraint meeting_attendee_cadre_or_named check (num_nulls(name, organisation) = case when cadre_id is null then 0 else 2 end),
  constraint meeting_attendee_check_in_whole check (num_nulls(checked_in_at, check_in_recorded_at) in (0, 2)),
  constraint meeting_attendee_late_reason check (check_in_late_reason is null or checked_in_at is not null),
  constraint meeting_attendee_walked_in check (checked_in_at is not null or not walk_in),
  constraint meeting_attendee_absent_or_present check (absence_reason is null or checked_in_at is null)
);
comment on column meeting_attendee.walk_in is 'came without being expected';
comment on column meeting_attendee.check_in_late_reason is
  'why it was recorded on a later day than they came on, or once attendance was closed; null if it was neither';
create unique index meeting_attendee_cadre_once on meeting_attendee (meeting_id, cadre_id) where cadre_id is not null;
create unique index meeting_attendee_name_once on meeting_attendee (meeting_id, name, organisation) where cadre_id is null;
create index meeting_attendee_by_meeting on meeting_attendee (meeting_id, id);

grant select, insert, update on meeting, meeting_attendee to ${runtime};
-- What a meeting is for can be said anew until it is held.
grant select, insert, delete on meeting_step to ${runtime};
