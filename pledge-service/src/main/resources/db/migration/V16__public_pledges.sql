-- The leader of the inspection team pledges publicly in each unit that it inspects.

-- What this service knows of inspection teams; see V2 on replicas.
create table inspection_team (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  cycle_id uuid,
  leader_id uuid,
  member_ids uuid[],
  unit_ids uuid[]
);
comment on column inspection_team.member_ids is 'the leader among them';
create index inspection_team_by_cycle on inspection_team (cycle_id);
grant select, insert, update on inspection_team to ${runtime};

-- A unit that has been merged into another is assessed and pledges no more.
alter table roster_unit add column ended_on date;

-- Teams and pledges keep the id under which they were written, also where two cadres turned out to be one person. Who each id
-- stands for now. Whoever is gone and was merged into nobody is not there.
create view signer_person as
select id as cadre_id, id as person_id
from signer
where not gone
  and id not in (select unnest(merged_from) from signer where merged_from is not null and not gone)
union all
select merged.cadre_id, s.id
from signer s cross join lateral unnest(s.merged_from) as merged (cadre_id)
where s.merged_from is not null and not s.gone;
grant select on signer_person to ${runtime};

-- Written once: what turns out to be wrong is corrected beside it.
create table public_pledge (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null,
  unit_id uuid not null,
  team_id uuid not null,
  leader_id uuid not null,
  witness_id uuid not null,
  place text not null,
  text_id uuid not null,
  text_edition integer not null,
  text_hash text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null check (recorded_at >= occurred_at),
  late_reason text,
  foreign key (text_id, text_edition, text_hash) references pledge_text (id, edition, hash),
  constraint public_pledge_once unique (cycle_id, unit_id),
  check (leader_id <> witness_id)
);
create index public_pledge_by_unit on public_pledge (unit_id, id);
create index public_pledge_by_leader on public_pledge (leader_id);

-- What holds from then on; what was said before is the row before, or the public pledge itself.
create table public_pledge_correction (
  public_pledge_id uuid not null references public_pledge,
  ordinal integer not null,
  place text not null,
  occurred_at timestamptz not null,
  witness_id uuid not null,
  reason text not null,
  corrected_at timestamptz not null,
  primary key (public_pledge_id, ordinal)
);

grant select, insert, update (version) on public_pledge to ${runtime};
grant select, insert on public_pledge_correction to ${runtime};
