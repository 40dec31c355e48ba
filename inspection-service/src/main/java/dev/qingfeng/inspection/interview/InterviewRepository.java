package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.registry.Registry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Interviews of the caller's own inspection team: for all others there are none. */
@ApplicationScoped
public class InterviewRepository implements PanacheRepositoryBase<Interview, UUID> {

    private static final String OWN = """
            from Interview i where exists (
              select 1 from UnitInspection n join InspectionTeam t on t.id = n.teamId join t.members m
              where n.id = i.inspectionId and m.cadreId in (%s :staffNumber))
            """.formatted(Registry.IDS_OF);

    Optional<Interview> findOwn(UUID id, Scope scope) {
        return find(OWN + " and i.id = :id", Map.of("id", id, "staffNumber", scope.staffNumber()))
                .firstResultOptional();
    }

    /** An inspection of the caller's own team. */
    record OwnInspection(UUID id, UUID cycleId, UUID unitId) {}

    List<OwnInspection> ownInspections(Scope scope) {
        return getEntityManager()
                .createQuery("""
                        select distinct n.id, n.cycleId, n.unitId
                        from UnitInspection n join InspectionTeam t on t.id = n.teamId join t.members m
                        where m.cadreId in (%s :staffNumber)
                        """.formatted(Registry.IDS_OF), Tuple.class)
                .setParameter("staffNumber", scope.staffNumber())
                .getResultStream()
                .map(row -> new OwnInspection(row.get(0, UUID.class), row.get(1, UUID.class), row.get(2, UUID.class)))
                .toList();
    }

    /**
     * In the order of their ids; of one inspection or stratum, or of all if those are null.
     *
     * @param without inspections of which none is among them
     */
    List<Interview> page(
            UUID after,
            int rows,
            @Nullable UUID inspectionId,
            @Nullable Stratum stratum,
            Scope scope,
            Collection<UUID> without) {
        Map<String, Object> values = new HashMap<>(Map.of("after", after, "staffNumber", scope.staffNumber()));
        StringBuilder query = new StringBuilder(OWN).append(" and i.id > :after");
        if (!without.isEmpty()) {
            query.append(" and i.inspectionId not in :without");
            values.put("without", without);
        }
        if (inspectionId != null) {
            query.append(" and i.inspectionId = :inspectionId");
            values.put("inspectionId", inspectionId);
        }
        if (stratum != null) {
            query.append(" and i.stratum = :stratum");
            values.put("stratum", stratum);
        }
        return find(query.append(" order by i.id").toString(), values)
                .page(0, rows)
                .list();
    }

    /**
     * Those of a cycle that one of these cadres held, and that were under way at some time between these two; all of the cycle for
     * all of time.
     */
    List<Interview> heldBy(UUID cycleId, Collection<UUID> interviewers, Instant from, Instant to) {
        List<?> held = getEntityManager()
                .createNativeQuery(
                        "select * from interview where cycle_id = :cycle and started_at < :to and ended_at > :from"
                                + " and interviewer_ids && cast(:ids as uuid[])",
                        Interview.class)
                .setParameter("cycle", cycleId)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter(
                        "ids", interviewers.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .getResultList();
        return held.stream().map(Interview.class::cast).toList();
    }

    /** Of inspections that the caller has been let to. */
    List<Interview> of(Collection<UUID> inspectionIds) {
        return inspectionIds.isEmpty() ? List.of() : list("inspectionId in ?1", inspectionIds);
    }

    /** Those of one inspection that had ended by then, the earliest first. */
    List<Interview> endedBy(UUID inspectionId, Instant moment) {
        return list("inspectionId = ?1 and end.occurredAt <= ?2 order by startedAt, id", inspectionId, moment);
    }
}
