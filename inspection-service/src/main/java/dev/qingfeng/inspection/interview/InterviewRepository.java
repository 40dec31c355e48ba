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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * all of time. One that began and ended at one instant was under way at that.
     */
    List<Interview> heldBy(UUID cycleId, Collection<UUID> interviewers, Instant from, Instant to) {
        List<?> held = getEntityManager()
                .createNativeQuery(
                        "select * from interview where cycle_id = :cycle and started_at <= :to and ended_at >= :from"
                                + " and ((started_at < :to and ended_at > :from) or started_at = :from) and interviewer_ids && cast(:ids as uuid[])",
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

    /**
     * Who was interviewed in one inspection.
     *
     * @param people each once, as {@link People} counts them
     */
    record Counted(int people, Set<Stratum> strata) {}

    /** In interviews that had ended by then; an inspection without any is not there. */
    Map<UUID, Counted> countedBy(Collection<UUID> inspectionIds, Instant moment) {
        List<?> rows = getEntityManager()
                .createNativeQuery("""
                        with held as (
                          select i.inspection_id, i.id, i.stratum, i.started_at, i.person_hash, i.cadre_hash,
                            coalesce(cast(coalesce(p.person_id, i.cadre_id) as text), i.person_hash) as who
                          from interview i left join registry_person p on p.cadre_id = i.cadre_id
                          where i.inspection_id = any(cast(:inspections as uuid[])) and i.ended_at <= :moment),
                        named as (
                          select inspection_id, cadre_hash, min(who) as who from held
                          where cadre_hash is not null group by inspection_id, cadre_hash having count(distinct who) = 1),
                        people as (
                          select distinct on (h.inspection_id, coalesce(n.who, h.who)) h.inspection_id, h.stratum
                          from held h left join named n on n.inspection_id = h.inspection_id and n.cadre_hash = h.person_hash
                          order by h.inspection_id, coalesce(n.who, h.who), h.started_at, h.id)
                        select inspection_id, cast(count(*) as integer) as people, string_agg(distinct stratum, ',') as strata
                        from people group by inspection_id""", Tuple.class)
                .setParameter(
                        "inspections",
                        inspectionIds.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .setParameter("moment", moment)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(
                        row -> row.get("inspection_id", UUID.class),
                        row -> new Counted(
                                row.get("people", Integer.class),
                                Stream.of(row.get("strata", String.class).split(",", -1))
                                        .map(Stratum::valueOf)
                                        .collect(Collectors.toSet()))));
    }

    /** Those of one inspection that had ended by then, the earliest first. */
    List<Interview> endedBy(UUID inspectionId, Instant moment) {
        return list("inspectionId = ?1 and end.occurredAt <= ?2 order by startedAt, id", inspectionId, moment);
    }
}
