package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.UUID;

/** A step of an inspection was carried out and recorded. */
@EventType(value = "dev.qingfeng.inspection.step-recorded.v1", topic = "qingfeng.inspection.events.v1")
public record StepRecorded(
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        Step step,
        Instant startedAt,
        Instant endedAt,
        int evidenceCount,
        boolean late) {

    static StepRecorded from(UnitInspection inspection, Step step, RecordedStep recorded) {
        return new StepRecorded(
                inspection.id(),
                inspection.cycleId(),
                inspection.unitId(),
                step,
                recorded.startedAt(),
                recorded.end().occurredAt(),
                recorded.evidence().size(),
                recorded.end().isLate());
    }
}
