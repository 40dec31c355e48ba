-- Who held each key of a round stays with the round: the meeting's key-holders may be others for the next one, and the protocol names
-- those who held these. Until now others could be named once each round with keys was over: who held those of such a round nobody knows any
-- more, where others were ever named for the meeting. Of any other nobody can hold one but who is named now.
alter table ballot_key add column cadre_id uuid, add column department_id uuid;
update ballot_key k set cadre_id = h.cadre_id, department_id = h.department_id
  from ballot_round r, key_holder h
  where r.id = k.round_id and h.meeting_id = r.meeting_id and h.number = k.number
    and not (r.state in ('CLOSED', 'CERTIFIED', 'VOID')
      and exists (select from key_holders n where n.id = r.meeting_id and n.version > 0));
alter table ballot_key
  add constraint ballot_key_held_whole check (num_nulls(cadre_id, department_id) in (0, 2));
comment on column ballot_key.cadre_id is 'of whoever fetched the private half; null where that was not kept';
comment on column ballot_key.department_id is 'where they served when they were named; null as that';

create function ballot_key_stays() returns trigger language plpgsql as $$
begin
  if exists (select from ballot_round where id = coalesce(new.round_id, old.round_id) and opened_at is not null) then
    raise exception 'Once a round is opened its keys stay' using errcode = 'restrict_violation', constraint = 'ballot_key_stays';
  end if;
  if tg_op <> 'DELETE' and new.cadre_id is null then
    raise exception 'From now on it is kept who holds a key' using errcode = 'not_null_violation', constraint = 'ballot_key_held';
  end if;
  return coalesce(new, old);
end $$;
create trigger ballot_key_stays before insert or update or delete on ballot_key for each row execute function ballot_key_stays();

-- What was counted at the table when a sitting began: a slip that is put among the others afterwards is one too many when the box is sealed.
alter table ballot_sitting add column drawn jsonb, add column printed integer check (printed >= 0);
update ballot_sitting t set
  drawn = coalesce((select jsonb_object_agg(s.attendee_class, s.slips) from (
    select attendee_class, count(*) as slips from ballot_slip
    where round_id = t.round_id and sitting = t.number and state <> 'RETURNED' group by attendee_class) s), '{}'),
  printed = (select count(*) from ballot_slip where round_id = t.round_id and sitting = t.number)
  where state <> 'DRAFTED';
alter table ballot_sitting
  add constraint ballot_sitting_counted check (num_nulls(drawn, printed) = case when state = 'DRAFTED' then 2 else 0 end);
comment on column ballot_sitting.drawn is 'slips of each class; none of a class that is not named';
comment on column ballot_sitting.printed is 'slips in all, returned ones among them';

create function ballot_sitting_stays_counted() returns trigger language plpgsql as $$
begin
  raise exception 'Once a sitting is opened what was counted at its table stays'
    using errcode = 'restrict_violation', constraint = 'ballot_sitting_stays_counted';
end $$;
create trigger ballot_sitting_stays_counted before update on ballot_sitting for each row
  when (old.state <> 'DRAFTED' and (new.drawn, new.printed) is distinct from (old.drawn, old.printed))
  execute function ballot_sitting_stays_counted();

-- Whoever opens the sitting waits for whoever is putting slips in. A vote changes the state of a slip alone, and pays for none of this.
create function slips_before_opening() returns trigger language plpgsql as $$
begin
  perform from ballot_sitting where round_id = new.round_id and number = new.sitting for share;
  if exists (select from ballot_sitting where state <> 'DRAFTED' and (round_id = new.round_id and number = new.sitting
      or tg_op = 'UPDATE' and round_id = old.round_id and number = old.sitting)) then
    raise exception 'Once a sitting is opened no slip of it is made or changed'
      using errcode = 'restrict_violation', constraint = 'slips_before_opening';
  end if;
  return new;
end $$;
create trigger slips_before_opening before insert or update of round_id, sitting, attendee_class on ballot_slip
  for each row execute function slips_before_opening();
