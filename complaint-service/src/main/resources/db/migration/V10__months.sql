-- How many complaints came in a city in a month, as other services may be told: the fourth of the four surveys 四項調查. Figures are
-- made once for each month of a cycle, and never again; what is too small to be told is not here either.
create table complaint_month (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  reports integer check (reports >= 0),
  made_at timestamptz not null,
  constraint complaint_month_of_a_month check (extract(day from starts_on) = 1
    and ends_on = starts_on + interval '1 month' - interval '1 day'),
  constraint complaint_month_once unique (cycle_id, starts_on)
);
comment on column complaint_month.ends_on is 'the last day';
comment on column complaint_month.reports is 'through all channels; null where it is withheld';

create table complaint_month_channel (
  month_id uuid not null references complaint_month,
  channel text not null,
  reports integer not null check (reports >= 0),
  primary key (month_id, channel)
);
comment on table complaint_month_channel is 'those that are told; a channel that is withheld has none';

-- Each complaint is counted once, however late it is entered.
create table counted_complaint (
  complaint_id uuid primary key references complaint,
  month_id uuid not null references complaint_month deferrable initially deferred
);
comment on column counted_complaint.month_id is 'made of those that are marked, and so written after them';
create index counted_complaint_by_month on counted_complaint (month_id);
create index complaint_by_cycle on complaint (cycle_id, received_on);

-- Not even the service changes what it told.
grant select, insert on complaint_month, complaint_month_channel, counted_complaint to ${runtime};
