-- A signed pledge may turn out to have been broken. Until that is announced it is for the discipline organ alone: so it stands
-- beside the pledge, which does not change by it, and its id says nothing of when it was made.

create table breach (
  id uuid primary key,
  version bigint not null,
  pledge_id uuid not null references pledge,
  found_on date not null,
  recorded_at timestamptz not null,
  announced_on date,
  announcement_recorded_at timestamptz,
  constraint breach_once unique (pledge_id),
  check (announced_on >= found_on),
  check ((announced_on is null) = (announcement_recorded_at is null))
);
comment on table breach is 'says nothing of the case, which is known to complaint-service only';

grant select, insert, update (version, announced_on, announcement_recorded_at) on breach to ${runtime};
