-- That nothing came of a measure by its day is told, and listed: also where the case itself has longer, or waits.
alter table complaint add column measure_due_on date;
alter table complaint add column measure_told_for date;
comment on column complaint.measure_due_on is 'by when the first of its measures without a result is to have one; null where none is left';
comment on column complaint.measure_told_for is 'the day of measure_due_on of which it was told that it has passed';
-- Of earlier cases only where a result can still be recorded.
update complaint c set measure_due_on = m.due_on
  from (select complaint_id, min(due_on) as due_on from accountability_measure where done_on is null group by complaint_id) m
  join case_file f on f.id = m.complaint_id and f.key_id is not null
  where m.complaint_id = c.id and c.case_state in ('CONCLUDED', 'FEEDBACK_GIVEN', 'CLOSED');
create index complaint_by_measure_due_day on complaint (measure_due_on, id) where measure_due_on is not null;
grant update (measure_due_on, measure_told_for) on complaint to ${runtime};
