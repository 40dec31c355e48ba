package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.UUID;

/** All ten steps of an inspection are done, and it has ended. */
@EventType(value = "dev.qingfeng.inspection.inspection-concluded.v1", topic = "qingfeng.inspection.events.v1")
public record InspectionConcluded(UUID inspectionId, UUID cycleId, UUID unitId, Instant concludedAt, boolean late) {

    static InspectionConcluded from(UnitInspection inspection, Occurrence end) {
        return new InspectionConcluded(
                inspection.id(), inspection.cycleId(), inspection.unitId(), end.occurredAt(), end.isLate());
    }
}
