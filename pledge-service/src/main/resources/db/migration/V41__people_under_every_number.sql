-- Of whoever is gone the number alone stays: somebody who was merged may still come under it, or has proposed something under it, and is to
-- be known then. Of those who are gone by now, the number with which they signed or were to sign.

update signer s set staff_number = p.staff_number
from (select distinct on (cadre_id) cadre_id, staff_number from pledge order by cadre_id, id desc) p
where p.cadre_id = s.id and s.gone and s.staff_number is null;

create function keep_staff_number() returns trigger language plpgsql as
$$
begin
  new.staff_number := coalesce(new.staff_number, old.staff_number);
  return new;
end
$$;
create trigger keep_staff_number before update on signer for each row
  when (new.gone) execute function keep_staff_number();

-- What was signed under a number that was given up is found by the name that stays. Two plain halves, so that each finds names by its index.
create view signer_name as
select id as cadre_id, name_folded, name_initials, name_pinyin from signer
union all
select merged.cadre_id, s.name_folded, s.name_initials, s.name_pinyin
from signer s cross join lateral unnest(s.merged_from) as merged (cadre_id)
where s.merged_from is not null;
comment on view signer_name is 'what every cadre is found by, under each id that they have or had; nothing of who is gone otherwise';
grant select on signer_name to ${runtime};
