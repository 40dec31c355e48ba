-- Mobilisation first: publicity and discipline education activities, with whom they reached.
create table education_activity (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null,
  unit_id uuid not null,
  kind text not null check (kind in ('PUBLICITY', 'DISCIPLINE_EDUCATION')),
  reach integer not null check (reach > 0),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null check (recorded_at >= occurred_at),
  late_reason text
);
comment on column education_activity.reach is 'people who took part or were reached';
create index education_activity_by_unit on education_activity (unit_id, id);

grant select, insert on education_activity to ${runtime};

-- Pledges that were signed on paper are recorded later.
alter table pledge
  drop constraint pledge_method_check,
  add constraint pledge_method_check check (method in ('ELECTRONIC', 'PAPER')),
  add column recorded_at timestamptz,
  add column late_reason text;
update pledge set recorded_at = signed_at where state = 'SIGNED';
alter table pledge add constraint pledge_recorded check ((state = 'SIGNED') = (recorded_at is not null));

-- Nothing about a person who is gone stays, not even an empty list.
alter table signer alter column categories drop not null, alter column categories drop default;
