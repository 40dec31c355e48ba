-- How often somebody was reminded of a finding: the finding tells of it, so it is another one then.
alter table finding add column reminders integer not null default 0 check (reminders >= 0);
comment on column finding.reminders is 'how many rows of finding_reminder there are of it';
update finding f set reminders = (select count(*) from finding_reminder r where r.finding_id = f.id);

-- Boards count what is not settled, by inspection. What was asked of the open ones alone is asked no more.
drop index finding_open;
create index finding_unsettled on finding (inspection_id, state, due_on) where state in ('OPEN', 'IN_FOLLOW_UP');

-- Who held a post on some day. What is known of a cadre lacks the days: told again, the same state counts once more.
comment on column registry_cadre.tenures is
  'each with the id of its post and, where it was told since these are kept, its first day and the first day after it';
create index registry_cadre_by_tenure on registry_cadre using gin (tenures jsonb_path_ops);
update registry_cadre set version = version - 1 where not gone;

-- A photo of a notice is a file of the inspection as those of its steps are: one table keeps both.
alter table evidence_file alter column step drop not null, add column notice_issue integer check (notice_issue > 0);
comment on column evidence_file.notice_issue is 'which of the notices of the inspection it shows, counted from 1; null for a step';
insert into evidence_file (id, version, inspection_id, notice_issue, file_id, sha256, uploaded_by, uploaded_at)
select id, version, inspection_id, issue, file_id, sha256, uploaded_by, uploaded_at from notice_photo;
alter table evidence_file add constraint evidence_file_shows_one check (num_nulls(step, notice_issue) = 1);
drop table notice_photo;
