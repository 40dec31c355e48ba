-- The case that becomes of a complaint: how far it is, whose it is and by when something is due. `state` stays what it was, because
-- its values are a released contract; `case_state` says how far the case is, and `progress` as much of that as its receipt tells.
alter table complaint add column handling_unit_id uuid;
alter table complaint add column case_state text not null default 'RECEIVED' check (case_state in ('RECEIVED', 'SCREENED', 'ACCEPTED',
  'ASSIGNED', 'INVESTIGATED', 'CONCLUDED', 'FEEDBACK_GIVEN', 'CLOSED', 'DECLINED', 'TRANSFERRED', 'MERGED'));
alter table complaint add column progress text not null default 'RECEIVED'
  check (progress in ('RECEIVED', 'IN_PROGRESS', 'CONCLUDED', 'CLOSED', 'DECLINED'));
alter table complaint add column severity text not null default 'ORDINARY' check (severity in ('ORDINARY', 'SERIOUS', 'GRAVE'));
alter table complaint add column handler_number text;
alter table complaint add column due_on date;
alter table complaint add column paused_on date;
alter table complaint add column overdue_told_for date;
alter table complaint add column finding text
  check (finding in ('SUBSTANTIATED', 'PARTLY_SUBSTANTIATED', 'UNSUBSTANTIATED', 'FALSE_ACCUSATION'));
alter table complaint add column merged_into_id uuid references complaint;
alter table complaint add column entries integer not null default 0;
comment on column complaint.handling_unit_id is 'the unit whose handlers work on it; null if those of the whole city do';
comment on column complaint.progress is 'what the receipt tells; of a duplicate how the complaint stands that it was merged into';
comment on column complaint.handler_number is 'staff number; null while nobody has it';
comment on column complaint.due_on is 'by when it is to leave its state; null where nothing is due';
comment on column complaint.overdue_told_for is 'the due day of which it was told that it has passed';
comment on column complaint.entries is 'how many there are in its history';
update complaint set handling_unit_id = subject_unit_id;
alter table complaint add constraint complaint_finding_of_concluded
  check ((finding is not null) = (case_state in ('CONCLUDED', 'FEEDBACK_GIVEN', 'CLOSED')));
alter table complaint add constraint complaint_merged_into_another
  check ((merged_into_id is not null) = (case_state = 'MERGED') and merged_into_id <> id);
create index complaint_by_handling_unit on complaint (handling_unit_id, id);
create index complaint_by_handler on complaint (handler_number, id) where handler_number is not null;
create index complaint_by_case_state on complaint (case_state, id);
create index complaint_by_due_day on complaint (due_on, id) where due_on is not null and paused_on is null;
create index complaint_by_severity on complaint (severity, id) where severity <> 'ORDINARY';
create index complaint_by_whole on complaint (merged_into_id) where merged_into_id is not null;
-- What came in does not change.
grant update (version, handling_unit_id, case_state, progress, severity, handler_number, due_on, paused_on, overdue_told_for, finding,
  merged_into_id, entries) on complaint to ${runtime};

-- Whom and what a case is about. Whoever is named here does not learn that there is a case, as long as that is not dropped.
create table complaint_subject (
  id uuid primary key,
  version bigint not null,
  complaint_id uuid not null references complaint,
  cadre_id uuid,
  unit_id uuid,
  standing text not null check (standing in ('PRESUMED', 'LINKED', 'DROPPED')),
  constraint complaint_subject_of_one_kind check ((cadre_id is null) <> (unit_id is null)),
  constraint complaint_subject_cadre_once unique (complaint_id, cadre_id),
  constraint complaint_subject_unit_once unique (complaint_id, unit_id)
);
comment on column complaint_subject.standing is 'PRESUMED: somebody of that name occurs in what was reported, and nobody has looked yet';
-- Who asks is close to few cadres and units: what they may not know is found by these, whatever else there is.
create index complaint_subject_by_cadre on complaint_subject (cadre_id) where cadre_id is not null;
create index complaint_subject_by_unit on complaint_subject (unit_id) where unit_id is not null;
grant select, insert, update (version, standing) on complaint_subject to ${runtime};

-- Who stands aside from a case. They do not see it any more.
create table case_conflict (
  id uuid primary key,
  version bigint not null,
  complaint_id uuid not null references complaint,
  staff_number text not null,
  reason bytea,
  declared_by text not null,
  constraint case_conflict_once unique (complaint_id, staff_number)
);
comment on column case_conflict.reason is 'under the data key of the case; null where it comes with a duplicate';
create index case_conflict_by_number on case_conflict (staff_number);
grant select, insert on case_conflict to ${runtime};

-- What was done with a case, by whom and when. Only ever added to.
create table case_entry (
  id uuid primary key,
  version bigint not null,
  complaint_id uuid not null references complaint,
  number integer not null check (number > 0),
  move text not null,
  from_state text not null,
  to_state text not null,
  made_at timestamptz not null,
  made_by text not null,
  words bytea,
  constraint case_entry_numbered_once unique (complaint_id, number)
);
comment on column case_entry.words is 'reason, finding or answer, under the data key of the case; null where none was given';
grant select, insert on case_entry to ${runtime};

-- Who may not know of a case is found by what the registry tells: names, posts, kin. What is known of a cadre lacks them: told again,
-- by a replay of the registry, the same state counts once more.
alter table registry_cadre add column name text;
alter table registry_cadre add column name_key bigint;
alter table registry_cadre add column post_id uuid;
alter table registry_cadre add column kin_ids uuid[];
comment on column registry_cadre.name_key is 'the first four letters of the name, as names are looked for in texts';
update registry_cadre set version = version - 1 where not gone;
create index registry_cadre_by_name on registry_cadre (name_key) where not gone;
create index registry_cadre_by_post on registry_cadre (post_id) where post_id is not null;
create index registry_cadre_by_kin on registry_cadre using gin (kin_ids);

create table registry_post (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  unit_id uuid,
  kind text
);
create index registry_post_by_unit on registry_post (unit_id);
grant select, insert, update on registry_post to ${runtime};

-- Of somebody who is gone the number is kept, by which a person is known as one; not the name.
create function forget_name_of_gone_cadre() returns trigger language plpgsql as $$
begin
  new.name := null;
  new.name_key := null;
  return new;
end $$;
create trigger registry_cadre_gone_without_name before insert or update on registry_cadre
  for each row when (new.gone) execute function forget_name_of_gone_cadre();
