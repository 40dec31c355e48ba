package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A meeting was convened, or is planned anew since. */
@EventType(value = "dev.qingfeng.inspection.meeting-convened.v1", topic = "qingfeng.inspection.events.v1")
public record MeetingConvened(
        UUID meetingId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        List<Step> steps,
        Instant plannedStart,
        int expected) {

    static MeetingConvened from(Meeting meeting, int expected) {
        return new MeetingConvened(
                meeting.id(),
                meeting.inspectionId(),
                meeting.cycleId(),
                meeting.unitId(),
                meeting.steps(),
                meeting.plannedStart(),
                expected);
    }
}
