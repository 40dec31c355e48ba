-- Whose a case was after each move: who has had it does not take it out of sight alone.
alter table case_entry add column handler_number text;
comment on column case_entry.handler_number is 'staff number of whose the case was from then on; null for nobody''s, and before this was kept';

-- A pause ends by itself. What waited without an end waits for thirty days from when it began.
alter table complaint add column paused_until date;
alter table complaint add column pauses_in_state integer not null default 0;
alter table complaint add column prolongations integer not null default 0;
comment on column complaint.paused_until is 'the last day on which it waits';
comment on column complaint.pauses_in_state is 'how many times it was paused since its state began';
comment on column complaint.prolongations is 'how many times a pause of it was made longer';
update complaint set paused_until = paused_on + 30, pauses_in_state = 1 where paused_on is not null;
alter table complaint add constraint complaint_pause_has_an_end
  check ((paused_on is null) = (paused_until is null) and paused_until >= paused_on);
create index complaint_by_end_of_pause on complaint (paused_until, id) where paused_until is not null;
grant update (paused_until, pauses_in_state, prolongations) on complaint to ${runtime};

-- A case is closed when each of its measures has its result. One that was closed by the rule of its day stays closed.
alter table accountability_measure add column acknowledgement bytea;
comment on column accountability_measure.acknowledgement is
  'of a referral, which organ took it over and under which number; under the data key of the case';
alter table accountability_measure add constraint accountability_measure_acknowledged_when_done
  check (acknowledgement is null or (done_on is not null and kind = 'DISCIPLINARY_REFERRAL'));
grant update (acknowledgement) on accountability_measure to ${runtime};
alter table complaint add column open_measures integer not null default 0 check (open_measures >= 0);
comment on column complaint.open_measures is 'how many of its measures have no result';
update complaint c set open_measures = (select count(*) from accountability_measure m where m.complaint_id = c.id and m.done_on is null)
  where case_state in ('CONCLUDED', 'FEEDBACK_GIVEN');
alter table complaint add constraint complaint_not_closed_before_all_results check (case_state <> 'CLOSED' or open_measures = 0);
grant update (open_measures) on complaint to ${runtime};

-- What is overdue and does not move is put before who is next, again and again.
alter table complaint add column escalation integer not null default 0 check (escalation >= 0);
alter table complaint add column escalated_on date;
comment on column complaint.escalation is 'how many times since its state began';
alter table complaint add constraint complaint_escalated_whole check ((escalation = 0) = (escalated_on is null));
create index complaint_by_escalation on complaint (id) where escalation > 0;
grant update (escalation, escalated_on) on complaint to ${runtime};

-- The receipt of a duplicate tells nothing of the case that it was merged into.
update complaint set progress = 'IN_PROGRESS' where case_state = 'MERGED';
alter table complaint add constraint complaint_duplicate_tells_nothing check (case_state <> 'MERGED' or progress = 'IN_PROGRESS');
comment on column complaint.progress is 'what the receipt tells; of a duplicate that it is looked into, however the case stands that it was merged into';

-- How much of what came at a duplicate was looked at by who works on the case that it was merged into; what comes more is a mark there.
create table duplicate_seen (
  id uuid primary key references complaint,
  version bigint not null,
  messages integer not null check (messages >= 0),
  files integer not null check (files >= 0)
);
comment on column duplicate_seen.id is 'the duplicate''s';
comment on column duplicate_seen.messages is 'of its reporter';
insert into duplicate_seen
  select c.id, 0, (select count(*) from message m where m.complaint_id = c.id and m.author = 'REPORTER'),
    (select count(*) from attachment a where a.complaint_id = c.id)
  from complaint c where c.case_state = 'MERGED';
grant select, insert, update (version, messages, files) on duplicate_seen to ${runtime};
