-- Whose a case was after each move: who has had it does not take it out of sight alone.
alter table case_entry add column handler_number text;
comment on column case_entry.handler_number is 'staff number of whose the case was from then on; null for nobody''s, and before this was kept';

-- A pause ends by itself. What waited without an end waits for thirty days from when it began.
alter table complaint add column paused_until date;
alter table complaint add column pauses_in_state integer not null default 0;
alter table complaint add column prolongations integer not null default 0;
comment on column complaint.paused_until is 'the last day on which it waits';
comment on column complaint.pauses_in_state is 'how many times it was paused since its state began';
comment on column complaint.prolongations is 'how many times a pause of it was made longer';
update complaint set paused_until = paused_on + 30, pauses_in_state = 1 where paused_on is not null;
alter table complaint add constraint complaint_pause_has_an_end
  check ((paused_on is null) = (paused_until is null) and paused_until >= paused_on);
create index complaint_by_end_of_pause on complaint (paused_until, id) where paused_until is not null;
grant update (paused_until, pauses_in_state, prolongations) on complaint to ${runtime};
