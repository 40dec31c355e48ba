package dev.qingfeng.inspection.finding;

import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.reminder.ReminderPlan.Planned;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Findings of inspections that the caller has been let to, and what is left to be told of them. */
@ApplicationScoped
public class FindingRepository implements PanacheRepositoryBase<Finding, UUID> {

    private static final String OWN = """
            exists (select 1 from UnitInspection i join InspectionTeam t on t.id = i.teamId join t.members m
              where i.id = f.inspectionId and m.cadreId in (%s :staffNumber))
            """.formatted(Registry.IDS_OF);

    Optional<Finding> find(UUID inspectionId, UUID id) {
        return find("inspectionId = ?1 and id = ?2", inspectionId, id).firstResultOptional();
    }

    /** The same, and whoever changes it at the same time waits. */
    Optional<Finding> findForChange(UUID inspectionId, UUID id) {
        return find("inspectionId = ?1 and id = ?2", inspectionId, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** In the order of their ids. */
    List<Finding> page(UUID inspectionId, UUID after, int rows) {
        return find("inspectionId = ?1 and id > ?2 order by id", inspectionId, after)
                .page(0, rows)
                .list();
    }

    /**
     * Which of a cycle.
     *
     * @param state null for all
     * @param overdueOn only those of which something was to be done by an earlier day; all if null
     * @param ofTeamsOf only those of the inspection teams of somebody with this staff number; all if null
     * @param except not those of these units
     */
    record OfCycle(
            UUID cycleId,
            @Nullable FindingState state,
            @Nullable LocalDate overdueOn,
            @Nullable String ofTeamsOf,
            Collection<UUID> except) {}

    /** In the order of their ids. */
    List<Finding> page(OfCycle which, UUID after, int rows) {
        Map<String, Object> values = new HashMap<>(Map.of("cycleId", which.cycleId(), "after", after));
        StringBuilder query = new StringBuilder("from Finding f where f.cycleId = :cycleId and f.id > :after");
        if (which.state() != null) {
            query.append(" and f.state = :state");
            values.put("state", which.state());
        }
        if (which.overdueOn() != null) {
            // As a literal: the index of what is due holds for no parameter.
            query.append(" and f.state = IN_FOLLOW_UP and f.dueOn < :overdueOn");
            values.put("overdueOn", which.overdueOn());
        }
        if (which.ofTeamsOf() != null) {
            query.append(" and ").append(OWN);
            values.put("staffNumber", which.ofTeamsOf());
        }
        if (!which.except().isEmpty()) {
            query.append(" and f.unitId not in :except");
            values.put("except", which.except());
        }
        return find(query.append(" order by f.id").toString(), values)
                .page(0, rows)
                .list();
    }

    /** Of one finding, the first first. */
    List<FindingEdition> editions(Finding finding) {
        return getEntityManager()
                .createQuery(
                        "select e from FindingEdition e where e.findingId = :finding order by e.edition",
                        FindingEdition.class)
                .setParameter("finding", finding.id())
                .getResultList();
    }

    /** Of one finding, the first first. */
    List<FollowUp> followUps(Finding finding) {
        return getEntityManager()
                .createQuery("select e from FollowUp e where e.findingId = :finding order by e.number", FollowUp.class)
                .setParameter("finding", finding.id())
                .getResultList();
    }

    /** Of one finding, the first first. */
    List<FindingReminder> reminders(Finding finding) {
        return getEntityManager()
                .createQuery(
                        "select r from FindingReminder r where r.findingId = :finding order by r.recordedAt, r.id",
                        FindingReminder.class)
                .setParameter("finding", finding.id())
                .getResultList();
    }

    /** Those of an inspection with one of these severities that were followed up by nobody by then, whenever they were found. */
    List<UUID> notFollowedUp(UUID inspectionId, Collection<FindingSeverity> severities, Instant moment) {
        return getEntityManager()
                .createQuery(
                        "select f.id from Finding f where f.inspectionId = :inspection and f.severity in :severities"
                                + " and (f.followedUpSince is null or f.followedUpSince > :moment) order by f.id",
                        UUID.class)
                .setParameter("inspection", inspectionId)
                .setParameter("severities", severities)
                .setParameter("moment", moment)
                .getResultList();
    }

    /**
     * A finding that weighed once and does not now.
     *
     * @param loweredBy staff number of who told it so
     */
    record Lowered(UUID findingId, String loweredBy) {}

    /** Those of an inspection that had one of these severities once and have none of them now, and that nobody had followed up by then. */
    List<Lowered> lowered(UUID inspectionId, Collection<FindingSeverity> severities, Instant moment) {
        List<?> rows = getEntityManager()
                .createNativeQuery("""
                        select f.id, told.entered_by from finding f cross join lateral (
                          select e.entered_by from (
                            select edition, severity, entered_by, lag(severity) over (order by edition) as before
                            from finding_edition where finding_id = f.id) e
                          where e.before = any(cast(:severities as text[])) and e.severity <> all(cast(:severities as text[]))
                          order by e.edition desc limit 1) told
                        where f.inspection_id = :inspection and f.editions > 1
                          and f.severity <> all(cast(:severities as text[]))
                          and (f.followed_up_since is null or f.followed_up_since > :moment) order by f.id""", Tuple.class)
                .setParameter("inspection", inspectionId)
                .setParameter("severities", array(severities))
                .setParameter("moment", moment)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Lowered(row.get(0, UUID.class), row.get(1, String.class)))
                .toList();
    }

    /** Running cycles in which any finding is followed up. */
    List<UUID> cyclesToRemindOf() {
        List<?> ids = getEntityManager().createNativeQuery("""
                        select y.id from registry_cycle y where not y.gone and y.phase <> 'ARCHIVED'
                          and exists (select from finding f where f.cycle_id = y.id and f.state = 'IN_FOLLOW_UP')
                        order by y.id""").getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    /**
     * Those of a cycle of which a reminder's day has come that was not told yet; in the order of their ids.
     *
     * @param latest the last day by which something may be due for it to be told today, by how many working days before that day it
     *     is told; 0 for what is past its day
     */
    List<UUID> toRemindOf(UUID cycleId, SortedMap<Integer, LocalDate> latest, UUID after, int rows) {
        List<?> ids = getEntityManager()
                .createNativeQuery("""
                        select f.id from finding f cross join lateral (
                          select min(p.days) as days
                          from unnest(cast(:days as integer[]), cast(:latest as date[])) as p (days, latest)
                          where f.due_on <= p.latest) planned
                        where f.cycle_id = :cycle and f.state = 'IN_FOLLOW_UP' and f.due_on <= :horizon and f.id > :after
                          and not exists (select from finding_reminder r
                            where r.finding_id = f.id and r.due_on = f.due_on and r.working_days <= planned.days)
                        order by f.id limit :rows""")
                .setParameter("cycle", cycleId)
                .setParameter("days", array(latest.keySet()))
                .setParameter("latest", array(latest.values()))
                .setParameter("horizon", latest.get(latest.lastKey()))
                .setParameter("after", after)
                .setParameter("rows", rows)
                .getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    /** As PostgreSQL writes it. */
    private static String array(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** Whether this was told of a finding already, for the same day. */
    boolean wasTold(Finding finding, LocalDate due, Planned planned) {
        return getEntityManager()
                        .createQuery(
                                "select count(r) from FindingReminder r where r.findingId = :finding and r.dueOn = :due"
                                        + " and r.kind = :kind and r.workingDays = :days",
                                Long.class)
                        .setParameter("finding", finding.id())
                        .setParameter("due", due)
                        .setParameter("kind", planned.kind())
                        .setParameter("days", planned.workingDays())
                        .getSingleResult()
                > 0;
    }

    /** Whether somebody with this staff number is in an inspection team of the cycle. */
    boolean isInTeams(UUID cycleId, String staffNumber) {
        return getEntityManager()
                        .createQuery(
                                "select count(t) from InspectionTeam t join t.members m where t.cycleId = :cycle"
                                        + " and m.cadreId in (" + Registry.IDS_OF + ":staffNumber)",
                                Long.class)
                        .setParameter("cycle", cycleId)
                        .setParameter("staffNumber", staffNumber)
                        .getSingleResult()
                > 0;
    }
}
