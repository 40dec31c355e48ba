-- Who works on cases. Kept by discipline officers.
create table case_handler (
  id uuid primary key,
  version bigint not null,
  staff_number text not null constraint case_handler_once unique,
  unit_id uuid not null,
  competences text[] not null check (competences <@ array['CANVASSING_AND_VOTE_BUYING', 'BUYING_OR_SELLING_OFFICE',
    'RUNNING_FOR_OFFICE', 'BREACH_OF_PROCEDURE', 'LEAK', 'INTERFERENCE', 'FALSE_RECORDS', 'OTHER']),
  takes_cases boolean not null
);
comment on column case_handler.competences is 'categories of complaints that they know their way in';
create index case_handler_by_unit on case_handler (unit_id, id);
grant select, insert, update (version, unit_id, competences, takes_cases) on case_handler to ${runtime};
