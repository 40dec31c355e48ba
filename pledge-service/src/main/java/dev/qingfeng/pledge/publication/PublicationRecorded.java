package dev.qingfeng.pledge.publication;

import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Pledges of township secretaries were printed.
 *
 * @param complete whether every unit of the city is in with it
 */
@EventType(value = "dev.qingfeng.pledge.publication-recorded.v1", topic = "qingfeng.pledge.events.v1")
public record PublicationRecorded(
        UUID publicationId, UUID cycleId, LocalDate issueDate, List<UUID> pledgeIds, boolean late, boolean complete) {

    static PublicationRecorded from(Publication publication, boolean complete) {
        return new PublicationRecorded(
                publication.id(),
                publication.cycleId(),
                publication.printed().issueDate(),
                publication.printed().pledgeIds(),
                publication.first().lateReason() != null,
                complete);
    }
}
