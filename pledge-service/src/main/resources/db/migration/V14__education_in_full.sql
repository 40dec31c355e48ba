-- An activity says who organised it, for whom and with what; it has a number of the office, by which a file finds it again. A
-- correction keeps what was said before.

alter table education_activity
  add column code text,
  add column organiser text,
  add column audience text[] not null default '{}',
  add column materials text[] not null default '{}';
update education_activity set code = id::text;
alter table education_activity
  alter column code set not null,
  add constraint education_activity_code_once unique (cycle_id, unit_id, code);
comment on column education_activity.audience is 'the categories of signers that it was for; empty if it was for everybody';
comment on column education_activity.materials is 'each as kind;title;link;sha256, of which the last two may be missing';
create index education_activity_by_cycle on education_activity (cycle_id, unit_id, kind);
grant update (version, kind, reach, organiser, audience, materials, occurred_at, late_reason) on education_activity to ${runtime};

create table education_correction (
  id uuid primary key,
  version bigint not null,
  activity_id uuid not null references education_activity,
  kind text not null,
  reach integer not null,
  organiser text,
  audience text[] not null,
  materials text[] not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  late_reason text,
  reason text not null,
  corrected_by text not null,
  corrected_at timestamptz not null
);
create index education_correction_by_activity on education_correction (activity_id, id);
grant select, insert on education_correction to ${runtime};
