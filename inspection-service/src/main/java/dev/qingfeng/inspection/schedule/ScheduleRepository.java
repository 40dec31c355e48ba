package dev.qingfeng.inspection.schedule;

import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.Progress;
import dev.qingfeng.inspection.registry.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the timetable is made of: for callers who see its whole city, and for members of each team. */
@ApplicationScoped
class ScheduleRepository {

    private static final String VISITS = """
            select i.id, i.cycleId, i.teamId, i.unitId, u.name, i.state, i.notice.fieldworkBeginsOn, p.firstDay, p.lastDay
            from UnitInspection i left join InspectionPlan p on p.inspectionId = i.id
              left join RegistryUnit u on u.id = i.unitId
            """;

    private static final String VISIBLE = """
            where i.cycleId = :cycleId and (
              exists (select 1 from RegistryCycle y join RegistryUnit c on c.id = y.unitId
                where y.id = i.cycleId and within(c.path, :path))
              or exists (select 1 from InspectionTeam t join t.members m
                where t.id = i.teamId and m.cadreId in (%s :staffNumber)))
            """.formatted(Registry.IDS_OF);

    private static final String ON_THE_DAY = """
             and (:day between p.firstDay and p.lastDay or i.notice.fieldworkBeginsOn = :day
              or exists (select 1 from Meeting m where m.inspectionId = i.id and m.state <> CANCELLED
                and m.plannedStart >= :begins and m.plannedStart < :ends))
            """;

    private final EntityManager entities;

    ScheduleRepository(EntityManager entities) {
        this.entities = entities;
    }

    Optional<InspectionPlan> plan(UUID inspectionId) {
        return entities.createQuery("from InspectionPlan p where p.inspectionId = :id", InspectionPlan.class)
                .setParameter("id", inspectionId)
                .getResultStream()
                .findFirst();
    }

    void persist(InspectionPlan plan) {
        entities.persist(plan);
    }

    /** Whether a member of one of its teams asks. */
    boolean isInATeam(UUID cycleId, Scope scope) {
        return entities.createQuery(
                                "select count(t) from InspectionTeam t join t.members m where t.cycleId = :cycleId"
                                        + " and m.cadreId in (" + Registry.IDS_OF + ":staffNumber)",
                                Long.class)
                        .setParameter("cycleId", cycleId)
                        .setParameter("staffNumber", scope.staffNumber())
                        .getSingleResult()
                > 0;
    }

    /** In the order of the inspections' ids. */
    List<Visit> visible(UUID cycleId, UUID after, int rows, ScheduleQuery query, Scope scope, ZoneId zone) {
        StringBuilder text = new StringBuilder(VISITS).append(VISIBLE).append(" and i.id > :after");
        Map<String, Object> values = new HashMap<>(Map.of(
                "cycleId", cycleId, "path", scope.unitPath(), "staffNumber", scope.staffNumber(), "after", after));
        UUID team = query.teamId;
        if (team != null) {
            text.append(" and i.teamId = :teamId");
            values.put("teamId", team);
        }
        LocalDate day = query.day;
        if (day != null) {
            text.append(ON_THE_DAY);
            values.put("day", day);
            values.put("begins", day.atStartOfDay(zone).toInstant());
            values.put("ends", day.plusDays(1).atStartOfDay(zone).toInstant());
        }
        TypedQuery<Tuple> found =
                entities.createQuery(text.append(" order by i.id").toString(), Tuple.class);
        values.forEach(found::setParameter);
        return found.setMaxResults(rows)
                .getResultStream()
                .map(ScheduleRepository::visit)
                .toList();
    }

    /** All of these teams. */
    List<Visit> ofTeams(Collection<UUID> teams) {
        return entities.createQuery(VISITS + " where i.teamId in :teams order by i.id", Tuple.class)
                .setParameter("teams", teams)
                .getResultStream()
                .map(ScheduleRepository::visit)
                .toList();
    }

    private static Visit visit(Tuple row) {
        return new Visit(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                row.get(2, UUID.class),
                row.get(3, UUID.class),
                row.get(4, String.class),
                row.get(5, Progress.class),
                row.get(6, LocalDate.class),
                row.get(7, LocalDate.class),
                row.get(8, LocalDate.class));
    }

    /** Of the inspections of these teams; what is cancelled is not there. */
    List<PlannedMeeting> meetingsOfTeams(Collection<UUID> teams) {
        return entities.createQuery(
                        "select m.id, m.inspectionId, m.plannedStart, m.place from Meeting m"
                                + " join UnitInspection i on i.id = m.inspectionId"
                                + " where i.teamId in :teams and m.state <> CANCELLED order by m.plannedStart, m.id",
                        Tuple.class)
                .setParameter("teams", teams)
                .getResultStream()
                .map(row -> new PlannedMeeting(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, Instant.class),
                        row.get(3, String.class)))
                .toList();
    }

    Map<UUID, String> teamNames(UUID cycleId) {
        return entities.createQuery("select t.id, t.name from InspectionTeam t where t.cycleId = :cycleId", Tuple.class)
                .setParameter("cycleId", cycleId)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> row.get(1, String.class)));
    }
}
