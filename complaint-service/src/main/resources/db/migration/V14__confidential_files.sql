-- Confidential files: encrypted by the service, in parts of one encrypted segment each, so that no part has to be decrypted for
-- another. This file is the same in each service that keeps files (a test compares the copies). A file is neither changed nor
-- deleted; only its key moves under another one of the configuration.
create table confidential_file (
  id uuid primary key,
  place text not null,
  media_type text not null,
  size bigint not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  key_id text not null,
  wrapped_key bytea not null,
  kept_at timestamptz not null
);
comment on column confidential_file.place is 'what the key is bound to, so that it can be wrapped anew; a reader names it themselves';
comment on column confidential_file.media_type is 'as found by content';
comment on column confidential_file.size is 'bytes of the plain file; sha256 is of them too';
create index confidential_file_by_key on confidential_file (key_id);

create table confidential_file_part (
  file_id uuid not null references confidential_file,
  part integer not null check (part >= 0),
  content bytea not null,
  primary key (file_id, part)
);
-- What is encrypted does not get smaller.
alter table confidential_file_part alter content set storage external;

grant select, insert, update (key_id, wrapped_key) on confidential_file to ${runtime};
grant select, insert on confidential_file_part to ${runtime};
