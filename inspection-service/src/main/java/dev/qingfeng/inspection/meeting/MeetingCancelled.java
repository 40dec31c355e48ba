package dev.qingfeng.inspection.meeting;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A meeting does not take place. */
@EventType(value = "dev.qingfeng.inspection.meeting-cancelled.v1", topic = "qingfeng.inspection.events.v1")
public record MeetingCancelled(UUID meetingId, UUID inspectionId, UUID cycleId, UUID unitId) {

    static MeetingCancelled from(Meeting meeting) {
        return new MeetingCancelled(meeting.id(), meeting.inspectionId(), meeting.cycleId(), meeting.unitId());
    }
}
