package dev.qingfeng.complaint.accountability;

import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A cadre broke the discipline of the transition. By which case that was found is not told; for pledge-service alone.
 *
 * @param breachId random, and of nothing else
 */
@EventType(value = "dev.qingfeng.complaint.breach-found.v1", topic = "qingfeng.complaint.breaches.v1")
public record BreachFound(UUID breachId, UUID cadreId, LocalDate foundOn) {

    static BreachFound from(FoundBreach breach) {
        return new BreachFound(breach.id(), breach.cadreId(), breach.foundOn());
    }
}
