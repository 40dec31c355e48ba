-- Time-ordered ids for rows that are made in the database (PostgreSQL has them from version 18 on).
create function uuid_v7() returns uuid language sql volatile as
$$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
    from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- What is pledged, by category. An adopted text never changes: a new edition is adopted instead.
create table pledge_text (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null,
  category text not null
    check (category in ('LEADING_CADRE', 'ORGANISATION_STAFF', 'TOWNSHIP_SECRETARY', 'INSPECTION_TEAM_MEMBER')),
  edition integer not null check (edition > 0),
  zh_hans text not null,
  zh_hant text not null,
  en text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  adopted_at timestamptz not null,
  constraint pledge_text_edition_once unique (cycle_id, category, edition)
);

create table pledge_campaign (
  id uuid primary key,
  version bigint not null,
  cycle_id uuid not null,
  category text not null,
  text_id uuid not null references pledge_text,
  opened_at timestamptz not null,
  deadline date not null,
  constraint pledge_campaign_once unique (cycle_id, category)
);
comment on column pledge_campaign.deadline is 'the last day on which a pledge can be signed, in Asia/Shanghai';

-- One for each person who is to sign in a campaign; rows follow the roster until they are signed.
create table pledge (
  id uuid primary key,
  version bigint not null,
  campaign_id uuid not null references pledge_campaign,
  cycle_id uuid not null,
  category text not null,
  cadre_id uuid not null,
  staff_number text not null,
  unit_id uuid not null,
  state text not null check (state in ('DUE', 'SIGNED', 'EXCUSED')),
  text_hash text,
  method text check (method in ('ELECTRONIC')),
  signed_at timestamptz,
  constraint pledge_once unique (cadre_id, category, cycle_id),
  constraint pledge_signed_whole check ((state = 'SIGNED') = (text_hash is not null and method is not null and signed_at is not null))
);
comment on column pledge.unit_id is 'the unit of the signer: the present one while due, the one it was made in once signed';
create index pledge_by_unit on pledge (unit_id, id);
create index pledge_by_staff_number on pledge (staff_number, id);
create index pledge_coverage on pledge (cycle_id, category, unit_id, state);

grant select, insert on pledge_text, pledge_campaign to ${runtime};
grant select, insert, update on pledge to ${runtime};
