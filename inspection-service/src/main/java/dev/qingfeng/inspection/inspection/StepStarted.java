package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.UUID;

/** A step of an inspection has started. */
@EventType(value = "dev.qingfeng.inspection.step-started.v1", topic = "qingfeng.inspection.events.v1")
public record StepStarted(UUID inspectionId, UUID cycleId, UUID unitId, Step step, Instant startedAt, boolean late) {

    static StepStarted from(UnitInspection inspection, Step step, StartedStep started) {
        return new StepStarted(
                inspection.id(),
                inspection.cycleId(),
                inspection.unitId(),
                step,
                started.start().occurredAt(),
                started.start().isLate());
    }
}
