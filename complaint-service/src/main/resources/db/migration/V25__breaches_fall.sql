-- What a case found falls when the case is taken up again, unless it was announced: only what is found anew counts. What was told of it is
-- told to have fallen, and may be found and told once more.
alter table found_breach add column fallen_on date;
comment on column found_breach.fallen_on is 'the day on which its case was taken up again; null while it stands';
comment on column found_breach.told is 'what pledge-service knows. 0: nothing that stands; 1: that it was found; 2: that accountability was announced too';
alter table found_breach add constraint found_breach_fallen_or_announced check (fallen_on is null or announced_on is null);
-- As it would have been when these cases were taken up again.
update found_breach b set fallen_on = current_date, version = version + 1
  where announced_on is null and exists (select from complaint c
    where c.id = b.complaint_id and c.case_state not in ('CONCLUDED', 'FEEDBACK_GIVEN', 'CLOSED'));
drop index found_breach_to_tell;
create index found_breach_to_tell on found_breach (id)
  where (told = 0 and fallen_on is null) or (told = 1 and (fallen_on is not null or announced_on is not null));
create index found_breach_by_case on found_breach (complaint_id);
grant update (found_on, fallen_on) on found_breach to ${runtime};
