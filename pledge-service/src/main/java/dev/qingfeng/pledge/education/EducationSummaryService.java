package dev.qingfeng.pledge.education;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.pledge.roster.Roster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts activities and whom they reached; one query, whatever the number of units. */
@ApplicationScoped
public class EducationSummaryService {

    private static final String COUNT = """
            select u.id, cast(u.path as text) as path, u.name, a.kind, count(a.id) as activities,
              coalesce(sum(a.reach), 0) as reach, max(a.occurred_at) as last_at
            from registry_unit u
              join registry_cycle y on y.id = :cycle
              left join registry_unit city on city.id = y.unit_id and u.path <@ city.path
              left join education_activity a on a.unit_id = u.id and a.cycle_id = y.id
            where u.path <@ cast(:scope as ltree) and (a.id is not null
              or city.id is not null and not u.gone and u.kind in ('TOWN', 'SUBDISTRICT', 'PARK', 'FARM'))
            group by u.id, u.path, u.name, a.kind
            order by u.path, a.kind""";

    private final EntityManager entities;
    private final Roster roster;
    private final Caller caller;
    private final Clock clock;

    EducationSummaryService(EntityManager entities, Roster roster, Caller caller, Clock clock) {
        this.entities = entities;
        this.roster = roster;
        this.caller = caller;
        this.clock = clock;
    }

    /** Refuses with 404 a cycle that the caller does not see. */
    @Transactional
    public EducationSummary of(UUID cycleId) {
        UnitPath scope = caller.scope();
        if (!roster.isVisible(cycleId, scope)) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        List<?> rows = entities.createNativeQuery(COUNT, Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("scope", scope.value())
                .getResultList();
        Map<UUID, List<Tuple>> byUnit = new LinkedHashMap<>();
        rows.stream()
                .map(Tuple.class::cast)
                .forEach(row -> byUnit.computeIfAbsent(row.get("id", UUID.class), none -> new ArrayList<>())
                        .add(row));
        List<EducationSummary.OfUnit> units =
                byUnit.values().stream().map(this::ofUnit).toList();
        return new EducationSummary(
                cycleId,
                units.stream().mapToLong(EducationSummary.OfUnit::activities).sum(),
                units.stream().mapToLong(EducationSummary.OfUnit::reach).sum(),
                units);
    }

    private EducationSummary.OfUnit ofUnit(List<Tuple> rows) {
        List<EducationSummary.OfKind> kinds = rows.stream()
                .filter(row -> row.get("kind", String.class) != null)
                .map(this::ofKind)
                .toList();
        Tuple unit = rows.get(0);
        return new EducationSummary.OfUnit(
                unit.get("id", UUID.class),
                unit.get("path", String.class),
                unit.get("name", String.class),
                kinds.stream().mapToLong(EducationSummary.OfKind::activities).sum(),
                kinds.stream().mapToLong(EducationSummary.OfKind::reach).sum(),
                kinds);
    }

    private EducationSummary.OfKind ofKind(Tuple row) {
        return new EducationSummary.OfKind(
                EducationKind.valueOf(row.get("kind", String.class)),
                row.get("activities", Number.class).longValue(),
                row.get("reach", Number.class).longValue(),
                LocalDate.ofInstant(row.get("last_at", Instant.class), clock.getZone()));
    }
}
