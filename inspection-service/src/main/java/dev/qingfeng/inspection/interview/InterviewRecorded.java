package dev.qingfeng.inspection.interview;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** An interview was recorded, or put into another stratum. It says neither with whom nor when, which would point to them. */
@EventType(value = "dev.qingfeng.inspection.interview-recorded.v1", topic = "qingfeng.inspection.events.v1")
public record InterviewRecorded(UUID interviewId, UUID inspectionId, UUID cycleId, UUID unitId) {

    static InterviewRecorded from(Interview interview) {
        return new InterviewRecorded(interview.id(), interview.inspectionId(), interview.cycleId(), interview.unitId());
    }
}
