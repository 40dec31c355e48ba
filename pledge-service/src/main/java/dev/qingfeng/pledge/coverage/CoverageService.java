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

/** Counts pledges; one query, whatever the number of units. */
@ApplicationScoped
public class CoverageService {

    private static final String COUNT = """
            select p.category, p.unit_id, cast(u.path as text) as path, u.name,
              count(*) filter (where p.state = 'DUE') as due,
              count(*) filter (where p.state = 'SIGNED') as signed,
              count(*) filter (where p.state = 'EXCUSED') as excused
            from pledge p join roster_unit u on u.id = p.unit_id
            where p.cycle_id = :cycle and u.path <@ :scope
            group by p.category, p.unit_id, u.path, u.name
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
