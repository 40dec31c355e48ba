-- Many papers in one file. It is read page by page in the background; whoever does so keeps the row of bulk_scan_due locked. What
-- is settled of a page is written at once, so that after a break nothing is done twice.
create table bulk_scan (
  id uuid primary key,
  version bigint not null,
  requested_by text not null,
  scope_path ltree not null,
  signed_on date not null,
  late_reason text,
  file_id uuid not null references confidential_file,
  pages integer not null check (pages > 0),
  pages_read integer not null check (pages_read between 0 and pages),
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  attempts integer not null check (attempts >= 0),
  settlements integer not null check (settlements >= 0),
  assignments integer not null check (assignments >= 0),
  requested_at timestamptz not null,
  ended_at timestamptz,
  constraint bulk_scan_ended check ((state in ('DONE', 'FAILED')) = (ended_at is not null))
);
comment on column bulk_scan.scope_path is 'what the sender might see when the file came';
comment on column bulk_scan.settlements is 'how often something came of the pages of a pledge; so that the version says so';
comment on column bulk_scan.attempts is 'how often it was begun since the last page was read or recorded';
create index bulk_scan_by_scope on bulk_scan using gist (scope_path);

create table bulk_scan_page (
  id uuid primary key,
  version bigint not null,
  bulk_scan_id uuid not null references bulk_scan,
  page integer not null check (page > 0),
  outcome text not null check (outcome in ('READ', 'SIGNED', 'SCAN_ADDED', 'CODE_UNREADABLE', 'UNKNOWN', 'NOT_DUE',
    'ALREADY_SIGNED', 'PAGE_MISSING', 'REFUSED')),
  problem text,
  by_hand boolean not null,
  pledge_id uuid,
  text_edition integer,
  form_page integer,
  form_pages integer,
  constraint bulk_scan_page_once unique (bulk_scan_id, page),
  constraint bulk_scan_page_refused check ((outcome = 'REFUSED') = (problem is not null))
);
comment on column bulk_scan_page.by_hand is 'whether an officer has said what it is, for want of a code';
comment on column bulk_scan_page.pledge_id is 'as the code says, or an officer; no reference, since it may be of another city';
create index bulk_scan_page_by_pledge on bulk_scan_page (bulk_scan_id, pledge_id);

create table bulk_scan_due (bulk_scan_id uuid primary key references bulk_scan);

grant select, insert, update on bulk_scan, bulk_scan_page to ${runtime};
grant select, insert, update, delete on bulk_scan_due to ${runtime};
