package dev.qingfeng.complaint.accountability;

import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** Accountability for a breach that was told of was announced: from now on others may know of it. */
@EventType(value = "dev.qingfeng.complaint.breach-announced.v1", topic = "qingfeng.complaint.breaches.v1")
public record BreachAnnounced(UUID breachId, UUID cadreId, LocalDate announcedOn) {

    static BreachAnnounced from(FoundBreach breach) {
        return new BreachAnnounced(
                breach.id(), breach.cadreId(), Objects.requireNonNull(breach.announcedOn(), "announcedOn"));
    }
}
