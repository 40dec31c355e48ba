-- The steps that a meeting serves, a bit for each as in V17, so that a board of thousands of inspections reads a row for each meeting.
-- Written with the steps themselves.
alter table meeting add column step_bits integer not null default 0 check (step_bits between 0 and 1023);
update meeting m set step_bits = s.bits
from (
  select meeting_id, bit_or(1 << (array_position(array['DUTY_AND_INTEGRITY_REPORT', 'DEMOCRATIC_ASSESSMENT', 'OPINION_SOLICITATION',
    'DEMOCRATIC_RECOMMENDATION', 'DISCIPLINE_QUESTIONNAIRE', 'INDIVIDUAL_INTERVIEWS', 'FIELD_VISIT', 'DOCUMENT_REVIEW',
    'SPECIAL_INVESTIGATION', 'COMPREHENSIVE_ANALYSIS'], step) - 1)) as bits
  from meeting_step group by meeting_id) s
where s.meeting_id = m.id;
