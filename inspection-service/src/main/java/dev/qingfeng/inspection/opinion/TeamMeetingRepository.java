package dev.qingfeng.inspection.opinion;

import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.registry.Registry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Meetings of inspection teams: for those who see the whole city, and for the team. */
@ApplicationScoped
public class TeamMeetingRepository implements PanacheRepositoryBase<TeamMeeting, UUID> {

    private static final String VISIBLE = """
            from TeamMeeting m where (
              exists (select 1 from RegistryCycle y join RegistryUnit c on c.id = y.unitId
                where y.id = m.cycleId and within(c.path, :path))
              or exists (select 1 from UnitInspection i join InspectionTeam t on t.id = i.teamId join t.members c
                where i.id = m.inspectionId and c.cadreId in (%s :staffNumber)))
            """.formatted(Registry.IDS_OF);

    Optional<TeamMeeting> findVisible(UUID inspectionId, Scope scope) {
        return find(
                        VISIBLE + " and m.inspectionId = :inspectionId",
                        Map.<String, Object>of(
                                "path",
                                scope.unitPath(),
                                "staffNumber",
                                scope.staffNumber(),
                                "inspectionId",
                                inspectionId))
                .firstResultOptional();
    }

    Optional<TeamMeeting> findOf(UUID inspectionId) {
        return find("inspectionId", inspectionId).firstResultOptional();
    }

    /** The same, and whoever changes it at the same time waits. */
    Optional<TeamMeeting> findForChange(UUID inspectionId) {
        return find("inspectionId", inspectionId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /**
     * In the order of their ids; of one cycle, or of all if that is null.
     *
     * @param overdueOn only those that were due by an earlier day and are not held; all if null
     */
    List<TeamMeeting> page(UUID after, int rows, @Nullable UUID cycleId, @Nullable LocalDate overdueOn, Scope scope) {
        Map<String, Object> values =
                new HashMap<>(Map.of("after", after, "path", scope.unitPath(), "staffNumber", scope.staffNumber()));
        StringBuilder query = new StringBuilder(VISIBLE).append(" and m.id > :after");
        if (cycleId != null) {
            query.append(" and m.cycleId = :cycleId");
            values.put("cycleId", cycleId);
        }
        if (overdueOn != null) {
            query.append(" and m.holding.occurredAt is null and m.deadline < :overdueOn");
            values.put("overdueOn", overdueOn);
        }
        return find(query.append(" order by m.id").toString(), values)
                .page(0, rows)
                .list();
    }
}
