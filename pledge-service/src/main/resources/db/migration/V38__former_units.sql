-- A paper counts for the unit in which its signer was on the day that it names, however often they have moved before it is recorded. So
-- what a move overwrites is kept with the pledge as long as it is unsigned. What was moved before this migration is not known.
create table pledge_former_unit (
  pledge_id uuid not null references pledge on delete cascade,
  position bigint generated always as identity,
  unit_id uuid not null,
  until timestamptz not null,
  primary key (pledge_id, position)
);
comment on column pledge_former_unit.until is 'when this service learnt that the person had left the unit, which is never before they did';

-- By a trigger, so that no way of moving can forget it.
create function keep_former_unit() returns trigger language plpgsql as
$$
begin
  insert into pledge_former_unit (pledge_id, unit_id, until) values (new.id, old.unit_id, now());
  return null;
end
$$;
create trigger pledge_former_unit after update of unit_id on pledge for each row
  when (old.unit_id <> new.unit_id and new.state <> 'SIGNED') execute function keep_former_unit();

grant select, insert on pledge_former_unit to ${runtime};
