-- A vote is one call: the slip is used and the ballot in the box, or nothing is. The lock of the box comes first, so that what follows
-- sees whether the box was sealed while the vote waited for it: a statement sees what was committed when it began, each of a function
-- anew.
create function cast_ballot(slip uuid, ballot uuid, sealed_ballot bytea, hash text) returns boolean language plpgsql as $$
declare
  round uuid := (select round_id from ballot_slip where id = slip);
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('ballot-box/' || round, 0));
  update ballot_slip s set state = 'USED' from ballot_sitting t, ballot_round r
  where s.id = slip and s.state = 'PRINTED'
    and t.round_id = s.round_id and t.number = s.sitting and t.state = 'OPEN'
    and r.id = s.round_id and r.state = 'OPEN';
  if not found then
    return false;
  end if;
  insert into ballot (id, round_id, sealed, sha256) values (ballot, round, sealed_ballot, hash);
  return true;
end $$;
comment on function cast_ballot is 'whoever seals a box takes the same lock alone';

revoke execute on function cast_ballot from public;
grant execute on function cast_ballot to ${runtime};
