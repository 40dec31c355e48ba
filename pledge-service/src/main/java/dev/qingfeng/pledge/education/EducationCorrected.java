package dev.qingfeng.pledge.education;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.UUID;

/** What was said of an activity was corrected; this is how it is known now. */
@EventType(value = "dev.qingfeng.pledge.education-corrected.v1", topic = "qingfeng.pledge.events.v1")
public record EducationCorrected(
        UUID activityId, UUID cycleId, UUID unitId, EducationKind kind, int reach, Instant occurredAt) {

    static EducationCorrected from(EducationActivity activity) {
        return new EducationCorrected(
                activity.id(),
                activity.cycleId(),
                activity.unitId(),
                activity.details().kind(),
                activity.details().reach(),
                activity.occurrence().occurredAt());
    }
}
