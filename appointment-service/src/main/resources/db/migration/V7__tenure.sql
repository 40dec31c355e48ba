-- Who has held which post from when until when, so that it can be asked what was true on any day.

create extension if not exists btree_gist;

create table tenure (
  id uuid primary key,
  version bigint not null,
  cadre_id uuid not null references cadre,
  post_id uuid not null references post,
  seat integer not null check (seat > 0),
  since date not null,
  until date,
  constraint tenure_lasts check (until > since),
  -- Deferred, so that two cadres can change places in one transaction.
  constraint tenure_seat_once exclude using gist (post_id with =, seat with =, daterange(since, until) with &&)
    deferrable initially deferred,
  constraint tenure_cadre_once exclude using gist (cadre_id with =, daterange(since, until) with &&)
    deferrable initially deferred
);
create index tenure_by_cadre on tenure (cadre_id, since);
create index tenure_by_post on tenure (post_id, since);
comment on column tenure.seat is 'of a post with several holders, the seat of this one; above the quota for one holder too many';
comment on column tenure.until is 'the first day on which it was not held any more; null while it is, as the cadre''s row says too';

insert into tenure (id, version, cadre_id, post_id, seat, since)
select gen_random_uuid(), 0, id, post_id, row_number() over (partition by post_id order by post_since, id), post_since
from cadre where post_id is not null;

grant select, insert, update, delete on tenure to ${runtime};
