create table note (
  id uuid primary key,
  version bigint not null,
  text text not null constraint note_once unique,
  pinned_at timestamptz
);
grant select, insert, update, delete on note to ${runtime};

create table unit_replica (id uuid primary key, name text, epoch integer not null, version bigint not null, changes integer not null);
grant select, insert, update on unit_replica to ${runtime};
