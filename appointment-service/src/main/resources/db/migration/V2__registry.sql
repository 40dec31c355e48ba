-- The registry: which units there are, which posts they have, who the cadres are, and the cycles of transition.

create table unit (
  id uuid primary key,
  version bigint not null,
  path ltree not null constraint unit_path_once unique,
  name text not null,
  kind text not null check (kind in ('CITY', 'TOWN', 'SUBDISTRICT', 'PARK', 'FARM', 'CITY_DIRECT', 'TOWN_DIRECT')),
  parent_id uuid references unit,
  constraint unit_root_is_city check ((parent_id is null) = (kind = 'CITY') and (parent_id is null) = (nlevel(path) = 1))
);
comment on column unit.path is 'the place in the tree: labels from the city down';
create index unit_by_subtree on unit using gist (path);
create index unit_by_parent on unit (parent_id);

create table post (
  id uuid primary key,
  version bigint not null,
  unit_id uuid not null references unit,
  kind text not null check (kind in ('PARTY_SECRETARY', 'HEAD_OF_GOVERNMENT', 'DEPUTY_PARTY_SECRETARY',
    'DEPUTY_HEAD_OF_GOVERNMENT', 'PARTY_COMMITTEE_MEMBER', 'STAFF')),
  quota integer not null check (quota between 0 and 500),
  constraint post_kind_once unique (unit_id, kind)
);
comment on column post.quota is 'how many holders the post may have (P2)';

create table cadre (
  id uuid primary key,
  version bigint not null,
  staff_number text not null constraint cadre_staff_number_once unique,
  name text not null,
  birth_date date not null,
  sex text not null check (sex in ('FEMALE', 'MALE')),
  rank text not null check (rank in ('STAFF_MEMBER', 'DEPUTY_SECTION', 'SECTION', 'DEPUTY_COUNTY', 'COUNTY')),
  unit_id uuid not null references unit,
  post_id uuid references post,
  post_since date,
  party_joined_on date,
  education text not null check (education in ('SECONDARY', 'ASSOCIATE', 'BACHELOR', 'MASTER', 'DOCTORATE')),
  trainings text[] not null,
  categories text[] not null,
  constraint cadre_post_has_since check ((post_id is null) = (post_since is null))
);
create index cadre_by_unit on cadre (unit_id, id);
create index cadre_by_post on cadre (post_id) where post_id is not null;

create table transition_cycle (
  id uuid primary key,
  version bigint not null,
  code text not null constraint cycle_code_once unique,
  name text not null,
  unit_id uuid not null references unit,
  phase text not null check (phase in ('MOBILISATION', 'INSPECTION', 'POLICY_ADOPTION', 'DECISION', 'ARCHIVED')),
  phase_since timestamptz not null
);
create unique index cycle_one_running on transition_cycle (unit_id) where phase <> 'ARCHIVED';

grant select, insert, update on unit, post, cadre, transition_cycle to ${runtime};
