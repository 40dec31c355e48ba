-- A grant that has lapsed stays so, also where the cadre comes back; and what a human has to say before Keycloak is told.

-- The count is the database's, so that whoever writes a cadre moves it. Somebody without a post loses nothing by getting one.
alter table cadre add column placements integer not null default 0;
comment on column cadre.placements is 'how often the cadre has left a unit or a post';

create function count_placement() returns trigger language plpgsql as $$
begin
  new.placements := old.placements + 1;
  return new;
end $$;
create trigger count_placement before update on cadre for each row
when (old.unit_id is distinct from new.unit_id or old.post_id is not null and old.post_id is distinct from new.post_id)
execute function count_placement();

alter table account
  add column granted_at_placement integer,
  add column granter_path text,
  add column may_enable boolean,
  add column user_id text,
  add column doubted_from timestamptz,
  add column failed_enabled boolean,
  add column failed_unit_path text,
  add column failed_roles text[],
  add column fault_reason text
    check (fault_reason in ('RESERVED_ROLE_HELD', 'USER_OF_OTHER_UNITS', 'DISABLED_ELSEWHERE', 'NO_ANSWER')),
  add constraint account_failed_whole check (num_nulls(failed_enabled, failed_unit_path, failed_roles) in (0, 3)),
  add constraint account_reason_of_refusal check (fault_reason is null or fault = 'REFUSED');
-- What had lapsed stays so. Who granted is not known any more: they saw at least where the cadre served.
update account a set granted_at_placement = case when a.granted_in_unit_id = c.unit_id then 0 else -1 end,
  granter_path = u.path, may_enable = applied_enabled is not true
from cadre c, unit u where c.id = a.cadre_id and u.id = a.granted_in_unit_id;
alter table account
  alter column granted_at_placement set not null,
  alter column granter_path set not null,
  alter column may_enable set not null;

comment on column account.granted_in_unit_id is 'where the cadre served then';
comment on column account.granted_at_placement is
  'the cadre''s placements then: roles and scope lapse for good when the cadre leaves the unit, or the post held then';
comment on column account.granter_path is 'the subtree that the granter saw: a user of elsewhere is not taken over';
comment on column account.may_enable is 'whether Keycloak has yet to take a grant; else a user who was shut out there stays so';
comment on column account.user_id is 'the user in Keycloak that was made so last';
comment on column account.doubted_from is 'from when on what Keycloak was told is not certain, and is told again';
comment on column account.failed_enabled is 'with the two after it, what could not be made so: anything else is tried at once';
comment on column account.fault_reason is 'what more there is to say of a refusal';

drop view account_wanted;
create view account_wanted as
select w.*, a.applied_at, a.fault, a.fault_reason,
  a.applied_at is null or coalesce(a.doubted_from <= statement_timestamp(), false) or a.applied_enabled <> w.enabled
    or w.enabled and (a.applied_unit_path, a.applied_roles) is distinct from (w.unit_path, w.roles) as due,
  case when (a.failed_enabled, a.failed_unit_path, a.failed_roles) is not distinct from (w.enabled, w.unit_path, w.roles)
    then a.next_attempt_at end as not_before
from account a
join (
  select g.id, g.cadre_id, c.staff_number, u.path as serves_path, not g.withdrawn and c.merged_into is null as enabled,
    case when p.in_force then g.scope_unit_id end as scope_unit_id,
    coalesce(case when p.in_force then s.path end, u.path)::text as unit_path,
    case when p.in_force then g.roles else '{}' end as roles,
    not p.in_force and (g.roles <> '{}' or g.scope_unit_id is not null) as lapsed
  from account g
  join cadre c on c.id = g.cadre_id
  join unit u on u.id = c.unit_id
  left join unit s on s.id = g.scope_unit_id
  -- What was granted for a unit that is no more was not granted for the one that took over.
  cross join lateral (select g.granted_at_placement = c.placements and s.ended_on is null as in_force) p
) w on w.id = a.id;

grant select on account_wanted to ${runtime};
