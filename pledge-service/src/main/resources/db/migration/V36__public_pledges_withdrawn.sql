-- A public pledge that was recorded by mistake, such as in the wrong unit, is withdrawn for a reason and stays as one that was;
-- another one may then be recorded for the unit.
alter table public_pledge
  add column withdrawn_at timestamptz,
  add column withdrawal_reason text,
  add constraint public_pledge_withdrawal_whole check (num_nonnulls(withdrawn_at, withdrawal_reason) in (0, 2)),
  drop constraint public_pledge_once;
create unique index public_pledge_once on public_pledge (cycle_id, unit_id) where withdrawn_at is null;

-- Not even the service can take a withdrawal back, or say something else of it: the unit may have another one by then.
create function public_pledge_stays_withdrawn() returns trigger language plpgsql as
$$
begin
  raise exception 'A public pledge that was withdrawn stays so'
    using errcode = 'restrict_violation', constraint = 'public_pledge_stays_withdrawn';
end
$$;
create trigger public_pledge_stays_withdrawn before update on public_pledge for each row
  when (old.withdrawn_at is not null
    and (old.withdrawn_at, old.withdrawal_reason) is distinct from (new.withdrawn_at, new.withdrawal_reason))
  execute function public_pledge_stays_withdrawn();

grant update (withdrawn_at, withdrawal_reason) on public_pledge to ${runtime};
