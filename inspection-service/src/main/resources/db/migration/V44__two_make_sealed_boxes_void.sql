-- Two key-holders open a sealed box, and it takes two officers to make one void: what the first says waits for the second. So it is once
-- the voters are gone, whether the box is sealed or not.
alter table ballot_round
  add column void_proposed_by text,
  add column void_proposed_at timestamptz,
  add column void_proposed_reason text,
  add constraint ballot_round_void_proposed_whole check (num_nulls(void_proposed_by, void_proposed_at, void_proposed_reason) in (0, 3));
comment on column ballot_round.void_proposed_by is 'staff number';

-- But for an open round of a restored database, into which ballots may have been cast that are not in it.
create function ballot_round_void_by_two() returns trigger language plpgsql as $$
begin
  if old.state = 'SEALED' or new.void_reason <> 'restored from backup'
      and not exists (select from ballot_sitting where round_id = old.id and state = 'OPEN') then
    raise exception 'It takes two to make a round void whose voters are gone'
      using errcode = 'restrict_violation', constraint = 'ballot_round_void_by_two';
  end if;
  return new;
end $$;
create trigger ballot_round_void_by_two before update on ballot_round for each row
  when (old.state in ('OPEN', 'SEALED') and new.state = 'VOID' and old.void_proposed_by is null)
  execute function ballot_round_void_by_two();
