package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.PackedIds;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.AskedSteps;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.registry.Registry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Meetings of the inspections that a caller sees; when they come is no business of a unit before they are convened. */
@ApplicationScoped
public class MeetingRepository implements PanacheRepositoryBase<Meeting, UUID> {

    private static final String VISIBLE = """
            from Meeting m where (
              exists (select 1 from RegistryCycle y join RegistryUnit c on c.id = y.unitId
                where y.id = m.cycleId and within(c.path, :path))
              or m.state <> DRAFTED and exists (
                select 1 from RegistryUnit u where u.id = m.unitId and within(u.path, :path))
              or exists (select 1 from UnitInspection i join InspectionTeam t on t.id = i.teamId join t.members c
                where i.id = m.inspectionId and c.cadreId in (%s :staffNumber)))
            """.formatted(Registry.IDS_OF);

    /** Waits for nobody and lets nobody wait, for what only reads it. */
    public Optional<Meeting> findVisible(UUID id, Scope scope) {
        return find(VISIBLE + " and m.id = :id", of(scope, Map.of("id", id))).firstResultOptional();
    }

    /** The same, and whoever changes it at the same time waits. */
    public Optional<Meeting> findForChange(UUID id, Scope scope) {
        return find(VISIBLE + " and m.id = :id", of(scope, Map.of("id", id)))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The same for many who let people in at once: they do not wait for each other, and whoever changes the meeting waits for them. */
    Optional<Meeting> findForCheckIn(UUID id, Scope scope) {
        return find(VISIBLE + " and m.id = :id", of(scope, Map.of("id", id)))
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResultOptional();
    }

    /** Those of these that are there, as {@link #findForCheckIn} has them, in the order of their ids. */
    List<Meeting> findForCheckIn(Collection<UUID> ids, Scope scope) {
        return find(VISIBLE + " and m.id in :ids order by m.id", of(scope, Map.of("ids", ids)))
                .withLock(LockModeType.PESSIMISTIC_READ)
                .list();
    }

    /** The same of many, in the order of their ids. */
    List<Meeting> findForChange(Collection<UUID> ids, Scope scope) {
        return find(VISIBLE + " and m.id in :ids order by m.id", of(scope, Map.of("ids", ids)))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** One that a record of ours refers to, whoever asks: nobody checks in or is taken back meanwhile, or changes it. */
    public Meeting lock(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).singleResult();
    }

    /** Of which inspection it is, whoever asks; does not load the meeting, so that it is read as it is once it is locked. */
    Optional<UUID> inspectionOf(UUID id) {
        return getEntityManager()
                .createQuery("select m.inspectionId from Meeting m where m.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Those of these whose attendance is closed, without keeping that from changing. */
    Set<UUID> heldOf(Collection<UUID> ids) {
        return Set.copyOf(getEntityManager()
                .createQuery("select m.id from Meeting m where m.id in :ids and m.state = HELD", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    /** Meetings of an inspection whose attendance is open, and to which somebody came. */
    List<UUID> openWithSomebody(UUID inspectionId) {
        return getEntityManager()
                .createQuery(
                        "select m.id from Meeting m where m.inspectionId = :inspectionId and m.state = CONVENED and"
                                + " exists (select 1 from Attendee a where a.meetingId = m.id and a.checkIn.occurredAt is"
                                + " not null) order by m.id",
                        UUID.class)
                .setParameter("inspectionId", inspectionId)
                .getResultList();
    }

    /** Steps of an inspection that had a meeting to which somebody came. */
    Set<Step> stepsAttended(UUID inspectionId) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select distinct s from Meeting m join m.steps s where m.inspectionId = :inspectionId and m.state in"
                                + " (CONVENED, HELD) and exists (select 1 from Attendee a where a.meetingId = m.id and"
                                + " a.checkIn.occurredAt is not null)",
                        Step.class)
                .setParameter("inspectionId", inspectionId)
                .getResultList());
    }

    /** Whether its attendance is closed, without keeping that from changing. */
    boolean isHeld(UUID id) {
        return count("id = ?1 and state = ?2", id, MeetingState.HELD) > 0;
    }

    /** In the order of their ids; of one cycle or inspection, or of all if those are null. */
    List<Meeting> page(UUID after, int rows, @Nullable UUID cycleId, @Nullable UUID inspectionId, Scope scope) {
        Map<String, Object> values = of(scope, Map.of("after", after));
        StringBuilder query = new StringBuilder(VISIBLE).append(" and m.id > :after");
        if (cycleId != null) {
            query.append(" and m.cycleId = :cycleId");
            values.put("cycleId", cycleId);
        }
        if (inspectionId != null) {
            query.append(" and m.inspectionId = :inspectionId");
            values.put("inspectionId", inspectionId);
        }
        return find(query.append(" order by m.id").toString(), values)
                .page(0, rows)
                .list();
    }

    /** Meetings of an inspection that are convened or held, and serve the step. */
    List<UUID> serving(UUID inspectionId, Step step) {
        return getEntityManager()
                .createQuery(
                        "select m.id from Meeting m where m.inspectionId = :inspectionId and :step member of m.steps"
                                + " and m.state in (CONVENED, HELD) order by m.id",
                        UUID.class)
                .setParameter("inspectionId", inspectionId)
                .setParameter("step", step)
                .getResultList();
    }

    /**
     * A meeting that is convened or held.
     *
     * @param stepBits a {@link Step#bit} for each step that it serves
     * @param reclassified how often somebody who had come was given another class, or had not come after all
     */
    record Serving(UUID id, UUID inspectionId, int stepBits, int reclassified) {}

    /** Those of the inspections that are asked of, and of others of their cycle; in no order. */
    List<Serving> serving(AskedSteps asked) {
        Query query = getEntityManager()
                .createNativeQuery("""
                        select m.step_bits, cast(coalesce(r.times, 0) as integer), %s
                        from meeting m
                          left join (select meeting_id, count(*) as times from attendee_reclassified group by meeting_id) r
                            on r.meeting_id = m.id
                        where m.cycle_id = :cycle and m.state in ('CONVENED', 'HELD')%s
                        group by 1, 2""".formatted(
                                PackedIds.of("m.id", "m.inspection_id"),
                                asked.areFew() ? " and m.inspection_id = any(cast(:inspections as uuid[]))" : ""))
                .setParameter("cycle", asked.cycleId());
        if (asked.areFew()) {
            query.setParameter("inspections", texts(asked.ofEach().keySet().stream()));
        }
        List<Serving> serving = new ArrayList<>();
        for (Object found : query.getResultList()) {
            Object[] row = (Object[]) found;
            Iterator<UUID> ids = PackedIds.unpack((byte[]) row[2]).iterator();
            while (ids.hasNext()) {
                serving.add(new Serving(ids.next(), ids.next(), (Integer) row[0], (Integer) row[1]));
            }
        }
        return serving;
    }

    /** A class of which so many are to be at a meeting. */
    record Expected(UUID meetingId, ClassRequirement required) {}

    /** The classes of which too few had come to their meeting then, by that. */
    Map<UUID, Set<AttendeeClass>> absent(List<Expected> expected, Instant moment) {
        List<?> rows = getEntityManager()
                .createNativeQuery("""
                        select e.meeting, e.class
                        from unnest(cast(:meetings as uuid[]), cast(:classes as text[]), cast(:least as integer[])) e (meeting, class, least)
                        where not exists (
                          select 1 from meeting_attendee a
                          where a.meeting_id = e.meeting and a.attendee_class = e.class and a.checked_in_at <= :moment
                          offset e.least - 1 limit 1)""", Tuple.class)
                .setParameter("meetings", texts(expected.stream().map(Expected::meetingId)))
                .setParameter(
                        "classes",
                        texts(expected.stream().map(each -> each.required().attendeeClass())))
                .setParameter(
                        "least",
                        texts(expected.stream().map(each -> each.required().least())))
                .setParameter("moment", moment)
                .getResultList();
        Map<UUID, Set<AttendeeClass>> absent = new HashMap<>();
        rows.stream()
                .map(Tuple.class::cast)
                .forEach(row -> absent.computeIfAbsent(
                                row.get("meeting", UUID.class), any -> EnumSet.noneOf(AttendeeClass.class))
                        .add(AttendeeClass.valueOf(row.get("class", String.class))));
        return absent;
    }

    private static String texts(Stream<?> values) {
        return values.map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static Map<String, Object> of(Scope scope, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("path", scope.unitPath());
        values.put("staffNumber", scope.staffNumber());
        return values;
    }
}
