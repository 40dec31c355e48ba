package dev.qingfeng.inspection.meeting;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The attendance of a meeting was closed, or corrected since.
 *
 * @param corrections arrivals that were entered afterwards
 */
@EventType(value = "dev.qingfeng.inspection.attendance-closed.v1", topic = "qingfeng.inspection.events.v1")
public record AttendanceClosed(
        UUID meetingId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        Instant startedAt,
        Instant closedAt,
        boolean late,
        int corrections,
        List<ClassCount> classes) {

    static AttendanceClosed from(Meeting meeting, List<ClassCount> classes) {
        Occurrence closing = Objects.requireNonNull(meeting.closing());
        return new AttendanceClosed(
                meeting.id(),
                meeting.inspectionId(),
                meeting.cycleId(),
                meeting.unitId(),
                meeting.start(),
                closing.occurredAt(),
                closing.isLate(),
                meeting.corrections(),
                classes);
    }
}
