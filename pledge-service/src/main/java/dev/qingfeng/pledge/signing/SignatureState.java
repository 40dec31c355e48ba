package dev.qingfeng.pledge.signing;

import dev.qingfeng.platform.outbox.EventType;
import dev.qingfeng.pledge.SignerCategory;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The full state of a pledge, for the gates and dossiers of other services; what is of the signature is null until signed. Of a
 * pledge that nothing has become of since it fell due nothing is told.
 *
 * @param excuse why the person need not sign; absent unless excused
 */
@EventType(value = "dev.qingfeng.pledge.signature.v1", topic = "qingfeng.pledge.signatures.v1")
public record SignatureState(
        UUID pledgeId,
        UUID campaignId,
        UUID cycleId,
        SignerCategory category,
        UUID cadreId,
        UUID unitId,
        PledgeState state,
        @Nullable UUID textId,
        @Nullable Integer textEdition,
        @Nullable String textHash,
        @Nullable SigningMethod method,
        @Nullable Instant signedAt,
        @Nullable ExcuseReason excuse) {

    public static SignatureState from(Pledge pledge) {
        Excuse excuse = pledge.excuse();
        return new SignatureState(
                pledge.id(),
                pledge.campaignId(),
                pledge.cycleId(),
                pledge.category(),
                pledge.cadreId(),
                pledge.unitId(),
                pledge.state(),
                pledge.textId(),
                pledge.textEdition(),
                pledge.textHash(),
                pledge.method(),
                pledge.signedAt(),
                excuse == null ? null : excuse.reason());
    }
}
