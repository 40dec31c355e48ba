-- Work is of whoever was of the team when it was done, not of whoever is when it is entered.
alter table team_member add column joined_at timestamptz not null default 'epoch';
update team_member m set joined_at = t.formed_at from inspection_team t where t.id = m.team_id and t.formed_at is not null
  and t.members_changed_at is null;
comment on column team_member.joined_at is 'long ago of whoever came before this was kept';
