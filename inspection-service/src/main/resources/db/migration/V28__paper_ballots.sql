-- Ballots on paper 獨立填寫: given out beside slips or alone, entered once the box is sealed by two people who do not know what the other
-- entered, where they differ by a third, and then put into the box sealed like all others. Papers carry no number.

alter table ballot_round
  add column papers boolean not null default false,
  add column papers_given_out jsonb,
  add column papers_given_out_at timestamptz,
  add column papers_given_out_recorded_at timestamptz,
  add column papers_given_out_late_reason text,
  add column papers_returned integer check (papers_returned > 0),
  add column papers_recorded_at timestamptz,
  add column papers_sha256 text check (papers_sha256 ~ '^[0-9a-f]{64}$'),
  add constraint ballot_round_papers_given_out
    check (num_nulls(papers_given_out, papers_given_out_at, papers_given_out_recorded_at) in (0, 3) and (papers or papers_given_out is null)),
  add constraint ballot_round_papers_known_when_sealed check (not papers or sealed_at is null or papers_given_out is not null),
  add constraint ballot_round_papers_returned
    check (papers_returned is null or (sealed_at is not null and papers_given_out is not null)),
  add constraint ballot_round_papers_recorded
    check (num_nulls(papers_recorded_at, papers_sha256) in (0, 2) and (papers_recorded_at is null or papers_returned is not null)),
  add constraint ballot_round_closed_with_papers
    check (state <> 'CLOSED' or not papers or papers_given_out = '{}' or papers_recorded_at is not null);
comment on column ballot_round.papers_given_out is 'how many of each class; none of a class that is not named';
comment on column ballot_round.papers_returned is 'how many lay in the box for papers; the others were kept by voters';
comment on column ballot_round.papers_sha256 is 'of the sorted hashes of the sealed ballots that came on paper; box_sha256 is of the others';

-- What was given out and what was recorded stays, as what is voted on does.
create or replace function ballot_round_stays_opened() returns trigger language plpgsql as $$
begin
  if old.state <> 'DRAFTED' and (new.meeting_id, new.inspection_id, new.unit_id, new.form_id, new.number, new.candidates, new.papers)
      is distinct from (old.meeting_id, old.inspection_id, old.unit_id, old.form_id, old.number, old.candidates, old.papers) then
    raise exception 'What is voted on in a round that was opened never changes';
  end if;
  if old.papers_given_out is not null and new.papers_given_out is distinct from old.papers_given_out
      or old.papers_recorded_at is not null and (new.papers_returned, new.papers_recorded_at, new.papers_sha256)
        is distinct from (old.papers_returned, old.papers_recorded_at, old.papers_sha256) then
    raise exception 'How many papers were given out and which were recorded never changes';
  end if;
  return new;
end $$;

alter table ballot add column on_paper boolean not null default false;
comment on column ballot.on_paper is 'in which of the two lists it is; they are sealed at different times, so everybody can tell';

-- The papers that were returned, shuffled, in bundles whose order is kept while they are entered. On the cover of each stands a code.
create table paper_bundle (
  round_id uuid not null references ballot_round,
  number integer not null check (number > 0),
  papers integer not null check (papers between 1 and 50),
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  primary key (round_id, number)
);

-- Who entered a bundle: three different people at most. They are no voters, and on record.
create table paper_entering (
  round_id uuid not null,
  bundle integer not null,
  entry integer not null check (entry between 1 and 3),
  staff_number text not null,
  primary key (round_id, bundle, entry),
  foreign key (round_id, bundle) references paper_bundle on delete cascade,
  constraint paper_entering_by_another unique (round_id, bundle, staff_number)
);
comment on column paper_entering.entry is '3: only where the first two differ';

-- What they entered: sealed, as nobody reads it, and a hash by which it is compared. Gone once the papers are recorded.
create table paper_entry (
  round_id uuid not null,
  bundle integer not null,
  entry integer not null,
  place integer not null check (place between 1 and 50),
  sealed bytea not null check (length(sealed) = 1389),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  primary key (round_id, bundle, place, entry),
  foreign key (round_id, bundle, entry) references paper_entering on delete cascade
);
alter table paper_entry alter column sealed set storage external;
comment on column paper_entry.content_hash is 'keyed, also by the code on the cover of the bundle, which is kept nowhere: nobody who has the database and its keys can try what fits';

grant select, insert, delete on paper_bundle, paper_entry to ${runtime};
grant select, insert on paper_entering to ${runtime};
