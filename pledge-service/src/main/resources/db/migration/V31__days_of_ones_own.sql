-- Whoever becomes due when a campaign is about to end, or has ended, signs in days of their own.
alter table pledge
  add column due_since date,
  add column due_by date,
  add constraint pledge_own_window check (num_nonnulls(due_since, due_by) in (0, 2) and due_since <= due_by);
comment on column pledge.due_since is 'the day on which somebody became due so late that they have days of their own; null for all others';
comment on column pledge.due_by is 'the last of these days; where the deadline of the campaign is later, that counts';
-- Whose own last day is near, to be told of it.
create index pledge_due_by on pledge (campaign_id, due_by) where state = 'DUE' and due_by is not null;
