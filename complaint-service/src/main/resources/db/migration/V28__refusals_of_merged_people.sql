-- A person who turned out to be another one too is refused where either was. V26 looked at the id alone that is left.
update clearance c set last_opinion = false, version = version + 1
where c.last_opinion is distinct from false
  and exists (select 1 from clearance merged where merged.id = any(c.merged_from) and merged.last_opinion = false);
