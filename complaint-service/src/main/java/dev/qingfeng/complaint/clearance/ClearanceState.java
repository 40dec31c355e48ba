package dev.qingfeng.complaint.clearance;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** Whether a cadre is cleared, for appointment-service only; told of everyone in each batch. */
@EventType(value = "dev.qingfeng.complaint.clearance.v1", topic = "qingfeng.complaint.clearances.v1")
public record ClearanceState(UUID cadreId, boolean given, long batch) {

    static ClearanceState from(ClearanceInBatch clearance) {
        return new ClearanceState(clearance.id(), clearance.given(), clearance.version());
    }
}
