-- Whose a case was after each move: who has had it does not take it out of sight alone.
alter table case_entry add column handler_number text;
comment on column case_entry.handler_number is 'staff number of whose the case was from then on; null for nobody''s, and before this was kept';
