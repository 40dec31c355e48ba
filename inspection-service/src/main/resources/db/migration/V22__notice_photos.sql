-- Photos of notices where they hang, as evidence of when they were posted, in the order in which they came; what they show is in
-- confidential_file.
create table notice_photo (
  id uuid primary key,
  version bigint not null,
  inspection_id uuid not null references unit_inspection,
  issue integer not null check (issue > 0),
  file_id uuid not null unique references confidential_file,
  sha256 text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);
comment on column notice_photo.issue is 'which of the notices of the inspection it shows, counted from 1';
create index notice_photo_by_inspection on notice_photo (inspection_id, id);

grant select, insert on notice_photo to ${runtime};
