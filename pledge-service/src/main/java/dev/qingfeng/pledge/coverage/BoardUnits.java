package dev.qingfeng.pledge.coverage;

import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The units of a cycle's city, as boards show them. */
@ApplicationScoped
class BoardUnits {

    private static final String UNIT =
            "select u.id, cast(u.path as text), u.name, cast(coalesce(p.path, u.path) as text), u.id = city.id";

    private static final String TOP = UNIT + """
             from registry_cycle c join registry_unit city on city.id = c.unit_id
              join registry_unit u on u.path <@ city.path
                and u.path = case when city.path <@ cast(:scope as ltree) then city.path else cast(:scope as ltree) end
              left join coverage_place p on p.unit_id = u.id
            where c.id = :cycle and not c.gone
            order by u.gone, u.id limit 1""";

    /** The unit first: the database would rather look through all units of the city for it. */
    private static final String ONE =
            "with u as materialized (select * from registry_unit where id = :unit) " + UNIT + """
             from registry_cycle c join registry_unit city on city.id = c.unit_id
              join u on u.path <@ city.path
              left join coverage_place p on p.unit_id = u.id
            where c.id = :cycle and not c.gone""";

    /** The page first: the database would rather look up the places of all units of the city. */
    private static final String PAGE =
            """
            with city as (
              select u.id, u.path from registry_cycle c join registry_unit u on u.id = c.unit_id
              where c.id = :cycle and not c.gone),
            page as materialized (
              select u.* from city join registry_unit u on u.path <@ city.path
              where not u.gone and u.path <@ cast(:scope as ltree) and u.id > :after order by u.id limit :rows)
            """ + UNIT + " from city cross join page u left join coverage_place p on p.unit_id = u.id order by u.id";

    private final EntityManager entities;

    BoardUnits(EntityManager entities) {
        this.entities = entities;
    }

    /** The city itself, or the unit at the top of the part of it that the caller sees. */
    Optional<BoardUnit> top(UUID cycleId, UnitPath scope) {
        return units(query(TOP, cycleId).setParameter("scope", scope.value())).stream()
                .findFirst();
    }

    /** Also one that is gone by now. */
    Optional<BoardUnit> one(UUID cycleId, UUID unitId) {
        return units(query(ONE, cycleId).setParameter("unit", unitId)).stream().findFirst();
    }

    /** Those that the caller sees and that are there now, in the order of their ids. */
    List<BoardUnit> page(UUID cycleId, UnitPath scope, UUID after, int rows) {
        return units(query(PAGE, cycleId)
                .setParameter("scope", scope.value())
                .setParameter("after", after)
                .setParameter("rows", rows));
    }

    private Query query(String sql, UUID cycleId) {
        return entities.createNativeQuery(sql, Tuple.class).setParameter("cycle", cycleId);
    }

    private static List<BoardUnit> units(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(unit -> new BoardUnit(
                        unit.get(0, UUID.class),
                        unit.get(1, String.class),
                        unit.get(2, String.class),
                        unit.get(3, String.class),
                        unit.get(4, Boolean.class)))
                .toList();
    }
}
