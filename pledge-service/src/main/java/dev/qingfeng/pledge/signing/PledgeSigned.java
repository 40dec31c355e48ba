package dev.qingfeng.pledge.signing;

import dev.qingfeng.platform.outbox.EventType;
import dev.qingfeng.pledge.SignerCategory;
import java.util.UUID;

/** A pledge was signed. */
@EventType(value = "dev.qingfeng.pledge.signed.v1", topic = "qingfeng.pledge.events.v1")
public record PledgeSigned(
        UUID pledgeId, UUID campaignId, UUID cycleId, SignerCategory category, UUID cadreId, UUID unitId) {

    static PledgeSigned from(Pledge pledge) {
        return new PledgeSigned(
                pledge.id(),
                pledge.campaignId(),
                pledge.cycleId(),
                pledge.category(),
                pledge.cadreId(),
                pledge.unitId());
    }
}
