-- What follows for whoever a case was substantiated against.
create table accountability_measure (
  id uuid primary key,
  version bigint not null,
  complaint_id uuid not null references complaint,
  kind text not null check (kind in ('REMINDER_TALK', 'ADMONITION', 'WRITTEN_SELF_EXAMINATION', 'ORGANISATIONAL_ADJUSTMENT',
    'DISCIPLINARY_REFERRAL')),
  cadre_id uuid,
  responsible_number text not null,
  imposed_on date not null,
  due_on date not null check (due_on >= imposed_on),
  done_on date check (done_on >= imposed_on),
  result bytea,
  constraint accountability_measure_result_whole check ((done_on is null) = (result is null))
);
comment on column accountability_measure.cadre_id is 'whom it is for; null if it is for a unit';
comment on column accountability_measure.responsible_number is 'staff number of who sees to it';
comment on column accountability_measure.result is 'under the data key of the case; null until there is one';
create index accountability_measure_by_case on accountability_measure (complaint_id, id);
grant select, insert, update (version, done_on, result) on accountability_measure to ${runtime};

alter table complaint add column measures integer not null default 0;
alter table complaint add column announced_on date;
alter table complaint add constraint complaint_not_closed_without_accountability
  check (case_state <> 'CLOSED' or finding not in ('SUBSTANTIATED', 'PARTLY_SUBSTANTIATED') or measures > 0);
comment on column complaint.announced_on is 'the day on which accountability was announced';
grant update (measures, announced_on) on complaint to ${runtime};

-- That a cadre broke the discipline of the transition, as pledge-service is told: under an id of its own, and on a later day than
-- the case tells anything, so that neither leads to the other.
create table found_breach (
  id uuid primary key,
  version bigint not null,
  complaint_id uuid not null references complaint,
  cadre_id uuid not null,
  found_on date not null,
  announced_on date check (announced_on >= found_on),
  told integer not null default 0 check (told between 0 and 2),
  constraint found_breach_once unique (complaint_id, cadre_id)
);
comment on column found_breach.told is '1: that it was found; 2: that accountability was announced too';
create index found_breach_to_tell on found_breach (id) where told < 2;
grant select, insert, update (version, announced_on, told) on found_breach to ${runtime};
