-- What is asked in secret ballots, as data in editions. A draft is edited; what is adopted never changes: a later edition takes its
-- place, and the one before is kept for the rounds that were held on it.
create table ballot_form (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null,
  code text not null check (code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
  purpose text not null check (purpose in ('DEMOCRATIC_ASSESSMENT', 'DEMOCRATIC_RECOMMENDATION', 'DISCIPLINE_QUESTIONNAIRE')),
  edition integer not null check (edition > 0),
  state text not null check (state in ('DRAFTED', 'ADOPTED', 'RETIRED')),
  definition jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  adopted_at timestamptz,
  adopted_by text,
  constraint ballot_form_adopted_whole check (num_nulls(adopted_at, adopted_by) = case when state = 'DRAFTED' then 2 else 0 end)
);
comment on column ballot_form.sha256 is 'of the canonical JSON of the definition';
comment on column ballot_form.adopted_by is 'staff number';
-- In this order: whoever drafts one that is drafted is told that first.
create unique index ballot_form_draft_once on ballot_form (cycle_id, code) where state = 'DRAFTED';
create unique index ballot_form_adopted_once on ballot_form (cycle_id, code) where state = 'ADOPTED';
create unique index ballot_form_edition_once on ballot_form (cycle_id, code, edition);
create index ballot_form_by_cycle on ballot_form (cycle_id, id);

-- Not even the service can change what people vote on. That it was adopted is taken back only by a later edition.
create function ballot_form_stays_adopted() returns trigger language plpgsql as
$$
begin
  raise exception 'An adopted form stays as it is' using errcode = 'restrict_violation', constraint = 'ballot_form_stays_adopted';
end
$$;
create trigger ballot_form_stays_adopted before update on ballot_form for each row
  when (old.state <> 'DRAFTED' and (
    (old.id, old.cycle_id, old.code, old.purpose, old.edition, old.definition, old.sha256, old.adopted_at, old.adopted_by)
      is distinct from
      (new.id, new.cycle_id, new.code, new.purpose, new.edition, new.definition, new.sha256, new.adopted_at, new.adopted_by)
    or (old.state, new.state) not in (('ADOPTED', 'ADOPTED'), ('ADOPTED', 'RETIRED'), ('RETIRED', 'RETIRED'))))
  execute function ballot_form_stays_adopted();

grant select, insert, update on ballot_form to ${runtime};
