-- A clerk is shown the openings at which they were, and no others.
create index box_opening_by_first on box_opening (opened_by, id);
create index box_opening_by_second on box_opening (opened_with, id);
