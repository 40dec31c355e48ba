-- What the last batch told of a cadre: all that anybody but the discipline organ reads. An answer that is fresher is in `given` alone.
alter table clearance add column published boolean not null default false;
comment on column clearance.published is 'what the last batch told';

-- Lists of cadres that the organisation side sends to the discipline organ for its signed opinion. A list changes no more once it is sent,
-- and so neither its version nor its state tells whether, when or how it was answered.
create table clearance_list (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null,
  purpose text not null,
  state text not null check (state in ('DRAFT', 'SENT')),
  drafted_by text not null,
  drafted_at timestamptz not null,
  sent_by text,
  sent_at timestamptz,
  content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
  constraint clearance_list_sent_whole check ((state = 'SENT') = (sent_at is not null) and (sent_at is null) = (sent_by is null)
    and (sent_at is null) = (content_hash is null))
);
comment on column clearance_list.drafted_by is 'staff number, as is sent_by';
comment on column clearance_list.content_hash is 'SHA-256 of the canonical text of what was sent';
create index clearance_list_by_cycle on clearance_list (cycle_id, id);

create table clearance_list_cadre (
  list_id uuid not null references clearance_list,
  cadre_id uuid not null,
  primary key (list_id, cadre_id)
);

create function refuse_change_of_sent_list() returns trigger language plpgsql as $$
begin
  raise exception 'A list that was sent does not change';
end $$;
create trigger clearance_list_frozen before update or delete on clearance_list
  for each row when (old.state = 'SENT') execute function refuse_change_of_sent_list();

create function refuse_other_cadres_of_sent_list() returns trigger language plpgsql as $$
begin
  if exists (select from clearance_list l where l.id in (new.list_id, old.list_id) and l.state = 'SENT') then
    raise exception 'A list that was sent does not change';
  end if;
  return coalesce(new, old);
end $$;
create trigger clearance_list_cadre_frozen before insert or update or delete on clearance_list_cadre
  for each row execute function refuse_other_cadres_of_sent_list();

-- What the discipline organ answered: on some of a list or on all of it, signed on paper, entered by one officer and confirmed by another.
create table clearance_opinion (
  id uuid primary key,
  version bigint not null,
  list_id uuid not null references clearance_list,
  state text not null check (state in ('ENTERED', 'CONFIRMED', 'REFUSED')),
  reference text not null,
  issued_on date not null,
  document_id uuid references confidential_file,
  entered_by text not null,
  entered_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  constraint clearance_opinion_two_people check (state <> 'CONFIRMED' or decided_by <> entered_by),
  constraint clearance_opinion_decided check ((state = 'ENTERED') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint clearance_opinion_confirmed_with_document check (state <> 'CONFIRMED' or document_id is not null)
);
comment on column clearance_opinion.reference is 'of the paper that was signed';
comment on column clearance_opinion.document_id is 'the paper that was signed, scanned; null until it is kept';
create index clearance_opinion_by_list on clearance_opinion (list_id, id);

create table clearance_answer (
  opinion_id uuid not null references clearance_opinion,
  cadre_id uuid not null,
  given boolean not null,
  primary key (opinion_id, cadre_id)
);
create index clearance_answer_by_cadre on clearance_answer (cadre_id);

grant select, insert, update (version, purpose, state, sent_by, sent_at, content_hash) on clearance_list to ${runtime};
grant select, insert, delete on clearance_list_cadre to ${runtime};
grant select, insert, update (version, state, document_id, decided_by, decided_at) on clearance_opinion to ${runtime};
grant select, insert on clearance_answer to ${runtime};
