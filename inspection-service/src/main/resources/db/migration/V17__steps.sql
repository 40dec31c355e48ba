-- A step starts, and is complete with its evidence. One that runs is here; complete, it goes to inspection_step.
create table running_step (
  inspection_id uuid not null references unit_inspection,
  step text not null check (step in ('DUTY_AND_INTEGRITY_REPORT', 'DEMOCRATIC_ASSESSMENT', 'OPINION_SOLICITATION',
    'DEMOCRATIC_RECOMMENDATION', 'DISCIPLINE_QUESTIONNAIRE', 'INDIVIDUAL_INTERVIEWS', 'FIELD_VISIT', 'DOCUMENT_REVIEW',
    'SPECIAL_INVESTIGATION', 'COMPREHENSIVE_ANALYSIS')),
  started_at timestamptz not null,
  start_recorded_at timestamptz not null,
  start_late_reason text,
  place text not null,
  responsible_id uuid not null,
  constraint running_step_once primary key (inspection_id, step)
);
comment on column running_step.start_late_reason is 'why it was recorded on a later day than it started on; null if it was not';

alter table inspection_step
  add column start_recorded_at timestamptz,
  add column start_late_reason text,
  add constraint inspection_step_start_late_reason check (start_late_reason is null or start_recorded_at is not null);
comment on column inspection_step.start_recorded_at is 'null where the step was recorded whole, with its end';

-- Evidence that was added to a step later. There is no grant to change or remove it.
create table added_evidence (
  inspection_id uuid not null references unit_inspection,
  ordinal integer not null,
  step text not null,
  evidence jsonb not null,
  added_at timestamptz not null,
  added_by text not null,
  reason text,
  primary key (inspection_id, ordinal),
  foreign key (inspection_id, step) references inspection_step (inspection_id, step)
);
comment on column added_evidence.added_by is 'staff number';
comment on column added_evidence.reason is 'why it came after the inspection was concluded; may be null before that';

-- Files that show a step, in the order in which they came; what they hold is in confidential_file.
create table evidence_file (
  id uuid primary key,
  version bigint not null,
  inspection_id uuid not null references unit_inspection,
  step text not null,
  file_id uuid not null unique references confidential_file,
  sha256 text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);
create index evidence_file_by_inspection on evidence_file (inspection_id, step, id);

-- Which steps are done, run or were recorded late, a bit for each (1 for the first, 512 for the tenth): so that a board of
-- thousands of inspections reads a row for each. Written with the steps themselves.
alter table unit_inspection
  add column done_steps integer not null default 0 check (done_steps between 0 and 1023),
  add column running_steps integer not null default 0 check (running_steps between 0 and 1023),
  add column late_steps integer not null default 0 check (late_steps between 0 and 1023),
  add constraint unit_inspection_done_or_running check (done_steps & running_steps = 0);

create function number_of_step(step text) returns integer language sql immutable as $$
  select array_position(array['DUTY_AND_INTEGRITY_REPORT', 'DEMOCRATIC_ASSESSMENT', 'OPINION_SOLICITATION',
    'DEMOCRATIC_RECOMMENDATION', 'DISCIPLINE_QUESTIONNAIRE', 'INDIVIDUAL_INTERVIEWS', 'FIELD_VISIT', 'DOCUMENT_REVIEW',
    'SPECIAL_INVESTIGATION', 'COMPREHENSIVE_ANALYSIS'], step)
$$;
update unit_inspection i set done_steps = s.done, late_steps = s.late
from (
  select inspection_id, bit_or(1 << (number_of_step(step) - 1)) as done,
    coalesce(bit_or(1 << (number_of_step(step) - 1)) filter (where late_reason is not null), 0) as late
  from inspection_step group by inspection_id) s
where s.inspection_id = i.id;
drop function number_of_step(text);

-- Whether a class has come to a meeting, without reading all who have.
create index meeting_attendee_present on meeting_attendee (meeting_id, attendee_class, checked_in_at) where checked_in_at is not null;

-- Who has come stays there; only their class may be told anew. A row for each time, so that what is remembered of a meeting is
-- found to be old: rows are only inserted, and nobody who checks people in waits for another.
create table attendee_reclassified (
  meeting_id uuid not null references meeting,
  attendee_id uuid not null references meeting_attendee
);
create index attendee_reclassified_by_meeting on attendee_reclassified (meeting_id);
create function note_reclassified() returns trigger language plpgsql as $$
begin
  insert into attendee_reclassified (meeting_id, attendee_id) values (new.meeting_id, new.id);
  return null;
end
$$;
create trigger note_reclassified after update on meeting_attendee for each row
  when (old.checked_in_at is not null and new.attendee_class <> old.attendee_class) execute function note_reclassified();

grant select, insert on attendee_reclassified to ${runtime};
grant select, insert, delete on running_step to ${runtime};
grant select, insert on added_evidence, evidence_file to ${runtime};
