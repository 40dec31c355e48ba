-- Two cadres who turn out to be one person, while others write of them or have not heard of it yet.

alter table clearance add column merged_from uuid[];
comment on column clearance.merged_from is 'of whom else it was decided, because they turned out to be this cadre; null for most';

-- What nobody tells as a new state of the cadre does not notice that the cadre was merged meanwhile: so it waits for a merge
-- that is under way, and a merge waits for it. All else changes the cadre's version, which tells.
create function require_person() returns trigger language plpgsql as $$
begin
  perform from cadre where id = new.cadre_id and merged_into is null for share;
  if not found then
    raise check_violation using message = 'record of a merged cadre violates check constraint "record_of_person"';
  end if;
  return null;
end $$;
create trigger require_person after insert on wish for each row execute function require_person();
create trigger require_person after insert on career_entry for each row execute function require_person();
create trigger require_person after insert on move for each row execute function require_person();
