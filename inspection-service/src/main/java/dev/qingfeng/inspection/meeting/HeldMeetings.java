package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.inspection.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** What dossiers tell of the meetings of an inspection: counts by class, and no names. */
@ApplicationScoped
public class HeldMeetings {

    private final MeetingRepository meetings;
    private final EntityManager entities;

    HeldMeetings(MeetingRepository meetings, EntityManager entities) {
        this.meetings = meetings;
        this.entities = entities;
    }

    /**
     * A meeting whose attendance is closed.
     *
     * @param recordedAt when that was entered, or who was forgotten then
     * @param classes each that somebody is expected of or came of, in their order
     */
    public record Held(Instant startedAt, Instant recordedAt, String place, List<Step> steps, List<OfClass> classes) {}

    /** How many of a class were expected and came, invited or not. */
    public record OfClass(AttendeeClass attendeeClass, int expected, int present) {}

    /** The earliest first. */
    public List<Held> of(UUID inspectionId) {
        List<Meeting> held = meetings.list(
                "inspectionId = ?1 and state = ?2 order by startedAt, id", inspectionId, MeetingState.HELD);
        if (held.isEmpty()) {
            return List.of();
        }
        List<Tuple> counted = entities.createQuery(
                        "select a.meetingId, a.attendeeClass, sum(case when a.walkIn then 0 else 1 end),"
                                + " count(a.checkIn.occurredAt), max(a.checkIn.recordedAt) from Attendee a where a.meetingId in :meetings"
                                + " group by a.meetingId, a.attendeeClass",
                        Tuple.class)
                .setParameter("meetings", held.stream().map(Meeting::id).toList())
                .getResultList();
        Map<UUID, List<OfClass>> classes = new HashMap<>();
        Map<UUID, Instant> lastRecorded = new HashMap<>();
        counted.forEach(row -> {
            UUID meeting = row.get(0, UUID.class);
            classes.computeIfAbsent(meeting, any -> new ArrayList<>())
                    .add(new OfClass(
                            row.get(1, AttendeeClass.class),
                            row.get(2, Number.class).intValue(),
                            row.get(3, Number.class).intValue()));
            Stream.ofNullable(row.get(4, Instant.class))
                    .forEach(recorded -> lastRecorded.merge(meeting, recorded, HeldMeetings::later));
        });
        return held.stream()
                .map(meeting -> new Held(
                        meeting.start(),
                        later(
                                Objects.requireNonNull(meeting.closing()).recordedAt(),
                                lastRecorded.getOrDefault(meeting.id(), Instant.EPOCH)),
                        meeting.place(),
                        meeting.steps(),
                        classes.getOrDefault(meeting.id(), List.of()).stream()
                                .sorted(Comparator.comparing(OfClass::attendeeClass))
                                .toList()))
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
