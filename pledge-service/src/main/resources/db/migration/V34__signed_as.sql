-- A certificate shows what was signed: the names of the signer, of their unit and of its city as they were then. The registry's
-- replica says what they are now, and forgets who left. These are part of the signed pledge: written with the signature, never
-- changed, and there as long as the pledge.

create table pledge_signed_as (
  pledge_id uuid primary key references pledge on delete cascade,
  signer_name text not null,
  unit_name text not null,
  city_name text not null
);
comment on table pledge_signed_as is 'read for certificates only; no row where a name was not known';

-- By a trigger, so that no way of signing can forget it.
create function keep_signed_as() returns trigger language plpgsql as
$$
begin
  insert into pledge_signed_as (pledge_id, signer_name, unit_name, city_name)
  select new.id, s.name, u.name, city.name
  from signer s
    join registry_unit u on u.id = new.unit_id
    join registry_cycle y on y.id = new.cycle_id
    join registry_unit city on city.id = y.unit_id
  where s.id = new.cadre_id and num_nulls(s.name, u.name, city.name) = 0;
  return null;
end
$$;
create trigger pledge_signed_as after update of state on pledge for each row
  when (old.state <> 'SIGNED' and new.state = 'SIGNED') execute function keep_signed_as();

-- Of what was signed until now the names as they are known today; of a duplicate that is gone, those of whom it was merged into.
insert into pledge_signed_as (pledge_id, signer_name, unit_name, city_name)
select known.id, known.signer, known.unit, known.city
from (
  select p.id, u.name as unit, city.name as city,
    coalesce(
      (select s.name from signer s where s.id = p.cadre_id),
      (select min(m.name) from signer m where m.merged_from @> array[p.cadre_id])) as signer
  from pledge p
    join registry_unit u on u.id = p.unit_id
    join registry_cycle y on y.id = p.cycle_id
    join registry_unit city on city.id = y.unit_id
  where p.state = 'SIGNED') as known
where num_nulls(known.signer, known.unit, known.city) = 0;

grant select, insert on pledge_signed_as to ${runtime};
