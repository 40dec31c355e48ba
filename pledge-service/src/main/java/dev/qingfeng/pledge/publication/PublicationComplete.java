package dev.qingfeng.pledge.publication;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/**
 * The pledge of every unit of the city has been printed; told once in a cycle, with the publication that had the last, or where the
 * last unit that was missing was merged away with the last publication.
 *
 * @param units how many they are
 */
@EventType(value = "dev.qingfeng.pledge.publication-complete.v1", topic = "qingfeng.pledge.events.v1")
public record PublicationComplete(UUID publicationId, UUID cycleId, int units) {

    static PublicationComplete from(Publication publication, int units) {
        return new PublicationComplete(publication.id(), publication.cycleId(), units);
    }
}
