-- Votes that come at once go into the box together, in one transaction: it costs less than one for each, and who looks at the pages
-- later finds fewer moments to tell votes apart by. Each slip is used and its ballot in the box, or neither; the answer has the ballots
-- that are. The lock of the box comes first, so that what follows sees whether the box was sealed while the votes waited for it: a
-- statement sees what was committed when it began, each of a function anew. Slips are locked in one order, so that replicas of the
-- service do not wait for each other; ballots are put in by their random ids, which have nothing of the order of their slips.
create function cast_ballots(box uuid, slips uuid[], ballots uuid[], sealed_ballots bytea[], hashes text[]) returns setof uuid
language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('ballot-box/' || box, 0));
  perform from ballot_slip where id = any(slips) order by id for update;
  return query
    with used as (
      update ballot_slip s set state = 'USED' from ballot_sitting t, ballot_round r
      where s.id = any(slips) and s.round_id = box and s.state = 'PRINTED'
        and t.round_id = box and t.number = s.sitting and t.state = 'OPEN'
        and r.id = box and r.state = 'OPEN'
      returning s.id),
    -- Of a slip that was shown several times at once, one.
    cast_now as (
      select distinct on (c.slip) c.ballot, c.sealed, c.hash
      from unnest(slips, ballots, sealed_ballots, hashes) as c (slip, ballot, sealed, hash) join used on used.id = c.slip
      order by c.slip),
    put_in as (
      insert into ballot (id, round_id, sealed, sha256) select ballot, box, sealed, hash from cast_now order by ballot returning id)
    select id from put_in;
end $$;
comment on function cast_ballots is 'whoever seals a box takes the same lock alone';

revoke execute on function cast_ballots from public;
grant execute on function cast_ballots to ${runtime};
