-- What is known of a cadre from year to year: annual assessments, wishes, and the career as the file on paper tells it.

create table annual_assessment (
  id uuid primary key,
  version bigint not null,
  cadre_id uuid not null references cadre,
  year integer not null check (year between 1900 and 2200),
  grade text not null check (grade in ('EXCELLENT', 'COMPETENT', 'BASICALLY_COMPETENT', 'INCOMPETENT', 'UNGRADED')),
  constraint annual_assessment_once unique (cadre_id, year)
);
comment on column annual_assessment.year is 'that was assessed';

create table wish (
  id uuid primary key,
  version bigint not null,
  cadre_id uuid not null references cadre,
  kind text not null check (kind in ('RESETTLEMENT', 'SECONDMENT')),
  stated_on date not null,
  withdrawn_on date,
  constraint wish_stated_once unique (cadre_id, kind, stated_on),
  constraint wish_withdrawn_after check (withdrawn_on >= stated_on),
  -- Deferred, so that one can be withdrawn and another stated in one transaction.
  constraint wish_open_once exclude using btree (cadre_id with =, kind with =) where (withdrawn_on is null)
    deferrable initially deferred
);
comment on column wish.withdrawn_on is 'null while it is open';

create table career_entry (
  id uuid primary key,
  version bigint not null,
  cadre_id uuid not null references cadre,
  since date not null,
  until date,
  unit_name text not null,
  post text not null,
  constraint career_entry_once unique (cadre_id, since, unit_name),
  constraint career_entry_lasts check (until > since)
);
comment on table career_entry is 'posts of the registry are tenures, and not repeated here';
comment on column career_entry.until is 'the first day on which it was over; null while it is not';

grant select, insert, update, delete on annual_assessment, wish, career_entry to ${runtime};
