-- A breach may be told of by complaint-service: under an id of its own that leads to no case, and by which it is announced later.
-- One finding may be of several pledges of one person.
alter table breach add column source_breach_id uuid;
comment on column breach.source_breach_id is 'as complaint-service told of it; null where an officer marked it';
create index breach_by_source on breach (source_breach_id) where source_breach_id is not null;
