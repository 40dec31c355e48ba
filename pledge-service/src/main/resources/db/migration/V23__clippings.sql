-- The files of clippings. A publication names the hash of its clipping, so that no other file can be put in its place.
create table publication_clipping (
  publication_id uuid not null references publication,
  sha256 text not null,
  file_id uuid not null references confidential_file,
  primary key (publication_id, sha256)
);

grant select, insert on publication_clipping to ${runtime};
