-- A data key that is destroyed is still in the former version of its row until that is vacuumed, which seldom comes by itself in a table of
-- which little changes. Here it comes with the next round, after one row.
alter table case_file set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1);
alter table reporter_identity set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1);

-- What was merged before is blind as one from now on, as what is merged since.
create view merged_case as
  select c.id, coalesce(c.merged_into_id, c.id) as whole_id from complaint c
  where c.merged_into_id is not null or exists (select from complaint d where d.merged_into_id = c.id);
create view merged_subject as
  select distinct on (m.whole_id, s.cadre_id, s.unit_id) m.whole_id, s.cadre_id, s.unit_id, s.standing
  from merged_case m join complaint_subject s on s.complaint_id = m.id
  where s.standing <> 'DROPPED'
  order by m.whole_id, s.cadre_id, s.unit_id, s.standing;

update complaint_subject s set standing = b.standing, version = s.version + 1
  from merged_case m join merged_subject b on b.whole_id = m.whole_id
  where s.complaint_id = m.id and s.standing = 'DROPPED'
    and (s.cadre_id, s.unit_id) is not distinct from (b.cadre_id, b.unit_id);
insert into complaint_subject (id, version, complaint_id, cadre_id, unit_id, standing)
  select gen_random_uuid(), 0, m.id, b.cadre_id, b.unit_id, b.standing
  from merged_case m join merged_subject b on b.whole_id = m.whole_id
  on conflict do nothing;
insert into case_conflict (id, version, complaint_id, staff_number, declared_by)
  select gen_random_uuid(), 0, m.id, a.staff_number, a.declared_by
  from merged_case m join (
    select distinct on (o.whole_id, f.staff_number) o.whole_id, f.staff_number, f.declared_by
    from merged_case o join case_conflict f on f.complaint_id = o.id
    order by o.whole_id, f.staff_number, f.id) a on a.whole_id = m.whole_id
  on conflict do nothing;
insert into crowded_case (id, version, marks)
  select m.id, 0, w.marks
  from merged_case m join (
    select o.whole_id, array_agg(distinct mark order by mark) as marks
    from merged_case o join crowded_case c on c.id = o.id and c.settled_on is null cross join unnest(c.marks) as mark
    group by o.whole_id) w on w.whole_id = m.whole_id
  on conflict (id) do update set marks = excluded.marks, settled_on = null, version = crowded_case.version + 1;

drop view merged_subject;
drop view merged_case;
