package dev.qingfeng.inspection.meeting;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Attendees of meetings that the caller has been let to. */
@ApplicationScoped
public class AttendeeRepository implements PanacheRepositoryBase<Attendee, UUID> {

    /** And whoever checks them in at the same time waits: they are checked in once. */
    Optional<Attendee> findForChange(UUID meetingId, UUID id) {
        return find("meetingId = ?1 and id = ?2", meetingId, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The one who is under one of these ids. */
    Optional<Attendee> findCadre(UUID meetingId, Collection<UUID> cadreIds) {
        return find("meetingId = ?1 and identity.cadreId in ?2", meetingId, cadreIds)
                .firstResultOptional();
    }

    List<Attendee> of(Collection<UUID> meetingIds) {
        return list("meetingId in ?1", meetingIds);
    }

    /** In the order of their ids; of one class, or of all if that is null. */
    List<Attendee> page(UUID meetingId, @Nullable AttendeeClass attendeeClass, UUID after, int rows) {
        return (attendeeClass == null
                        ? find("meetingId = ?1 and id > ?2 order by id", meetingId, after)
                        : find(
                                "meetingId = ?1 and id > ?2 and attendeeClass = ?3 order by id",
                                meetingId,
                                after,
                                attendeeClass))
                .page(0, rows)
                .list();
    }

    List<ClassCount> counts(Meeting meeting) {
        return getEntityManager()
                .createQuery(
                        "select a.attendeeClass, sum(case when a.walkIn then 0 else 1 end),"
                                + " count(a.checkIn.occurredAt), sum(case when a.checkIn.occurredAt > :start then 1 else 0"
                                + " end), sum(case when a.checkIn.occurredAt is null and not a.walkIn then 1 else 0 end)"
                                + " from Attendee a where a.meetingId = :meetingId group by a.attendeeClass",
                        Tuple.class)
                .setParameter("start", meeting.start())
                .setParameter("meetingId", meeting.id())
                .getResultStream()
                .map(row -> new ClassCount(
                        row.get(0, AttendeeClass.class),
                        number(row, 1),
                        number(row, 2),
                        number(row, 3),
                        meeting.isHeld() ? number(row, 4) : 0))
                .toList();
    }

    private static int number(Tuple row, int index) {
        return row.get(index, Number.class).intValue();
    }

    /** When the last came; empty if nobody did. */
    Optional<Instant> lastArrival(UUID meetingId) {
        return Optional.ofNullable(getEntityManager()
                .createQuery(
                        "select max(a.checkIn.occurredAt) from Attendee a where a.meetingId = :meetingId",
                        Instant.class)
                .setParameter("meetingId", meetingId)
                .getSingleResult());
    }

    /** Whether anybody came, or was said to have come: what begins while somebody is there has begun, also where that is taken back. */
    boolean hadAnybody(UUID meetingId) {
        return count("meetingId = ?1 and (checkIn.occurredAt is not null or takenBack is not empty)", meetingId) > 0;
    }

    int expected(UUID meetingId) {
        return Math.toIntExact(count("meetingId = ?1 and not walkIn", meetingId));
    }

    /** How many of each class had come by then, by meeting. */
    Map<UUID, Map<AttendeeClass, Integer>> presentBy(Collection<UUID> meetingIds, Instant moment) {
        Map<UUID, Map<AttendeeClass, Integer>> present = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select a.meetingId, a.attendeeClass, count(a.id) from Attendee a"
                                + " where a.meetingId in :meetingIds and a.checkIn.occurredAt <= :moment"
                                + " group by a.meetingId, a.attendeeClass",
                        Tuple.class)
                .setParameter("meetingIds", meetingIds)
                .setParameter("moment", moment)
                .getResultStream()
                .forEach(row -> present.computeIfAbsent(
                                row.get(0, UUID.class), any -> new EnumMap<>(AttendeeClass.class))
                        .put(row.get(1, AttendeeClass.class), number(row, 2)));
        return present;
    }
}
