-- A member of an inspection team recuses from a unit where they served or have kin, and from one that they declare themselves.

alter table registry_cadre add column tenures jsonb;
comment on column registry_cadre.tenures is 'each with the id of its post; null until told since this column is there';
create index registry_cadre_by_unit on registry_cadre (unit_id) where not gone;
-- What is known of a cadre lacks them: told again, by a replay or read again, the same state counts once more. No older one does.
update registry_cadre set version = version - 1 where not gone;

-- Which unit a post is or was of: a tenure names the post. What is gone keeps its unit, because somebody served there.
create table registry_post (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  unit_id uuid,
  kind text
);
grant select, insert, update on registry_post to ${runtime};

-- Where a member is drawn from. Of those who are there already: where they are now.
alter table team_member add column source_unit_id uuid;
update team_member m set source_unit_id = coalesce(
  (select c.unit_id from registry_person p join registry_cadre c on c.id = p.person_id where p.cadre_id = m.cadre_id limit 1),
  (select y.unit_id from registry_cycle y where y.id = m.cycle_id),
  m.cycle_id);
alter table team_member alter column source_unit_id set not null;
comment on column team_member.source_unit_id is 'the unit that they are drawn from';

-- Members and units change until fieldwork. A unit changes hands in one transaction, and its inspection goes with it.
grant delete on team_member, team_unit to ${runtime};
alter table unit_inspection alter constraint unit_inspection_team_id_unit_id_fkey deferrable initially deferred;

-- Why somebody declares it is confidential: it leaves this table only to be shown to the team and to officers of the city.
create table recusal (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null,
  cadre_id uuid not null,
  unit_id uuid not null,
  reason text not null,
  declared_by text not null,
  declared_at timestamptz not null,
  declaration_recorded_at timestamptz not null,
  declaration_late_reason text,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  constraint recusal_withdrawn_whole check (num_nulls(withdrawn_by, withdrawn_at, withdrawal_reason) in (0, 3))
);
create unique index recusal_once on recusal (cycle_id, cadre_id, unit_id) where withdrawn_at is null;
create index recusal_by_cycle on recusal (cycle_id, id);
create index recusal_by_cadre on recusal (cadre_id);

grant select, insert on recusal to ${runtime};
grant update (version, withdrawn_by, withdrawn_at, withdrawal_reason) on recusal to ${runtime};
