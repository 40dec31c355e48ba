-- The ratios that are counted unit by unit (published, publicly pledged, aware) are kept for every subtree, as the counts of pledges
-- are, so that a province's answer as fast as a city's. Whatever one of them is counted from only notes that it has changed: nobody
-- waits for another. Once a second what was noted is counted anew, one process at a time. Who reads finds either no note, and then
-- what is kept is right, or a note, and then counts for themselves: exact at any moment.

create table subtree_share (
  cycle_id uuid not null,
  path ltree not null,
  ratio text not null,
  done bigint not null,
  whole bigint not null,
  primary key (cycle_id, path, ratio)
);

-- Something of this cycle has changed, or of every cycle whose city stands at this path or above.
create table share_change (
  position bigint generated always as identity primary key,
  cycle_id uuid,
  path ltree,
  constraint share_change_of_one check (num_nonnulls(cycle_id, path) = 1)
);
-- Rows come and go all the time.
alter table share_change set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create function note_share_of_unit() returns trigger language plpgsql as
$$
begin
  if tg_op = 'UPDATE' and old.path is not null then
    insert into share_change (path) values (old.path);
  end if;
  if new.path is not null then
    insert into share_change (path) values (new.path);
  end if;
  return null;
end
$$;
create trigger unit_share_arrived after insert on registry_unit for each row execute function note_share_of_unit();
create trigger unit_share_changed after update on registry_unit for each row
  when ((old.path, old.kind, old.ended_on, old.gone) is distinct from (new.path, new.kind, new.ended_on, new.gone))
  execute function note_share_of_unit();

create function note_share_of_city() returns trigger language plpgsql as
$$
begin
  insert into share_change (cycle_id) values (new.id);
  return null;
end
$$;
create trigger cycle_share_arrived after insert on registry_cycle for each row execute function note_share_of_city();
create trigger cycle_share_changed after update on registry_cycle for each row
  when (old.unit_id is distinct from new.unit_id) execute function note_share_of_city();

create function note_share_of_cycle() returns trigger language plpgsql as
$$
begin
  insert into share_change (cycle_id) select new.cycle_id where new.cycle_id is not null;
  return null;
end
$$;
create trigger public_pledge_share after insert or update on public_pledge for each row execute function note_share_of_cycle();
create trigger team_share after insert or update on inspection_team for each row execute function note_share_of_cycle();
create trigger awareness_share after insert or update on awareness_rate for each row execute function note_share_of_cycle();

create function note_share_of_publication() returns trigger language plpgsql as
$$
begin
  insert into share_change (cycle_id) select cycle_id from publication where id = new.publication_id;
  return null;
end
$$;
create trigger publication_share after insert on publication_record
  for each row execute function note_share_of_publication();

insert into share_change (cycle_id) select id from registry_cycle;

grant select, insert, delete on share_change to ${runtime};
grant select, insert, update, delete on subtree_share to ${runtime};
