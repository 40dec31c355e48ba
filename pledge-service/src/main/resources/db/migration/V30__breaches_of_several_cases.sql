-- Several cases may find the same pledge broken: it is as long as one of them stands, and announced with the first that is.
create table breach_source (
  breach_id uuid not null references breach,
  source_id uuid not null,
  primary key (source_id, breach_id)
);
comment on column breach_source.source_id is 'as complaint-service told of it; an officer''s mark has none';
create index breach_source_by_breach on breach_source (breach_id);
insert into breach_source (breach_id, source_id)
  select id, source_breach_id from breach where source_breach_id is not null;
alter table breach drop column source_breach_id;
grant select, insert, delete on breach_source to ${runtime};
grant update (found_on) on breach to ${runtime};
