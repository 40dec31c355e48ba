-- A plan can be a copy of another, to be carried on otherwise; it remembers which, and as of when.

alter table plan
  add column branched_from_id uuid references plan,
  add column branched_from_version bigint,
  add constraint plan_branched_whole check ((branched_from_id is null) = (branched_from_version is null)),
  add constraint plan_branched_from_another check (branched_from_id <> id);
comment on column plan.branched_from_version is 'of the other, when it was copied';
create index plan_by_origin on plan (branched_from_id) where branched_from_id is not null;
