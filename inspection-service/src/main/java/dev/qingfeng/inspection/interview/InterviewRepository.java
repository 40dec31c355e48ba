package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.registry.Registry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    /** In the order of their ids; of one inspection or stratum, or of all if those are null. */
    List<Interview> page(UUID after, int rows, @Nullable UUID inspectionId, @Nullable Stratum stratum, Scope scope) {
        Map<String, Object> values = new HashMap<>(Map.of("after", after, "staffNumber", scope.staffNumber()));
        StringBuilder query = new StringBuilder(OWN).append(" and i.id > :after");
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

    /** Of inspections that the caller has been let to. */
    List<Interview> of(Collection<UUID> inspectionIds) {
        return inspectionIds.isEmpty() ? List.of() : list("inspectionId in ?1", inspectionIds);
    }

    /** Those of one inspection that had ended by then, the earliest first. */
    List<Interview> endedBy(UUID inspectionId, Instant moment) {
        return list("inspectionId = ?1 and end.occurredAt <= ?2 order by startedAt, id", inspectionId, moment);
    }
}
