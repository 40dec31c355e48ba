-- A notice is issued anew when anything in it changes; those before are kept, and a step waits for one that names the team as it is.

alter table registry_cycle add column name text;
-- What is known of a cycle lacks its name: told again, the same state counts once more.
update registry_cycle set version = version - 1 where not gone;

alter table unit_inspection add column notice_member_ids uuid[];
comment on column unit_inspection.notice_member_ids is
  'who the notice names, its leader first; null in notices from before this was kept';

create table earlier_notice (
  inspection_id uuid not null references unit_inspection,
  ordinal integer not null,
  notice_posted_at timestamptz not null,
  notice_fieldwork_begins_on date not null,
  notice_hotline text not null,
  notice_place text not null,
  notice_team_names text[] not null,
  notice_member_ids uuid[],
  notice_recorded_at timestamptz not null,
  notice_late_reason text,
  primary key (inspection_id, ordinal)
);
comment on table earlier_notice is 'notices in whose place another was issued, the first first';

grant select, insert on earlier_notice to ${runtime};
