package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.principle.ResettlementMethod;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A move to propose for a cadre; what is left out stays as it is. */
public record ProposeMoveRequest(
        @NotNull @Schema(examples = "PROMOTION") MoveKind kind,

        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(description = "How a RESETTLEMENT is done; for no other kind") @Nullable
        ResettlementMethod method,

        @Schema(
                description =
                        "Whether a PROMOTION to a higher rank, in the same unit and post, settles rank and benefits"
                                + " 職級待遇 (P8) and counts as no promotion; false if absent",
                examples = "false")
        @Nullable
        Boolean rankAndBenefits,

        @Schema(description = "The present unit if absent", examples = "01980f2a-7c00-7000-8000-000000000002") @Nullable
        UUID toUnitId,

        @Schema(
                description = "A post of that unit; absent for none in another unit, and for the present one here",
                examples = "PARTY_SECRETARY")
        @Nullable
        PostKind toPostKind,

        @Schema(description = "The present rank if absent", examples = "SECTION") @Nullable
        Rank toRank,

        @Size(max = 1000)
        @Schema(description = "Needed to keep someone graded poor in a leadership post (P1)", examples = "工作需要")
        @Nullable
        String reason) {

    boolean settlesRank() {
        return Boolean.TRUE.equals(rankAndBenefits);
    }
}
