package dev.qingfeng.pledge.publication;

import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What was recorded of a publication was corrected.
 *
 * @param pledgeIds all that it prints
 * @param complete whether every unit of the city is in with what holds now
 */
@EventType(value = "dev.qingfeng.pledge.publication-corrected.v1", topic = "qingfeng.pledge.events.v1")
public record PublicationCorrected(
        UUID publicationId, UUID cycleId, LocalDate issueDate, List<UUID> pledgeIds, boolean complete) {

    static PublicationCorrected from(Publication publication, boolean complete) {
        return new PublicationCorrected(
                publication.id(),
                publication.cycleId(),
                publication.printed().issueDate(),
                publication.printed().pledgeIds(),
                complete);
    }
}
