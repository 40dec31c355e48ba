-- A signed pledge names the edition that was signed, and stays as it was signed.

alter table pledge_text add constraint pledge_text_as_signed unique (id, edition, hash);

alter table pledge
  add column text_id uuid,
  add column text_edition integer;
-- A campaign never changes its text, so what was signed until now is known.
update pledge p set text_id = t.id, text_edition = t.edition
from pledge_campaign c join pledge_text t on t.id = c.text_id
where c.id = p.campaign_id and p.state = 'SIGNED';
alter table pledge
  add constraint pledge_text_signed foreign key (text_id, text_edition, text_hash)
    references pledge_text (id, edition, hash),
  drop constraint pledge_signed_whole,
  add constraint pledge_signed_whole
    check (num_nonnulls(text_id, text_edition, text_hash, method, signed_at) = case state when 'SIGNED' then 5 else 0 end);

-- Not even the service can take a signature back or put another in its place. Later columns are not among these on purpose.
create function pledge_stays_signed() returns trigger language plpgsql as
$$
begin
  raise exception 'A signed pledge stays as it is' using errcode = 'restrict_violation', constraint = 'pledge_stays_signed';
end
$$;
create trigger pledge_stays_signed before update on pledge for each row
  when (old.state = 'SIGNED' and
    (old.id, old.campaign_id, old.cycle_id, old.category, old.cadre_id, old.staff_number, old.unit_id,
      old.state, old.text_id, old.text_edition, old.text_hash, old.method, old.signed_at)
    is distinct from
    (new.id, new.campaign_id, new.cycle_id, new.category, new.cadre_id, new.staff_number, new.unit_id,
      new.state, new.text_id, new.text_edition, new.text_hash, new.method, new.signed_at))
  execute function pledge_stays_signed();

comment on column pledge_campaign.deadline is
  'the last day on which a pledge can be signed, in the zone of qingfeng.zone (Asia/Shanghai unless set)';

-- Ids are made by the service again, which writes each pledge with its audit row.
drop function uuid_v7();
