-- A campaign may be recorded later than it was opened: people signed on paper before the system was there.

alter table pledge_campaign add column recorded_at timestamptz, add column late_reason text;
update pledge_campaign set recorded_at = opened_at;
alter table pledge_campaign
  alter column recorded_at set not null,
  add constraint pledge_campaign_recorded check (recorded_at >= opened_at);
comment on column pledge_campaign.late_reason is 'why it was recorded on a later day than it was opened on; null if it was not';
