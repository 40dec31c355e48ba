-- What no opinion says is said by two officers. One alone proposes; what one gave alone before and no batch has told is a proposal, too. What
-- was told stays as it was told.
drop index clearance_given_alone;
alter table clearance drop constraint clearance_given_by_somebody;
alter table clearance rename column given_by to proposed_by;
update clearance set given = false, version = version + 1 where given and proposed_by is not null and not published;
update clearance set proposed_by = null where given;
alter table clearance add constraint clearance_proposed_until_given check (not given or proposed_by is null);
comment on column clearance.proposed_by is 'staff number of who alone says that it is to be given; null once another says so too';
