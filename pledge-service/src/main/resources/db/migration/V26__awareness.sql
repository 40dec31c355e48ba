-- How many know of transition discipline (知曉率), by the questionnaires of inspections: what this service knows of it; see V2 on
-- replicas.
create table awareness_rate (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  cycle_id uuid,
  unit_id uuid,
  asked bigint,
  aware bigint
);
comment on table awareness_rate is 'each of one unit and one month';
comment on column awareness_rate.asked is 'answers to questions about it that were due, and of them those that say that somebody knows';
create index awareness_rate_by_unit on awareness_rate (cycle_id, unit_id);

grant select, insert, update on awareness_rate to ${runtime};
