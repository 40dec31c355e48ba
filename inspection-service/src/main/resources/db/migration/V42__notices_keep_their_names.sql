-- What hung calls unit, cycle and issuer by the names of its day, whatever they are called since.
alter table unit_inspection
  add column notice_unit_name text,
  add column notice_cycle_name text,
  add column notice_issuer_name text,
  add constraint unit_inspection_notice_names
    check (num_nulls(notice_unit_name, notice_cycle_name, notice_issuer_name) in (0, 3));
alter table earlier_notice
  add column notice_unit_name text,
  add column notice_cycle_name text,
  add column notice_issuer_name text,
  add constraint earlier_notice_names
    check (num_nulls(notice_unit_name, notice_cycle_name, notice_issuer_name) in (0, 3));
comment on column unit_inspection.notice_unit_name is 'of notices from before this was kept, as they were known when that began';

update unit_inspection i set notice_unit_name = u.name, notice_cycle_name = c.name, notice_issuer_name = city.name
  from registry_unit u, registry_cycle c, registry_unit city
  where u.id = i.unit_id and c.id = i.cycle_id and city.id = c.unit_id and i.notice_posted_at is not null
    and u.name is not null and c.name is not null and city.name is not null;
update earlier_notice e
  set notice_unit_name = i.notice_unit_name, notice_cycle_name = i.notice_cycle_name, notice_issuer_name = i.notice_issuer_name
  from unit_inspection i where i.id = e.inspection_id;
