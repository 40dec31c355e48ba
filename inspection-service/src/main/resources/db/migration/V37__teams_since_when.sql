-- A notice did not hang before the team that it names was formed, nor before the unit was that team's.
alter table inspection_team
  add column formed_at timestamptz,
  add column forming_recorded_at timestamptz,
  add column forming_late_reason text,
  add constraint inspection_team_forming_whole check (num_nulls(formed_at, forming_recorded_at) in (0, 2)),
  add constraint inspection_team_formed_first check (formed_at <= forming_recorded_at);
comment on column inspection_team.formed_at is 'null of teams from before this was kept';
comment on column inspection_team.forming_late_reason is
  'why it was recorded on a later day than it was formed on; null if it was not';
comment on column unit_inspection.handed_over_at is
  'when the team that has it was given its unit; null while it is with the team that was formed with it';
