-- The custody log of report boxes: which box two people opened, when, and how many letters were in it. Nothing of that is changed
-- afterwards; what is added is that the second of them says so too, and how the letters that were recorded agree with it.
create table box_opening (
  id uuid primary key,
  version bigint not null,
  unit_id uuid not null,
  box text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  late_reason text,
  letters integer not null check (letters >= 0),
  opened_by text not null,
  opened_with text not null,
  confirmed_at timestamptz,
  settled_by text,
  settled_at timestamptz,
  recorded integer,
  explanation text,
  constraint box_opening_by_two check (opened_by <> opened_with),
  constraint box_opening_settled_after_confirmation check (settled_at is null or confirmed_at is not null),
  constraint box_opening_settled_whole check ((settled_at is null) = (recorded is null) and (settled_at is null) = (settled_by is null)),
  constraint box_opening_no_more_than_letters check (recorded <= letters),
  constraint box_opening_difference_explained check (recorded = letters or explanation is not null)
);
comment on table box_opening is 'append-only';
comment on column box_opening.opened_by is 'staff number of who entered it; opened_with is that of the other, who confirms it with a token of their own';
comment on column box_opening.recorded is 'letters that were recorded when it was settled';
create index box_opening_by_unit on box_opening (unit_id, id);

-- Who recorded a complaint that came on paper, by telephone or in person, and from which opening of a box a letter is.
create table recorded_report (
  id uuid primary key references complaint,
  version bigint not null,
  recorded_by text not null,
  recorded_on date not null,
  opening_id uuid references box_opening
);
create index recorded_report_by_clerk on recorded_report (recorded_by, recorded_on, id);
create index recorded_report_by_opening on recorded_report (opening_id);

grant select, insert, update (version, confirmed_at, settled_by, settled_at, recorded, explanation) on box_opening to ${runtime};
grant select, insert on recorded_report to ${runtime};
