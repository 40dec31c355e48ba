-- A campaign has a window. Its deadline may move to a later day and its text to a newer edition; what was before is kept.

alter table pledge_campaign
  add column opens_on date,
  add constraint pledge_campaign_window check (opens_on <= deadline);
comment on column pledge_campaign.opens_on is
  'the first day on which a pledge can be signed; null where that is the day on which the campaign was opened';
grant update (version, text_id, deadline) on pledge_campaign to ${runtime};

create table campaign_change (
  id uuid primary key,
  version bigint not null,
  campaign_id uuid not null references pledge_campaign,
  kind text not null check (kind in ('EXTENSION', 'REOPENING', 'TEXT')),
  deadline_before date not null,
  deadline date not null,
  text_id_before uuid not null references pledge_text,
  text_id uuid not null references pledge_text,
  reason text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null check (recorded_at >= occurred_at),
  late_reason text,
  changed_by text not null,
  constraint campaign_change_forward check (deadline >= deadline_before),
  constraint campaign_change_of_its_kind
    check ((kind = 'TEXT') = (deadline = deadline_before) and (kind = 'TEXT') = (text_id <> text_id_before))
);
create index campaign_change_by_campaign on campaign_change (campaign_id, id);
grant select, insert on campaign_change to ${runtime};

-- Whose pledges are still due is told before and after the deadline. A round is made once for each deadline, whichever replica of
-- the service is the first, and also where nobody is due; its reminders are written in its transaction.
create table reminder_round (
  campaign_id uuid not null references pledge_campaign,
  deadline date not null,
  kind text not null check (kind in ('UPCOMING', 'OVERDUE')),
  working_days integer not null check (working_days >= 0),
  planned_on date not null,
  made_at timestamptz not null,
  primary key (campaign_id, deadline, kind, working_days)
);
comment on column reminder_round.working_days is 'how many before the deadline; 0 once it has passed';

create table reminder (
  id uuid primary key,
  version bigint not null,
  campaign_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  working_days integer not null,
  deadline date not null,
  planned_on date not null,
  due integer not null check (due > 0),
  recorded_at timestamptz not null,
  constraint reminder_of_round foreign key (campaign_id, deadline, kind, working_days) references reminder_round,
  constraint reminder_once unique (campaign_id, deadline, kind, working_days, unit_id)
);
create index reminder_by_campaign on reminder (campaign_id, id);
grant select, insert on reminder_round, reminder to ${runtime};
