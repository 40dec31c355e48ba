-- Kin: which cadres are related, so that nobody inspects or decides on their own.

create table kinship (
  id uuid primary key,
  version bigint not null,
  cadre_id uuid not null references cadre,
  kin_id uuid not null references cadre,
  relation text not null check (relation in ('SPOUSE', 'PARENT', 'CHILD', 'SIBLING', 'OTHER_KIN')),
  constraint kinship_between_two check (cadre_id <> kin_id)
);
comment on column kinship.relation is 'what the kin is to the cadre';
-- One record for a pair, whichever of the two it begins with.
create unique index kinship_pair_once on kinship (least(cadre_id, kin_id), greatest(cadre_id, kin_id));
create index kinship_by_cadre on kinship (cadre_id);
create index kinship_by_kin on kinship (kin_id);

grant select, insert, update, delete on kinship to ${runtime};
