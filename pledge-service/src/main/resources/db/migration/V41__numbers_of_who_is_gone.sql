-- Of whoever is gone the number alone stays: somebody who was merged may still come under it, or has proposed something under it, and is to
-- be known then. Of those who are gone by now, the number with which they signed or were to sign.

update signer s set staff_number = p.staff_number
from (select distinct on (cadre_id) cadre_id, staff_number from pledge order by cadre_id, id desc) p
where p.cadre_id = s.id and s.gone and s.staff_number is null;

create function keep_staff_number() returns trigger language plpgsql as
$$
begin
  new.staff_number := old.staff_number;
  return new;
end
$$;
create trigger keep_staff_number before update on signer for each row
  when (new.gone) execute function keep_staff_number();
