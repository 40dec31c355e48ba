package dev.qingfeng.pledge.signing;

import dev.qingfeng.platform.outbox.EventType;
import dev.qingfeng.pledge.SignerCategory;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The full state of a pledge that has been signed, for the gates and dossiers of other services. */
@EventType(value = "dev.qingfeng.pledge.signature.v1", topic = "qingfeng.pledge.signatures.v1")
public record SignatureState(
        UUID pledgeId,
        UUID cycleId,
        SignerCategory category,
        UUID cadreId,
        UUID unitId,
        PledgeState state,
        @Nullable String textHash,
        @Nullable SigningMethod method,
        @Nullable Instant signedAt) {

    static SignatureState from(Pledge pledge) {
        return new SignatureState(
                pledge.id(),
                pledge.cycleId(),
                pledge.category(),
                pledge.cadreId(),
                pledge.unitId(),
                pledge.state(),
                pledge.textHash(),
                pledge.method(),
                pledge.signedAt());
    }
}
