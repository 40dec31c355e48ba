-- A form is voted on once in an inspection, whatever it is called: a twin under another code with one voter more would tell what that one
-- said. Of earlier rounds nobody computed it; their forms are voted on once by their ids and codes.
alter table ballot_round add column asked_sha256 text check (asked_sha256 ~ '^[0-9a-f]{64}$');
comment on column ballot_round.asked_sha256 is
  'of the canonical JSON of what is asked, of whom and by whom, without words, codes and order; null of a round drafted before it was kept';
create unique index ballot_round_asked_once on ballot_round (inspection_id, asked_sha256) where state <> 'VOID';

create function ballot_round_asks_the_same() returns trigger language plpgsql as $$
begin
  raise exception 'What is voted on in a round that was opened never changes'
    using errcode = 'restrict_violation', constraint = 'ballot_round_asks_the_same';
end $$;
create trigger ballot_round_asks_the_same before update on ballot_round for each row
  when (old.state <> 'DRAFTED' and new.asked_sha256 is distinct from old.asked_sha256) execute function ballot_round_asks_the_same();
