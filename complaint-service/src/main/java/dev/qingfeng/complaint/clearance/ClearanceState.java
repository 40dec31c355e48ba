package dev.qingfeng.complaint.clearance;

import dev.qingfeng.platform.outbox.EventType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a cadre is cleared, for appointment-service only; told of everyone in each batch.
 *
 * @param mergedFrom of whom else it was decided, because they turned out to be this cadre; absent for most
 */
@EventType(value = "dev.qingfeng.complaint.clearance.v1", topic = "qingfeng.complaint.clearances.v1")
public record ClearanceState(
        UUID cadreId, boolean given, long batch, @Nullable List<UUID> mergedFrom) {

    static ClearanceState from(ClearanceInBatch clearance) {
        return new ClearanceState(clearance.id(), clearance.given(), clearance.version(), clearance.mergedFrom());
    }
}
