package dev.qingfeng.inspection.opinion;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The inspection team met after the inspection of a unit.
 *
 * @param delayed whether that was after its deadline
 * @param late whether it was recorded on a later day
 */
@EventType(value = "dev.qingfeng.inspection.team-met.v1", topic = "qingfeng.inspection.events.v1")
public record TeamMet(
        UUID teamMeetingId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        LocalDate deadline,
        Instant heldAt,
        boolean delayed,
        boolean late) {

    static TeamMet from(TeamMeeting meeting, Occurrence holding) {
        return new TeamMet(
                meeting.id(),
                meeting.inspectionId(),
                meeting.cycleId(),
                meeting.unitId(),
                meeting.deadline(),
                holding.occurredAt(),
                meeting.delayReason() != null,
                holding.isLate());
    }
}
