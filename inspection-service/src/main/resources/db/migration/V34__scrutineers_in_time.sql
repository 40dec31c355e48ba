-- Who watches over a round is named before it is held, and of a round on paper that is recorded afterwards this is found by since when
-- each of them is named. Of those who were named before it was kept nobody knows: they count as named in time.
alter table scrutineer_or_teller add column named_at timestamptz not null default 'epoch';
alter table scrutineer_or_teller alter column named_at drop default;
comment on column scrutineer_or_teller.named_at is 'since when without a break, with the same task';
