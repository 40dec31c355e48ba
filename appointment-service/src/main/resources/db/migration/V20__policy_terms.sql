-- What a version of the ten principles sets, as a whole, so that a plan is checked against it for ever.

alter table policy add column terms jsonb;
-- What was drafted before these were more than two is checked against those two, as it has been.
update policy set terms = jsonb_build_object(
  'principles', jsonb_build_array('P1', 'P2'),
  'values', jsonb_build_object('P1.keepPoorNeedsReason', keep_poor_needs_reason::int, 'P1.weight', 0),
  'exclusions', jsonb_build_array());
alter table policy
  alter column terms set not null,
  drop column keep_poor_needs_reason,
  add constraint policy_terms_whole check (
    jsonb_typeof(terms -> 'principles') = 'array'
    and jsonb_typeof(terms -> 'values') = 'object'
    and jsonb_typeof(terms -> 'exclusions') = 'array');
comment on column policy.terms is 'codes of the principles, values by key of the parameter, and whom nobody may promote';

-- What the committee has voted on never changes, whoever asks.
create function policy_stays_decided() returns trigger language plpgsql as $$
begin
  if old.state <> 'DRAFT' then
    raise exception 'policy % is decided and never changes', old.id using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger policy_stays_decided before update or delete on policy for each row execute function policy_stays_decided();
