package dev.qingfeng.pledge.text;

import dev.qingfeng.platform.outbox.EventType;
import dev.qingfeng.pledge.SignerCategory;
import java.time.Instant;
import java.util.UUID;

/** A text was adopted; the text itself is read over REST. */
@EventType(value = "dev.qingfeng.pledge.text-adopted.v1", topic = "qingfeng.pledge.events.v1")
public record TextAdopted(
        UUID textId, UUID cycleId, SignerCategory category, int edition, String hash, Instant adoptedAt) {

    static TextAdopted from(PledgeText text) {
        return new TextAdopted(
                text.id(), text.cycleId(), text.category(), text.edition(), text.hash(), text.adoptedAt());
    }
}
