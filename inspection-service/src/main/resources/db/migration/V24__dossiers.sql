-- The appraisal dossier 考察材料 of each member of a leadership team grows from what is recorded. Here are the versions of it that
-- were fixed, each as it was then: none is ever changed or removed.
create table dossier_version (
  id uuid primary key,
  version bigint not null,
  inspection_id uuid not null references unit_inspection,
  cycle_id uuid not null,
  unit_id uuid not null,
  cadre_id uuid not null,
  edition integer not null check (edition > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content bytea not null,
  reason bytea,
  fixed_at timestamptz not null,
  fixed_by text not null,
  constraint dossier_version_again_for_a_reason check ((edition > 1) = (reason is not null)),
  constraint dossier_version_once unique (inspection_id, cadre_id, edition)
);
comment on column dossier_version.cadre_id is 'under the id that they had then';
comment on column dossier_version.sha256 is 'of the canonical JSON of what it holds';
comment on column dossier_version.content is 'that JSON, AES-256-GCM under the key of this version';
create index dossier_version_by_cadre on dossier_version (cadre_id);

-- The data key of a version, in a row of its own: it moves when the configuration names another.
create table dossier_key (
  id uuid primary key references dossier_version,
  version bigint not null,
  key_id text not null,
  wrapped_key bytea not null
);
create index dossier_key_by_key on dossier_key (key_id, id);

grant select, insert on dossier_version to ${runtime};
grant select, insert, update on dossier_key to ${runtime};
