-- What a cadre's facts were before they were corrected, with who and why.

create table correction (
  id uuid primary key,
  version bigint not null,
  cadre_id uuid not null references cadre,
  fact text not null check (fact in ('NAME', 'BIRTH_DATE', 'SEX', 'RANK', 'UNIT', 'POST_SINCE', 'PARTY_JOINED_ON', 'EDUCATION',
    'TRAININGS', 'CATEGORIES')),
  old_value text,
  new_value text,
  reason text,
  corrected_by text not null,
  corrected_at timestamptz not null,
  constraint correction_corrects check (old_value is distinct from new_value),
  -- What says who somebody is does not change by itself.
  constraint correction_has_reason
    check (reason is not null or fact in ('RANK', 'UNIT', 'POST_SINCE', 'TRAININGS', 'CATEGORIES'))
);
comment on table correction is 'append-only: the runtime role can neither update nor delete';
comment on column correction.old_value is 'as the API writes it, a list with | between its values; null for none';
comment on column correction.corrected_by is 'staff number, or client:<id> of a system';
create index correction_by_cadre on correction (cadre_id, id);

grant select, insert on correction to ${runtime};
