-- Watches a service's database in tests: what is committed must be told by an event of the same transaction.

create schema watch;

-- Every event, by the transaction that wrote it. The outbox itself is emptied as soon as Kafka has the rows.
create unlogged table watch.event (
  transaction xid8 not null,
  subject text not null,
  type text not null,
  version bigint not null,
  payload text
);
create index event_by_subject on watch.event (subject, transaction);

create unlogged table watch.untold (table_name text not null, action text not null, row jsonb not null);

create function watch.note_event() returns trigger language plpgsql security definer as $$
begin
  insert into watch.event values (pg_current_xact_id(), new.aggregateid, new.type, new.aggregateversion, new.payload);
  return null;
end $$;

-- Runs at commit. A row is told of by an event about itself or about something that it refers to: a part by its whole.
-- What a test itself writes, as superuser or under this name, is nobody's change.
create function watch.note_untold_change() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
declare
  changed jsonb := case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
begin
  if session_user <> current_user and current_setting('application_name') <> 'test itself' and not exists (
    select from watch.event
    where transaction = pg_current_xact_id() and subject = any (array(select value from jsonb_each_text(changed)))
  ) then
    insert into watch.untold values (tg_table_name, tg_op, changed);
  end if;
  return null;
end $$;

create trigger watch_events after insert on public.outbox for each row execute function watch.note_event();

-- All tables but the platform's own and the replicas of other services' state, which are told of by those services.
do $$
declare
  watched regclass;
begin
  for watched in
    select c.oid from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and c.relname not in ('outbox', 'outbox_lane', 'outbox_epoch', 'replay', 'inbox', 'idempotency_key', 'audit_entry',
        'audit_seal', 'confidential_file', 'confidential_file_part', 'flyway_schema_history')
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'epoch')
  loop
    execute format(
      'create constraint trigger watch_changes after insert or update or delete on %s deferrable initially deferred '
      'for each row execute function watch.note_untold_change()', watched);
  end loop;
end $$;
