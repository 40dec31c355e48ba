-- A check-in of somebody who was not there: the wrong line was tapped. It is taken back with a reason, and kept.
create table check_in_taken_back (
  attendee_id uuid not null references meeting_attendee,
  ordinal integer not null,
  checked_in_at timestamptz not null,
  recorded_at timestamptz not null,
  late_reason text,
  reason text not null,
  taken_back_at timestamptz not null,
  taken_back_by text not null,
  primary key (attendee_id, ordinal)
);
comment on column check_in_taken_back.taken_back_by is 'staff number';
grant select, insert on check_in_taken_back to ${runtime};

-- Whoever was entered as coming uninvited and was not there stays in the list, and is counted nowhere.
alter table meeting_attendee drop constraint meeting_attendee_walked_in;

-- What is remembered of who came to a meeting is old then too.
drop trigger note_reclassified on meeting_attendee;
create trigger note_reclassified after update on meeting_attendee for each row
  when (old.checked_in_at is not null and (new.attendee_class <> old.attendee_class or new.checked_in_at is null))
  execute function note_reclassified();
