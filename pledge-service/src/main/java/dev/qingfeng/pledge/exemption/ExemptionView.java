package dev.qingfeng.pledge.exemption;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An exemption as the API shows it: to auditors that it was decided, by whom and when, and not why. */
@Schema(name = "Exemption")
public record ExemptionView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000008")
        UUID pledgeId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(description = "Absent for auditors, as are all reasons") @Nullable
        ExemptionGround ground,

        @Schema(examples = "长期住院治疗") @Nullable String reason,
        ExemptionState state,

        @Schema(description = "Staff number, as of those who decide and revoke", examples = "MC0101")
        String proposedBy,

        @Schema(examples = "2026-06-04T01:00:00Z") Instant proposedAt,

        @Schema(description = "Absent until decided, and where it was withdrawn", examples = "MC0102") @Nullable
        String decidedBy,

        @Schema(description = "When it was decided or withdrawn; absent until then", examples = "2026-06-05T01:00:00Z")
        @Nullable
        Instant decidedAt,

        @Schema(description = "Why it was rejected; absent if it was not, and for auditors", examples = "可以远程签署")
        @Nullable
        String decisionReason,

        @Schema(description = "Absent unless revoked, as are when and why; why also for auditors", examples = "MC0101")
        @Nullable
        String revokedBy,

        @Schema(examples = "2026-06-20T01:00:00Z") @Nullable Instant revokedAt,

        @Schema(examples = "已康复返岗") @Nullable String revocationReason) {

    static ExemptionView from(Exemption exemption) {
        return of(
                exemption,
                exemption.ground(),
                exemption.reason(),
                exemption.decisionReason(),
                exemption.revocationReason());
    }

    /** Without the ground, which tells of an illness or of a case as the reasons do. */
    static ExemptionView withheld(Exemption exemption) {
        return of(exemption, null, null, null, null);
    }

    private static ExemptionView of(
            Exemption exemption,
            @Nullable ExemptionGround ground,
            @Nullable String reason,
            @Nullable String decisionReason,
            @Nullable String revocationReason) {
        return new ExemptionView(
                exemption.id(),
                exemption.pledgeId(),
                exemption.cycleId(),
                ground,
                reason,
                exemption.state(),
                exemption.proposedBy(),
                exemption.proposedAt(),
                exemption.decidedBy(),
                exemption.decidedAt(),
                decisionReason,
                exemption.revokedBy(),
                exemption.revokedAt(),
                revocationReason);
    }
}
