-- What was drawn, cast and counted stays as it was, also after the round is certified: a slip that was used or returned is never good
-- again, and of a counted ballot nothing is put back. The conditions are looked at before the functions are called, so that a vote,
-- which uses a good slip, pays for none.
create function ballot_slip_stays_drawn() returns trigger language plpgsql as $$
begin
  raise exception 'A slip that was used or returned stays so' using errcode = 'restrict_violation', constraint = 'ballot_slip_stays_drawn';
end $$;
create trigger ballot_slip_stays_drawn before update on ballot_slip for each row
  when (old.state <> 'PRINTED' and new is distinct from old) execute function ballot_slip_stays_drawn();
create trigger ballot_slip_is_not_removed before delete on ballot_slip for each row execute function ballot_slip_stays_drawn();

create function ballot_stays_counted() returns trigger language plpgsql as $$
begin
  raise exception 'A counted ballot stays as it is' using errcode = 'restrict_violation', constraint = 'ballot_stays_counted';
end $$;
create trigger ballot_stays_counted before update or delete on ballot for each row
  when (old.sealed is null) execute function ballot_stays_counted();
