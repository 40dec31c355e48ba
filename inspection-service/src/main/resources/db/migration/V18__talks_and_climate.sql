-- Thought talks and summoned talks, and the climate of the interviews of a city.
create index registry_post_by_unit on registry_post (unit_id);
create index registry_cadre_by_post on registry_cadre (post_id) where post_id is not null;

create table thought_talk (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null,
  unit_id uuid not null,
  kind text not null check (kind in ('THOUGHT_TALK', 'SUMMONED_TALK')),
  cadre_id uuid not null,
  talker_id uuid not null,
  themes text[] not null check (cardinality(themes) > 0
    and themes <@ array['WORK', 'THINKING', 'PERSONAL_WISHES', 'SUGGESTIONS']),
  recorded_by text not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  recorded_at timestamptz not null,
  late_reason text,
  constraint thought_talk_ends_after_start check (started_at <= ended_at),
  constraint thought_talk_of_two check (cadre_id <> talker_id)
);
comment on column thought_talk.unit_id is 'where the cadre served when it was recorded';
comment on column thought_talk.recorded_by is 'staff number';
create unique index thought_talk_once on thought_talk (cycle_id, cadre_id, talker_id, started_at);
create index thought_talk_by_cycle on thought_talk (cycle_id, id);
create index thought_talk_by_cadre on thought_talk (cadre_id);

-- What was said in a talk, under a data key of its own; none for a talk without notes.
create table talk_notes (
  id uuid primary key references thought_talk,
  version bigint not null,
  key_id text,
  wrapped_key bytea,
  notes bytea not null,
  constraint talk_notes_key_whole check ((key_id is null) = (wrapped_key is null))
);
comment on column talk_notes.notes is 'AES-256-GCM under the data key, bound to this talk';
create index talk_notes_by_key on talk_notes (key_id, id);

-- What the interviews of a whole city say of the climate: counted once, when those of each unit have been.
create table city_climate (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null constraint city_climate_once unique,
  people integer not null check (people >= 0),
  questions jsonb not null,
  counted_at timestamptz not null
);
comment on column city_climate.questions is 'as they are shown: what is too small to be shown is not here either';

grant select, insert on city_climate to ${runtime};
grant select, insert, update on talk_notes to ${runtime};
grant select, insert on thought_talk to ${runtime};
