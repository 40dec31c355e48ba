-- Each decision on a clearance counts, also one that leaves it as it was: an opinion that was entered before is older than it.
alter table clearance add column decisions integer not null default 0 check (decisions >= 0);
comment on column clearance.decisions is 'how many were made; each makes a new version';

-- An opinion says what it says of a clearance as it stood when it was entered. Of those from before this was kept nobody knows.
alter table clearance_answer add column clearance_version bigint not null default -1;
alter table clearance_answer alter column clearance_version drop default;
comment on column clearance_answer.clearance_version is 'which version of the clearance there was when it was entered; -1 for none';

-- Who gave it alone does not ask for the batch that tells it, and gives nothing against what two have confirmed.
alter table clearance add column given_by text;
alter table clearance add column last_opinion boolean;
alter table clearance add constraint clearance_given_by_somebody check (given or given_by is null);
comment on column clearance.given_by is 'staff number of who gave it alone; null where it is not given, and where an opinion gave it';
comment on column clearance.last_opinion is 'what the last confirmed opinion said; null where there is none';
update clearance c set last_opinion = latest.given, version = c.version + 1 from (
    select distinct on (a.cadre_id) a.cadre_id, a.given from clearance_answer a
      join clearance_opinion o on o.id = a.opinion_id and o.state = 'CONFIRMED'
    order by a.cadre_id, o.decided_at desc) latest
  where latest.cadre_id = c.id;
create index clearance_given_alone on clearance (given_by) where given and not published;
