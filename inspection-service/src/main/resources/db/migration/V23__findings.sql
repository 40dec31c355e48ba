-- What a field visit, a document review or a special investigation of an inspection found, and what is done about it. What is
-- written of it is encrypted: here stands what gates, lists and reminders need.
create table finding (
  id uuid primary key,
  version bigint not null,
  inspection_id uuid not null references unit_inspection,
  cycle_id uuid not null,
  unit_id uuid not null,
  step text not null check (step in ('FIELD_VISIT', 'DOCUMENT_REVIEW', 'SPECIAL_INVESTIGATION')),
  category text not null,
  severity text not null check (severity in ('OBSERVATION', 'EARLY_SIGN', 'VIOLATION')),
  state text not null check (state in ('OPEN', 'IN_FOLLOW_UP', 'SETTLED', 'UNFOUNDED')),
  found_at timestamptz not null,
  recorded_at timestamptz not null,
  late_reason text,
  recorded_by text not null,
  editions integer not null check (editions > 0),
  follow_ups integer not null check (follow_ups >= 0),
  followed_up_since timestamptz,
  told_last_at timestamptz,
  follower_id uuid,
  due_on date,
  due_set_on date,
  constraint finding_followed_up_whole check (num_nulls(followed_up_since, told_last_at, follower_id, due_on, due_set_on)
    = case when state = 'OPEN' then 5 else 0 end),
  constraint finding_followed_up check ((state = 'OPEN') = (follow_ups = 0))
);
comment on column finding.recorded_by is 'staff number';
comment on column finding.followed_up_since is 'when the first follow-up was decided; null while it is open';
comment on column finding.told_last_at is 'of the follow-ups the time of the latest';
comment on column finding.due_set_on is 'the day on which the due date was entered: nobody is reminded of a day before it';
create index finding_by_inspection on finding (inspection_id, id);
create index finding_by_cycle on finding (cycle_id, id);
create index finding_due on finding (cycle_id, due_on, id) where state = 'IN_FOLLOW_UP';
create index finding_open on finding (inspection_id, found_at) where state = 'OPEN';

-- The data key of all texts of a finding, in a row of its own: it moves when the configuration names another.
create table finding_key (
  id uuid primary key references finding,
  version bigint not null,
  key_id text not null,
  wrapped_key bytea not null
);
create index finding_key_by_key on finding_key (key_id, id);

-- What was found, and each correction of it as one more edition; the last counts.
create table finding_edition (
  id uuid primary key,
  version bigint not null,
  finding_id uuid not null references finding,
  edition integer not null check (edition > 0),
  category text not null,
  severity text not null check (severity in ('OBSERVATION', 'EARLY_SIGN', 'VIOLATION')),
  found bytea not null,
  correction_reason bytea,
  evidence_ids uuid[] not null,
  entered_at timestamptz not null,
  entered_by text not null,
  constraint finding_edition_corrected_for_a_reason check ((edition > 1) = (correction_reason is not null)),
  constraint finding_edition_once unique (finding_id, edition)
);
comment on column finding_edition.evidence_ids is 'evidence files of the same inspection and step that came with it';

-- What is to be done about it by whom and until when, and in the end what came of it.
create table finding_follow_up (
  id uuid primary key,
  version bigint not null,
  finding_id uuid not null references finding,
  number integer not null check (number > 0),
  state text not null check (state in ('IN_FOLLOW_UP', 'SETTLED', 'UNFOUNDED')),
  said bytea not null,
  follower_id uuid,
  due_on date,
  evidence_ids uuid[] not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  late_reason text,
  recorded_by text not null,
  constraint finding_follow_up_to_be_done check (num_nulls(follower_id, due_on) = case when state = 'IN_FOLLOW_UP' then 0 else 2 end),
  constraint finding_follow_up_once unique (finding_id, number)
);
comment on column finding_follow_up.said is 'what is to be done, or what came of it: AES-256-GCM under the key of the finding';

-- That somebody was reminded: once for a due date, a kind and so many days.
create table finding_reminder (
  id uuid primary key,
  version bigint not null,
  finding_id uuid not null references finding,
  inspection_id uuid not null,
  cycle_id uuid not null,
  unit_id uuid not null,
  follower_id uuid not null,
  kind text not null check (kind in ('UPCOMING', 'OVERDUE')),
  working_days integer not null check (working_days >= 0),
  due_on date not null,
  planned_on date not null,
  recorded_at timestamptz not null,
  constraint finding_reminder_once unique (finding_id, due_on, kind, working_days)
);

grant select, insert, update on finding, finding_key to ${runtime};
grant select, insert on finding_edition, finding_follow_up, finding_reminder to ${runtime};
