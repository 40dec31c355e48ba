package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.registry.Registry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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

    /** Those of these whose attendance is closed, without keeping that from changing. */
    Set<UUID> heldOf(Collection<UUID> ids) {
        return Set.copyOf(getEntityManager()
                .createQuery("select m.id from Meeting m where m.id in :ids and m.state = HELD", UUID.class)
                .setParameter("ids", ids)
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
     * @param reclassified how often somebody who had come was given another class
     */
    record Serving(UUID id, UUID inspectionId, Set<Step> steps, int reclassified) {}

    /** Those of these inspections, in the order of their ids. */
    List<Serving> servingAll(Collection<UUID> inspectionIds) {
        List<?> rows = getEntityManager()
                .createNativeQuery("""
                        select m.id, m.inspection_id, (select string_agg(s.step, ',') from meeting_step s where s.meeting_id = m.id),
                          cast(coalesce(r.times, 0) as integer)
                        from meeting m
                          left join (select meeting_id, count(*) as times from attendee_reclassified group by meeting_id) r
                            on r.meeting_id = m.id
                        where m.inspection_id = any(cast(:inspections as uuid[])) and m.state in ('CONVENED', 'HELD')
                        order by m.id""")
                .setParameter("inspections", texts(inspectionIds.stream().map(UUID::toString)))
                .getResultList();
        Map<String, Set<Step>> steps = new HashMap<>();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Serving(
                        (UUID) row[0],
                        (UUID) row[1],
                        row[2] == null
                                ? Set.of()
                                : steps.computeIfAbsent(
                                        (String) row[2],
                                        names -> named(names, Step::valueOf).collect(Collectors.toSet())),
                        (Integer) row[3]))
                .toList();
    }

    /**
     * Who was not there.
     *
     * @param classes required ones of which too few had come
     * @param reclassified as {@link Serving} has it
     */
    record Lacking(List<AttendeeClass> classes, int reclassified) {}

    /** What each of these meetings lacked then, by its id. */
    Map<UUID, Lacking> lacking(Collection<UUID> ids, List<ClassRequirement> required, Instant moment) {
        List<?> rows = getEntityManager()
                .createNativeQuery("""
                        select m.id,
                          (select string_agg(r.class, ',' order by r.place)
                           from unnest(cast(:classes as text[]), cast(:least as integer[])) with ordinality r (class, least, place)
                           where (
                             select count(*) from (
                               select 1 from meeting_attendee a
                               where a.meeting_id = m.id and a.attendee_class = r.class and a.checked_in_at <= :moment
                               limit r.least) as come) < r.least) as lacking,
                          cast((select count(*) from attendee_reclassified r where r.meeting_id = m.id) as integer) as reclassified
                        from meeting m where m.id = any(cast(:ids as uuid[]))""", Tuple.class)
                .setParameter(
                        "classes",
                        texts(required.stream().map(each -> each.attendeeClass().name())))
                .setParameter("least", texts(required.stream().map(each -> String.valueOf(each.least()))))
                .setParameter("moment", moment)
                .setParameter("ids", texts(ids.stream().map(UUID::toString)))
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(
                        row -> row.get("id", UUID.class),
                        row -> new Lacking(
                                named(row.get("lacking", String.class), AttendeeClass::valueOf)
                                        .distinct()
                                        .toList(),
                                row.get("reclassified", Integer.class))));
    }

    private static String texts(Stream<String> values) {
        return values.collect(Collectors.joining(",", "{", "}"));
    }

    private static <T> Stream<T> named(@Nullable String names, Function<String, T> of) {
        return names == null ? Stream.of() : Stream.of(names.split(",", -1)).map(of);
    }

    private static Map<String, Object> of(Scope scope, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("path", scope.unitPath());
        values.put("staffNumber", scope.staffNumber());
        return values;
    }
}
