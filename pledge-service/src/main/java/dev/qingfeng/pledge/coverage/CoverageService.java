package dev.qingfeng.pledge.coverage;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.roster.Roster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The counts of each unit's own pledges; one query, whatever the number of units. */
@ApplicationScoped
public class CoverageService {

    private static final String COUNT = """
            select c.category, c.unit_id, cast(u.path as text) as path, u.name,
              coalesce(sum(c.pledges) filter (where c.state = 'DUE'), 0) as due,
              coalesce(sum(c.pledges) filter (where c.state = 'SIGNED'), 0) as signed,
              coalesce(sum(c.pledges) filter (where c.state = 'EXCUSED'), 0) as excused
            from (
              select cycle_id, unit_id, category, state, pledges from unit_coverage
              union all select cycle_id, unit_id, category, state, pledges from coverage_change) as c
            join registry_unit u on u.id = c.unit_id
            where c.cycle_id = :cycle and u.path <@ :scope
            group by c.category, c.unit_id, u.path, u.name
            having sum(c.pledges) > 0
            order by u.path""";

    private final EntityManager entities;
    private final Roster roster;
    private final Caller caller;

    CoverageService(EntityManager entities, Roster roster, Caller caller) {
        this.entities = entities;
        this.roster = roster;
        this.caller = caller;
    }

    /** Refuses with 404 a cycle that the caller does not see. */
    @Transactional
    public Coverage of(UUID cycleId) {
        UnitPath scope = caller.scope();
        if (!roster.isVisible(cycleId, scope)) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        List<?> rows = entities.createNativeQuery(COUNT, Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("scope", scope.value())
                .getResultList();
        TreeMap<SignerCategory, List<Coverage.OfUnit>> units = rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.groupingBy(
                        row -> SignerCategory.valueOf(row.get("category", String.class)),
                        TreeMap::new,
                        Collectors.mapping(CoverageService::ofUnit, Collectors.toList())));
        return new Coverage(
                cycleId,
                units.entrySet().stream()
                        .map(entry -> ofCategory(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Coverage.OfUnit ofUnit(Tuple row) {
        long due = row.get("due", Number.class).longValue();
        long signed = row.get("signed", Number.class).longValue();
        return new Coverage.OfUnit(
                row.get("unit_id", UUID.class),
                row.get("path", String.class),
                row.get("name", String.class),
                due,
                signed,
                row.get("excused", Number.class).longValue(),
                Coverage.ratio(due, signed));
    }

    private static Coverage.OfCategory ofCategory(SignerCategory category, List<Coverage.OfUnit> units) {
        long due = units.stream().mapToLong(Coverage.OfUnit::due).sum();
        long signed = units.stream().mapToLong(Coverage.OfUnit::signed).sum();
        long excused = units.stream().mapToLong(Coverage.OfUnit::excused).sum();
        return new Coverage.OfCategory(category, due, signed, excused, Coverage.ratio(due, signed), units);
    }
}
