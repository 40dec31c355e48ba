-- Where the leaders of inspection teams have pledged publicly: what this service knows of it, see V2 on replicas.

create table public_pledge (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  cycle_id uuid,
  unit_id uuid,
  occurred_at timestamptz
);
comment on table public_pledge is 'public pledges by their id, as far as the gate before ballots needs them';
create index public_pledge_by_unit on public_pledge (cycle_id, unit_id);

grant select, insert, update on public_pledge to ${runtime};
