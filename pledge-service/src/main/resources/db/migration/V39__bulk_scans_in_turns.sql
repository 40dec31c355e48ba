-- Cities take turns with their bulk scans: next is the city of which a file was begun, or gone on with, longest ago. A file has so
-- much time and no more, and whoever sent it may give it up.
alter table bulk_scan
  add column city ltree not null generated always as (subpath(scope_path, 0, 1)) stored,
  add column turn_at timestamptz,
  add column reading_millis bigint not null default 0 check (reading_millis >= 0),
  add column recording_millis bigint not null default 0 check (recording_millis >= 0),
  drop constraint bulk_scan_state_check,
  add constraint bulk_scan_state_check check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'ABANDONED')),
  drop constraint bulk_scan_ended,
  add constraint bulk_scan_ended check ((state in ('DONE', 'FAILED', 'ABANDONED')) = (ended_at is not null));
comment on column bulk_scan.city is 'of the sender: the first place of the scope';
comment on column bulk_scan.turn_at is 'when it was begun or gone on with last';
comment on column bulk_scan.reading_millis is 'how long its pages were read, in all turns';
comment on column bulk_scan.recording_millis is 'how long its pledges were recorded, in all turns';
create index bulk_scan_by_turn on bulk_scan (city, turn_at desc);
create index bulk_scan_that_waits on bulk_scan (city) where ended_at is null;
