-- A post is filled by appointment 任命 or by election 選舉; a town has a congress that elects.

alter table post add column filled_by text check (filled_by in ('APPOINTMENT', 'ELECTION'));
update post set
  version = version + 1,
  filled_by = case
    when kind in ('HEAD_OF_GOVERNMENT', 'PARTY_COMMITTEE_MEMBER')
      and exists (select from unit where unit.id = unit_id and unit.kind = 'TOWN') then 'ELECTION'
    else 'APPOINTMENT' end;
alter table post alter column filled_by set not null;
