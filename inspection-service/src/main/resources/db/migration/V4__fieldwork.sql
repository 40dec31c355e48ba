-- Fieldwork has a time at which it began beside the one at which that was recorded, and nobody signs after it has begun.

alter table pledge_signature add column signed_at timestamptz;
comment on column pledge_signature.signed_at is 'null until signed';

alter table inspection_team
  add column fieldwork_recorded_at timestamptz,
  add column fieldwork_late_reason text;
update inspection_team set fieldwork_recorded_at = fieldwork_started_at;
alter table inspection_team add constraint inspection_team_fieldwork_whole
  check (num_nulls(fieldwork_started_at, fieldwork_recorded_at) in (0, 2));
comment on column inspection_team.fieldwork_late_reason is
  'why it was recorded on a later day than it began on; null if it was not';
