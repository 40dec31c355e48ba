-- Two cadres may turn out to be one person. Teams, signatures and evaluations keep the id under which they were written.

alter table registry_cadre add column merged_from uuid[];
comment on column registry_cadre.merged_from is 'the cadres who turned out to be this one; null for most';
create index registry_cadre_merged on registry_cadre (id) where merged_from is not null;

-- Who each id stands for now. Whoever is gone and was merged into nobody is not there.
create view registry_person as
select id as cadre_id, id as person_id
from registry_cadre
where not gone
  and id not in (select unnest(merged_from) from registry_cadre where merged_from is not null and not gone)
union all
select merged.cadre_id, c.id
from registry_cadre c cross join lateral unnest(c.merged_from) as merged (cadre_id)
where c.merged_from is not null and not c.gone;

-- Of whoever is gone the number alone stays: somebody who was merged may still come under it, and is to be known then.
create function keep_staff_number() returns trigger language plpgsql as $$
begin
  new.staff_number := old.staff_number;
  return new;
end
$$;
create trigger keep_staff_number before update on registry_cadre for each row
  when (new.gone) execute function keep_staff_number();

grant select on registry_person to ${runtime};
