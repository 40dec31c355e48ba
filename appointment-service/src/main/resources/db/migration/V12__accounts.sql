-- Who in the registry has an account in Keycloak, with which rights, and what of it Keycloak has been told.

create table account (
  id uuid primary key,
  version bigint not null,
  cadre_id uuid not null references cadre constraint account_cadre_once unique,
  -- Roles that watch over those who keep the registry are not given here.
  roles text[] not null constraint account_role_granted_here check (roles <@ array['TOWNSHIP_SECRETARY',
    'ORGANIZATION_OFFICER', 'TEAM_LEADER', 'TEAM_MEMBER', 'COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY', 'DEPARTMENT_RESPONDER']),
  scope_unit_id uuid references unit,
  granted_in_unit_id uuid not null references unit,
  withdrawn boolean not null,
  applied_at timestamptz,
  applied_enabled boolean,
  applied_unit_path text,
  applied_roles text[],
  attempts integer not null check (attempts >= 0),
  next_attempt_at timestamptz,
  fault text check (fault in ('USERNAME_TAKEN', 'STAFF_NUMBER_SHARED', 'ROLE_UNKNOWN', 'REFUSED')),
  constraint account_applied_whole
    check (num_nulls(applied_at, applied_enabled, applied_unit_path, applied_roles) in (0, 4)),
  constraint account_attempt_failed check ((attempts = 0) = (fault is null) and (attempts = 0) = (next_attempt_at is null))
);
comment on column account.scope_unit_id is 'whose subtree the person may see; null for that of the unit where they serve';
comment on column account.granted_in_unit_id is 'where the cadre served then: roles and scope lapse when the cadre moves';
comment on column account.applied_at is 'when Keycloak was last made so; null if that is unknown, and the account is due';
comment on column account.fault is 'why Keycloak could not be made so; a code, never what it said';

grant select, insert, update on account to ${runtime};

-- What Keycloak has to hold, worked out from the registry as it is: so whatever changes a cadre or a unit, and whoever writes
-- it, makes the account due in the same transaction.
create view account_wanted as
select w.*, a.applied_at, a.applied_at is null or a.applied_enabled <> w.enabled
    or w.enabled and (a.applied_unit_path, a.applied_roles) is distinct from (w.unit_path, w.roles) as due
from account a
join (
  select g.id, g.cadre_id, c.staff_number, u.path as serves_path, not g.withdrawn and c.merged_into is null as enabled,
    case when g.granted_in_unit_id = c.unit_id then g.scope_unit_id end as scope_unit_id,
    coalesce(case when g.granted_in_unit_id = c.unit_id then s.path end, u.path)::text as unit_path,
    case when g.granted_in_unit_id = c.unit_id then g.roles else '{}' end as roles
  from account g
  join cadre c on c.id = g.cadre_id
  join unit u on u.id = c.unit_id
  left join unit s on s.id = g.scope_unit_id
) w on w.id = a.id;

grant select on account_wanted to ${runtime};
