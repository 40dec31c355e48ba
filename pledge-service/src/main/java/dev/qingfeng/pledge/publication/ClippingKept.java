package dev.qingfeng.pledge.publication;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** The file of the clipping that a publication names was kept. */
@EventType(value = "dev.qingfeng.pledge.clipping-kept.v1", topic = "qingfeng.pledge.events.v1")
public record ClippingKept(UUID publicationId, UUID cycleId, String sha256) {

    static ClippingKept from(Publication publication, String sha256) {
        return new ClippingKept(publication.id(), publication.cycleId(), sha256);
    }
}
