package dev.qingfeng.pledge.signing;

import dev.qingfeng.platform.outbox.EventType;
import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.text.PledgeText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pledge was signed, over this edition of this text.
 *
 * @param committeeUnitId the unit for whose Party committee a secretary signed; null of everybody else
 */
@EventType(value = "dev.qingfeng.pledge.signed.v1", topic = "qingfeng.pledge.events.v1")
public record PledgeSigned(
        UUID pledgeId,
        UUID campaignId,
        UUID cycleId,
        SignerCategory category,
        UUID cadreId,
        UUID unitId,
        UUID textId,
        int textEdition,
        String textHash,
        @Nullable UUID committeeUnitId) {

    static PledgeSigned from(Pledge pledge, PledgeText text) {
        return new PledgeSigned(
                pledge.id(),
                pledge.campaignId(),
                pledge.cycleId(),
                pledge.category(),
                pledge.cadreId(),
                pledge.unitId(),
                text.id(),
                text.edition(),
                text.hash(),
                pledge.committeeUnitId());
    }
}
