-- Scans of pledges that were signed on paper. A wrong one is corrected by another: the former stays.
create table pledge_scan (
  id uuid primary key,
  version bigint not null,
  pledge_id uuid not null references pledge,
  edition integer not null check (edition > 0),
  file_id uuid not null references confidential_file,
  correction text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint pledge_scan_once unique (pledge_id, edition),
  constraint pledge_scan_corrected check ((edition > 1) = (correction is not null))
);
comment on column pledge_scan.correction is 'why the former scan was wrong; null for the first';

grant select, insert on pledge_scan to ${runtime};

-- Not of the signature: a scan may come later.
alter table pledge
  add column scans integer not null default 0,
  add constraint pledge_scans_of_paper check (scans >= 0 and (scans = 0 or method = 'PAPER'));
-- Papers whose scan is still to come are looked for, and those who need not sign.
create index pledge_without_scan on pledge (cycle_id, id) where method = 'PAPER' and scans = 0;
create index pledge_excused on pledge (cycle_id, id) where state = 'EXCUSED';
