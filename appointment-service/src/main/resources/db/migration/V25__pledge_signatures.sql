-- A dossier says what has become of a cadre's pledges.

-- Replica of qingfeng.pledge.signatures.v1. No foreign keys: a pledge may be told of before its cycle or cadre is known here.
create table pledge_signature (
  id uuid primary key,
  epoch integer not null,
  version bigint not null,
  gone boolean not null,
  cycle_id uuid,
  category text,
  cadre_id uuid,
  unit_id uuid,
  state text,
  signed_at timestamptz,
  told_at timestamptz
);
comment on column pledge_signature.unit_id is 'where the cadre was to sign';
comment on column pledge_signature.signed_at is 'null until signed';
comment on column pledge_signature.told_at is 'when the state was told, as Kafka keeps it';
create index pledge_signature_by_cadre on pledge_signature (cadre_id, id);

grant select, insert, update on pledge_signature to ${runtime};
