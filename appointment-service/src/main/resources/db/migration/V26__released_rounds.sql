-- A dossier says in which released rounds of ballots a cadre stood.

-- Replica of qingfeng.inspection.released-rounds.v1. No foreign keys: a round may be told of before its cycle or unit is known here.
create table released_round (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  cycle_id uuid,
  unit_id uuid,
  purpose text,
  candidate_ids uuid[],
  released_at timestamptz
);
comment on table released_round is 'confidential: who stands in a later round was chosen in an earlier one';
comment on column released_round.candidate_ids is 'whom its questions are about; what was voted is with inspection-service alone';
create index released_round_by_candidate on released_round using gin (candidate_ids);

grant select, insert, update on released_round to ${runtime};
