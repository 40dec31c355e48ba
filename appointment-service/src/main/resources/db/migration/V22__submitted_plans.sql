-- A plan lies with the committee from its submission until it is decided or taken back; meanwhile nothing is changed in it.

alter table plan
  add column submission_at timestamptz,
  add column submission_by text,
  add column submission_effective_on date,
  add column submission_check_id uuid references plan_check,
  add constraint plan_submitted_whole check (
    (submission_at is null) = (submission_by is null)
    and (submission_at is null) = (submission_effective_on is null)
    and (submission_at is null) = (submission_check_id is null));
comment on column plan.submission_effective_on is 'the day of effect that it was checked for';
comment on column plan.submission_check_id is 'how it stood to the principles when it was submitted';

-- Whoever asks: what was submitted or voted on has the moves that it had.
create function plan_is_open() returns trigger language plpgsql as $$
begin
  perform from plan where id = coalesce(new.plan_id, old.plan_id) and state = 'DRAFT' and submission_at is null;
  if not found then
    raise exception 'plan % is submitted or decided', coalesce(new.plan_id, old.plan_id) using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger plan_is_open before insert or delete on move for each row execute function plan_is_open();
