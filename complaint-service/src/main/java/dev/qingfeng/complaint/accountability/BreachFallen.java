package dev.qingfeng.complaint.accountability;

import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * A breach that was told of counts no more, before anything was announced: it is being looked into anew. It may be told of once more; for
 * pledge-service alone.
 */
@EventType(value = "dev.qingfeng.complaint.breach-fallen.v1", topic = "qingfeng.complaint.breaches.v1")
public record BreachFallen(UUID breachId, UUID cadreId, LocalDate fallenOn) {

    static BreachFallen from(FoundBreach breach) {
        return new BreachFallen(breach.id(), breach.cadreId(), Objects.requireNonNull(breach.fallenOn(), "fallenOn"));
    }
}
