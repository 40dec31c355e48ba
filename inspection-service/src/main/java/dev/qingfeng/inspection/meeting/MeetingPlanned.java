package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A meeting was drafted, or its draft is planned anew; nobody is called to it yet. */
@EventType(value = "dev.qingfeng.inspection.meeting-planned.v1", topic = "qingfeng.inspection.events.v1")
public record MeetingPlanned(
        UUID meetingId, UUID inspectionId, UUID cycleId, UUID unitId, List<Step> steps, Instant plannedStart) {

    static MeetingPlanned from(Meeting meeting) {
        return new MeetingPlanned(
                meeting.id(),
                meeting.inspectionId(),
                meeting.cycleId(),
                meeting.unitId(),
                meeting.steps(),
                meeting.plannedStart());
    }
}
