-- Whoever need not sign is excused, and the pledge says why and since when.

alter table signer add column merged_from uuid[];
comment on column signer.merged_from is 'the cadres who turned out to be this one and are gone; null for most';
create index signer_by_merged on signer using gin (merged_from) where merged_from is not null;

alter table pledge
  add column excuse_reason text
    check (excuse_reason in ('LEFT', 'CATEGORY_LOST', 'MERGED', 'EXEMPTED', 'CYCLE_ENDED')),
  add column excused_at timestamptz,
  add column counted_pledge_id uuid;
comment on column pledge.counted_pledge_id is
  'of a person merged with another: the pledge that counts for them; null where that is not due of anybody';
-- Why is not known of those excused so far, but whether they are still there is; the audit row of the change says since when.
update pledge p set
  excuse_reason = case when exists (select from signer s where s.id = p.cadre_id and not s.gone) then 'CATEGORY_LOST' else 'LEFT' end,
  excused_at = coalesce(
    (select max(a.occurred_at) from audit_entry a where a.record_type = 'Pledge' and a.record_id = p.id::text and a.action = 'CHANGED'),
    now())
where p.state = 'EXCUSED';
alter table pledge
  add constraint pledge_excused_whole
    check (num_nonnulls(excuse_reason, excused_at) = case state when 'EXCUSED' then 2 else 0 end),
  add constraint pledge_counted_elsewhere check (counted_pledge_id is null or excuse_reason = 'MERGED');

-- One person proposes to exempt somebody from signing, another decides.
create table exemption (
  id uuid primary key,
  version bigint not null,
  pledge_id uuid not null references pledge,
  cycle_id uuid not null,
  ground text not null
    check (ground in ('LONG_ILLNESS', 'SECONDED_AWAY', 'STUDYING_ABROAD', 'SUSPENDED_FROM_DUTY', 'OTHER')),
  reason text not null,
  state text not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'REVOKED')),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  revoked_by text,
  revoked_at timestamptz,
  revocation_reason text,
  constraint exemption_two_people check (decided_by <> proposed_by),
  constraint exemption_decided check ((state in ('APPROVED', 'REJECTED', 'REVOKED')) = (decided_by is not null)),
  constraint exemption_revoked
    check (num_nonnulls(revoked_by, revoked_at, revocation_reason) = case state when 'REVOKED' then 3 else 0 end)
);
comment on column exemption.decided_at is 'also when a proposal was withdrawn, which nobody decides';
-- Two proposals, or one beside an exemption in force, would leave open which of them counts.
create unique index exemption_once on exemption (pledge_id) where state in ('PROPOSED', 'APPROVED');
create index exemption_by_pledge on exemption (pledge_id);

grant select, insert on exemption to ${runtime};
grant update (version, state, decided_by, decided_at, decision_reason, revoked_by, revoked_at, revocation_reason)
  on exemption to ${runtime};
