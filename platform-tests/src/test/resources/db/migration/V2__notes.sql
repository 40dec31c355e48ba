create table note (
  id uuid primary key,
  version bigint not null,
  text text not null constraint note_once unique,
  pinned_at timestamptz
);
grant select, insert, update, delete on note to ${runtime};

create table binder (id uuid primary key, version bigint not null);
create table binder_page (
  binder_id uuid not null references binder,
  position integer not null,
  text text not null,
  primary key (binder_id, position)
);
create table binder_word (binder_id uuid not null references binder, word text not null, primary key (binder_id, word));
grant select, insert, update, delete on binder, binder_page, binder_word to ${runtime};

create table unit_replica (id uuid primary key, name text, epoch integer not null, version bigint not null, changes integer not null);
grant select, insert, update on unit_replica to ${runtime};

create table post_replica (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  unit_path ltree,
  quota integer,
  kind text,
  since date,
  changed_at timestamptz,
  holder_ids uuid[],
  labels text[],
  terms jsonb
);
grant select, insert, update on post_replica to ${runtime};
