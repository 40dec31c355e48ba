-- A post is filled by appointment 任命 or by election 選舉.

alter table post add column filled_by text check (filled_by in ('APPOINTMENT', 'ELECTION'));
update post set filled_by =
  case when kind in ('HEAD_OF_GOVERNMENT', 'PARTY_COMMITTEE_MEMBER') then 'ELECTION' else 'APPOINTMENT' end;
alter table post alter column filled_by set not null;
