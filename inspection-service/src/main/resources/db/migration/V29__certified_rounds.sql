-- Scrutineers 監票人 and tellers 計票人 of the rounds of a meeting: at least two of each. They see the slips counted, the box sealed and
-- the key-holders' sheets shredded, and sign for it.
create table scrutineers_and_tellers (
  id uuid primary key references meeting,
  version bigint not null,
  cycle_id uuid not null,
  unit_id uuid not null
);
comment on column scrutineers_and_tellers.id is 'that of the meeting';

create table scrutineer_or_teller (
  meeting_id uuid not null references scrutineers_and_tellers,
  cadre_id uuid not null,
  task text not null check (task in ('SCRUTINEER', 'TELLER')),
  number integer not null check (number > 0),
  primary key (meeting_id, cadre_id)
);
comment on column scrutineer_or_teller.number is 'of those with the same task, in the order in which they were named';

grant select, insert, update on scrutineers_and_tellers to ${runtime};
grant select, insert, delete on scrutineer_or_teller to ${runtime};

-- Who watched over a box that is sealed is not said anew.
create function scrutineers_stay_once_sealed() returns trigger language plpgsql as $$
begin
  if exists (select from ballot_round
      where meeting_id = coalesce(new.meeting_id, old.meeting_id) and state in ('SEALED', 'CLOSED', 'CERTIFIED')) then
    raise exception 'Once a box is sealed its scrutineers and tellers stay'
      using errcode = 'restrict_violation', constraint = 'scrutineers_stay_once_sealed';
  end if;
  return coalesce(new, old);
end $$;
create trigger scrutineers_stay_once_sealed before insert or update or delete on scrutineer_or_teller
  for each row execute function scrutineers_stay_once_sealed();

-- A round whose protocol is signed and whose keys are shredded is certified: its result is released, and nothing of it changes again.
alter table ballot_round
  add column certified_at timestamptz,
  drop constraint ballot_round_state_check,
  add constraint ballot_round_state_check check (state in ('DRAFTED', 'OPEN', 'SEALED', 'CLOSED', 'CERTIFIED', 'VOID')),
  drop constraint ballot_round_sealed,
  add constraint ballot_round_sealed check (state not in ('SEALED', 'CLOSED', 'CERTIFIED') or sealed_at is not null),
  drop constraint ballot_round_closed,
  add constraint ballot_round_closed check ((state in ('CLOSED', 'CERTIFIED')) = (closed_at is not null)),
  drop constraint ballot_round_closed_with_papers,
  add constraint ballot_round_closed_with_papers
    check (state not in ('CLOSED', 'CERTIFIED') or not papers or papers_given_out = '{}' or papers_recorded_at is not null),
  add constraint ballot_round_certified check ((state = 'CERTIFIED') = (certified_at is not null));

create function ballot_round_stays_certified() returns trigger language plpgsql as $$
begin
  raise exception 'A certified round stays as it is' using errcode = 'restrict_violation', constraint = 'ballot_round_stays_certified';
end $$;
create trigger ballot_round_stays_certified before update or delete on ballot_round for each row
  when (old.state = 'CERTIFIED') execute function ballot_round_stays_certified();
