package dev.qingfeng.inspection.recusal;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A declared recusal was withdrawn by an officer of the city. */
@EventType(value = "dev.qingfeng.inspection.recusal-withdrawn.v1", topic = "qingfeng.inspection.events.v1")
public record RecusalWithdrawn(UUID recusalId, UUID cycleId, UUID cadreId, UUID unitId) {

    static RecusalWithdrawn from(Recusal recusal) {
        return new RecusalWithdrawn(recusal.id(), recusal.cycleId(), recusal.cadreId(), recusal.unitId());
    }
}
