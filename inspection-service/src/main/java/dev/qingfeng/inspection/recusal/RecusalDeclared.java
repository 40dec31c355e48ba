package dev.qingfeng.inspection.recusal;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.UUID;

/** Somebody declared to stand aside from a unit. Why is told to nobody outside. */
@EventType(value = "dev.qingfeng.inspection.recusal-declared.v1", topic = "qingfeng.inspection.events.v1")
public record RecusalDeclared(
        UUID recusalId, UUID cycleId, UUID cadreId, UUID unitId, Instant declaredAt, boolean late) {

    static RecusalDeclared from(Recusal recusal) {
        return new RecusalDeclared(
                recusal.id(),
                recusal.cycleId(),
                recusal.cadreId(),
                recusal.unitId(),
                recusal.declaration().occurredAt(),
                recusal.declaration().isLate());
    }
}
