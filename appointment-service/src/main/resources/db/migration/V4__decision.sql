-- How a transition is decided: what is known of the cadres from other services, the ten principles, plans, resolutions, and
-- appointments on their way into the registry.

-- Replica of qingfeng.inspection.evaluations.v1. No foreign keys: an evaluation may come before what it speaks of.
create table evaluation (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  cycle_id uuid,
  unit_id uuid,
  subject text,
  cadre_id uuid,
  grade text,
  graded_at timestamptz
);
comment on table evaluation is 'confidential: published, it would be 跑風漏氣';
create index evaluation_by_unit on evaluation (cycle_id, subject, unit_id);
create index evaluation_by_cadre on evaluation (cadre_id, id) where cadre_id is not null;

-- Replica of qingfeng.complaint.clearances.v1: one row for each cadre.
create table clearance (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  given boolean,
  batch bigint,
  published_at timestamptz
);
comment on column clearance.id is 'the cadre';
comment on column clearance.published_at is 'when the batch was published, as Kafka keeps it';

-- A vote of the Standing Committee; never changed.
create table resolution (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null references transition_cycle,
  subject text not null check (subject in ('POLICY', 'PLAN')),
  subject_id uuid not null,
  outcome text not null check (outcome in ('APPROVED', 'REJECTED')),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  late_reason text,
  constraint resolution_once unique (subject_id)
);

-- Everyone entitled to vote; who was absent has no vote.
create table resolution_member (
  resolution_id uuid not null references resolution,
  cadre_id uuid not null references cadre,
  vote text check (vote in ('FOR', 'AGAINST', 'ABSTAIN', 'RECUSED')),
  primary key (resolution_id, cadre_id)
);

-- A version of the ten principles' parameters.
create table policy (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null references transition_cycle,
  edition integer not null,
  state text not null check (state in ('DRAFT', 'ADOPTED', 'REJECTED')),
  keep_poor_needs_reason boolean not null,
  drafted_at timestamptz not null,
  structure_analysed_on date,
  report_heard_on date,
  resolution_id uuid references resolution,
  constraint policy_edition_once unique (cycle_id, edition),
  constraint policy_resolved_whole check ((state = 'DRAFT') = (resolution_id is null)),
  constraint policy_adopted_on_grounds check (state = 'DRAFT' or (structure_analysed_on is not null and report_heard_on is not null))
);

create table plan (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null references transition_cycle,
  policy_id uuid not null references policy,
  name text not null,
  state text not null check (state in ('DRAFT', 'APPROVED', 'REJECTED')),
  move_count integer not null check (move_count >= 0),
  effective_on date,
  resolution_id uuid references resolution,
  constraint plan_resolved_whole check ((state = 'DRAFT') = (resolution_id is null and effective_on is null))
);
create index plan_by_cycle on plan (cycle_id, id);
create index plan_by_policy on plan (policy_id);

-- What a plan proposes for one cadre: from the state that it found to a target state.
create table move (
  id uuid primary key,
  version bigint not null,
  plan_id uuid not null references plan,
  cadre_id uuid not null references cadre,
  kind text not null check (kind in ('PROMOTION', 'REMOVAL', 'ROTATION', 'RETENTION', 'RESETTLEMENT', 'SECONDMENT')),
  method text check (method in ('FILL_VACANCY', 'ADD_SEAT', 'RESERVE_PLACE')),
  reason text,
  from_unit_id uuid not null references unit,
  from_post_id uuid references post,
  from_rank text not null,
  to_unit_id uuid not null references unit,
  to_post_id uuid references post,
  to_rank text not null,
  constraint move_once unique (plan_id, cadre_id),
  constraint move_resettlement_has_method check ((kind = 'RESETTLEMENT') = (method is not null))
);
create index move_by_plan on move (plan_id, id);
create index move_by_cadre on move (cadre_id);

-- A decided move on its way into the registry. What was decided never changes; only its state does.
create table appointment (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null references transition_cycle,
  plan_id uuid not null references plan,
  cadre_id uuid not null references cadre,
  kind text not null,
  method text,
  from_unit_id uuid not null references unit,
  from_post_id uuid references post,
  from_rank text not null,
  to_unit_id uuid not null references unit,
  to_post_id uuid references post,
  to_rank text not null,
  needs_clearance boolean not null,
  state text not null check (state in ('DECIDED', 'EFFECTIVE', 'SUSPENDED', 'SUPERSEDED')),
  obstacle text check (obstacle in ('CLEARANCE_MISSING', 'MOVED_MEANWHILE', 'POST_FULL')),
  effective_on date not null,
  decided_at timestamptz not null,
  effective_at timestamptz,
  constraint appointment_once unique (plan_id, cadre_id),
  constraint appointment_suspended_by check ((state = 'SUSPENDED') = (obstacle is not null)),
  constraint appointment_effective_since check ((state = 'EFFECTIVE') = (effective_at is not null))
);
comment on column appointment.effective_on is 'the day on which it is due, in Asia/Shanghai';
-- A cadre has one decision at a time ahead: a later one supersedes it.
create unique index appointment_pending_once on appointment (cadre_id) where state in ('DECIDED', 'SUSPENDED');
create index appointment_due on appointment (effective_on, plan_id) where state in ('DECIDED', 'SUSPENDED');
create index appointment_pending_by_cycle on appointment (cycle_id) where state in ('DECIDED', 'SUSPENDED');
create index appointment_by_from_unit on appointment (from_unit_id, id);
create index appointment_by_to_unit on appointment (to_unit_id, id);

grant select, insert, update on evaluation, clearance, policy, plan, appointment to ${runtime};
grant select, insert on resolution, resolution_member to ${runtime};
grant select, insert, delete on move to ${runtime};
