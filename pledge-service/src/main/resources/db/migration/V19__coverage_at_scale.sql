-- Who has not signed yet, in the order of a list, also where few of a category are left.
drop index pledge_due;
create index pledge_due on pledge (cycle_id, category, id) where state = 'DUE';

-- Totals are raised all the time: they find room on their own page, and no index grows.
alter table unit_coverage set (fillfactor = 75);
alter table subtree_coverage set (fillfactor = 75);
