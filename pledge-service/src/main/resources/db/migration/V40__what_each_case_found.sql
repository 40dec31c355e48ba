-- What a breach stands on is kept one by one, until it is announced or falls: what an officer marked, and what each case found, with its
-- day. So a case that comes to an officer's mark, or to what is announced, is not lost when that is withdrawn; and what is announced shows
-- the day of the case that was announced, and of no other.

alter table breach_source drop constraint breach_source_pkey;
alter table breach_source
  alter column source_id drop not null,
  add column id uuid not null default gen_random_uuid() primary key,
  add column found_on date,
  add column recorded_at timestamptz,
  add constraint breach_source_once unique (source_id, breach_id);
comment on table breach_source is 'what of a breach is neither announced nor fallen; a breach that was withdrawn has none';
comment on column breach_source.source_id is 'as complaint-service told of it; null of what an officer marked';

-- What was withdrawn has ended. What was announced as the only one of its breach is announced; of several it is not known which one was.
delete from breach_source s using breach b
where b.id = s.breach_id
  and (b.withdrawn_at is not null
    or b.announced_on is not null and 1 = (select count(*) from breach_source o where o.breach_id = b.id));
update breach_source s set found_on = b.found_on, recorded_at = b.recorded_at from breach b where b.id = s.breach_id;
-- What had no source was marked by an officer.
insert into breach_source (breach_id, found_on, recorded_at)
  select b.id, b.found_on, b.recorded_at from breach b
  where b.announced_on is null and b.withdrawn_at is null and not exists (select from breach_source s where s.breach_id = b.id);

alter table breach_source
  alter column id drop default,
  alter column found_on set not null,
  alter column recorded_at set not null;
create unique index breach_source_of_officer on breach_source (breach_id) where source_id is null;

grant update (recorded_at) on breach to ${runtime};
