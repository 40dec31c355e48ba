-- A case in which more names occur than people can be presumed to be meant: nobody but discipline officers sees it, and of these nobody
-- whose own name, or that of somebody close, is among them, until one of them has said who is meant.
create table crowded_case (
  id uuid primary key references complaint,
  version bigint not null,
  marks bigint[] not null,
  settled_on date
);
comment on column crowded_case.marks is 'keyed hashes of the first letters of the names: nobody can read from them who is named';
comment on column crowded_case.settled_on is 'when it was said who is meant; null until then';
create index crowded_case_open on crowded_case (id) where settled_on is null;
grant select, insert, update (version, marks, settled_on) on crowded_case to ${runtime};
