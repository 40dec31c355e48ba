package dev.qingfeng.pledge.education;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.UUID;

/** An activity of publicity or discipline education was recorded. */
@EventType(value = "dev.qingfeng.pledge.education-recorded.v1", topic = "qingfeng.pledge.events.v1")
public record EducationRecorded(
        UUID activityId, UUID cycleId, UUID unitId, EducationKind kind, int reach, Instant occurredAt, boolean late) {

    static EducationRecorded from(EducationActivity activity) {
        return new EducationRecorded(
                activity.id(),
                activity.cycleId(),
                activity.unitId(),
                activity.details().kind(),
                activity.details().reach(),
                activity.occurrence().occurredAt(),
                activity.occurrence().isLate());
    }
}
