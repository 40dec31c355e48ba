package dev.qingfeng.pledge.signing;

import dev.qingfeng.pledge.SignerCategory;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pledge as the API shows it. */
@Schema(name = "Pledge")
public record PledgeView(
        UUID id,
        UUID campaignId,
        UUID cycleId,
        SignerCategory category,
        UUID cadreId,

        @Schema(description = "Of the person who is to sign")
        String staffNumber,

        UUID unitId,
        PledgeState state,
        @Nullable String textHash,
        @Nullable SigningMethod method,
        @Nullable Instant signedAt) {

    static PledgeView from(Pledge pledge) {
        return new PledgeView(
                pledge.id(),
                pledge.campaignId(),
                pledge.cycleId(),
                pledge.category(),
                pledge.cadreId(),
                pledge.staffNumber(),
                pledge.unitId(),
                pledge.state(),
                pledge.textHash(),
                pledge.method(),
                pledge.signedAt());
    }
}
