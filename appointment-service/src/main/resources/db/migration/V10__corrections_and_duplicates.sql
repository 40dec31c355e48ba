-- What a cadre's facts were before they were corrected, with who and why; and cadres who turn out to be one person.

create table correction (
  id uuid primary key,
  version bigint not null,
  cadre_id uuid not null references cadre,
  fact text not null check (fact in ('STAFF_NUMBER', 'NAME', 'BIRTH_DATE', 'SEX', 'RANK', 'UNIT', 'POST_SINCE',
    'PARTY_JOINED_ON', 'EDUCATION', 'TRAININGS', 'CATEGORIES')),
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

-- The row of one stays, and says under whom the person is kept.
alter table cadre
  add column merged_into uuid references cadre,
  add column merged_at timestamptz,
  add constraint cadre_merged_whole check ((merged_into is null) = (merged_at is null)),
  add constraint cadre_merged_holds_nothing check (merged_into is null or (merged_into <> id and post_id is null));
comment on column cadre.merged_into is 'the cadre under whom the person is kept, who is not merged; null for all others';
create index cadre_by_survivor on cadre (merged_into) where merged_into is not null;

-- What tells people apart, but for the staff number: the name in simplified letters, birth date and sex.
create index cadre_by_person on cadre (name_folded, birth_date, sex, id) where merged_into is null;

grant select, insert on correction to ${runtime};
