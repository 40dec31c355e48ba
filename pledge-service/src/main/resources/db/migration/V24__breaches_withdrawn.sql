-- A breach that was marked by mistake is withdrawn, and stays as one that was; the pledge may be marked anew.
alter table breach
  add column withdrawn_at timestamptz,
  drop constraint breach_once;
create unique index breach_once on breach (pledge_id) where withdrawn_at is null;
create index breach_by_pledge on breach (pledge_id, id);

grant update (withdrawn_at) on breach to ${runtime};
