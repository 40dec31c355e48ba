package dev.qingfeng.complaint.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** Whom the registry knows to be close to somebody. */
@ApplicationScoped
public class Relations {

    /**
     * A post of which nothing is known yet counts as one of the leadership team, at the unit of its holder. Each cadre is told under
     * every id that they have or had. Those who are close are few, and each is looked up ({@code offset 0}): the planner takes them for
     * thousands, and would read all cadres for them.
     */
    private static final String OF = """
            with own as (
              select other.* from registry_cadre me
                join registry_cadre person on person.id = me.id or person.merged_from @> array[me.id]
                join registry_cadre other on other.id = person.id or other.id = any (person.merged_from)
              where me.staff_number = :number),
            team as (
              select distinct coalesce(p.unit_id, own.unit_id) as unit_id from own
                left join lateral (select unit_id, kind from registry_post where id = own.post_id offset 0) p on true
              where own.post_id is not null and not own.gone and p.kind is distinct from 'STAFF'),
            close as (
              select 'SELF' as kind, id from own
              union
              select 'KIN', unnest(kin_ids) from own
              union
              select 'KIN', c.id from registry_cadre c where c.kin_ids && array(select id from own)
              union
              select 'TEAM_MATE', mate.id from team cross join lateral (
                select c.id from registry_post p join registry_cadre c on c.post_id = p.id and not c.gone
                where p.unit_id = team.unit_id and p.kind is distinct from 'STAFF' offset 0) mate
              union
              select 'TEAM_MATE', mate.id from team cross join lateral (
                select c.id from registry_cadre c left join registry_post p on p.id = c.post_id
                where c.unit_id = team.unit_id and not c.gone and c.post_id is not null and p.kind is null offset 0) mate)
            select kind, id from close
            union
            select close.kind, former.id from close cross join lateral (
              select unnest(c.merged_from) as id from registry_cadre c where c.id = close.id offset 0) former
            union
            select close.kind, later.id from close cross join lateral (
              select c.id from registry_cadre c where c.merged_from @> array[close.id] offset 0) later
            union
            select 'TEAM', unit_id from team where unit_id is not null
            union
            select 'TEAM', ended.id from team join registry_unit own on own.id = team.unit_id
              join registry_unit ended on ended.ended_on is not null and ended.path <@ own.path
            where not exists (select 1 from registry_unit between_them where between_them.path @> ended.path
              and between_them.path <@ own.path and between_them.path <> own.path and between_them.ended_on is null
              and not between_them.gone)""";

    private final EntityManager entities;

    Relations(EntityManager entities) {
        this.entities = entities;
    }

    /** Of the person with a staff number, whichever of theirs it is; none of a number of nobody. */
    public List<Relation> of(String staffNumber) {
        List<?> rows = entities.createNativeQuery(OF, Tuple.class)
                .setParameter("number", staffNumber)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Relation(Relation.Kind.valueOf(row.get(0, String.class)), row.get(1, UUID.class)))
                .toList();
    }
}
