-- What two people let a plan off from, and how a plan stood to the principles when somebody asked.

-- A shortfall, or a seat beyond a quota, that a plan may have: one person proposes it, another grants it.
create table waiver (
  id uuid primary key,
  version bigint not null,
  plan_id uuid not null references plan,
  cycle_id uuid not null references transition_cycle,
  principle text not null,
  subject_id uuid not null,
  reason text not null,
  state text not null check (state in ('PROPOSED', 'GRANTED', 'WITHDRAWN')),
  proposed_by text not null,
  proposed_at timestamptz not null,
  granted_by text,
  granted_at timestamptz,
  constraint waiver_two_people check (granted_by <> proposed_by),
  constraint waiver_granted check (
    (granted_by is null) = (granted_at is null)
    and (state <> 'GRANTED' or granted_by is not null)
    and (state <> 'PROPOSED' or granted_by is null))
);
comment on column waiver.subject_id is 'the post for quotas (P2), the unit for all else';
create unique index waiver_once on waiver (plan_id, principle, subject_id) where state <> 'WITHDRAWN';
create index waiver_by_plan on waiver (plan_id, id);

-- A check of a draft, never changed; the registry goes on, and so may the draft.
create table plan_check (
  id uuid primary key,
  version bigint not null,
  plan_id uuid not null references plan,
  cycle_id uuid not null references transition_cycle,
  policy_id uuid not null references policy,
  plan_version bigint not null,
  effective_on date not null,
  checked_at timestamptz not null,
  gates_met boolean not null,
  hard_count integer not null check (hard_count >= 0),
  soft_count integer not null check (soft_count >= 0),
  score integer not null,
  maximum_score integer not null,
  verdict jsonb not null,
  constraint plan_check_gates check (gates_met = (hard_count = 0)),
  constraint plan_check_score check (score between 0 and maximum_score)
);
comment on column plan_check.verdict is 'confidential: it tells how people were graded';
create index plan_check_by_plan on plan_check (plan_id, id);

grant select, insert on waiver, plan_check to ${runtime};
grant update (version, state, granted_by, granted_at) on waiver to ${runtime};
