-- Two cadres may turn out to be one person. What was decided of one of them was decided of half a person.

alter table registry_cadre add column merged_from uuid[];
comment on column registry_cadre.merged_from is 'the cadres who turned out to be this one; null for most';

alter table clearance add column merged_from uuid[];
comment on column clearance.merged_from is 'who was known to be this cadre too when it was last taken back; null for most';
