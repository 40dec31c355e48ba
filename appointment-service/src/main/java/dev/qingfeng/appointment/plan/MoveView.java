package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.principle.ResettlementMethod;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A move as the API shows it. */
@Schema(name = "Move")
public record MoveView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000022")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID planId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(examples = "PROMOTION") MoveKind kind,
        @Nullable ResettlementMethod method,

        @Schema(
                description =
                        "Whether it settles rank and benefits 職級待遇: the rank rises, unit and post stay, nobody is promoted",
                examples = "false")
        boolean rankAndBenefits,

        @Schema(description = "Where the cadre served when the move was proposed")
        Placement from,

        Placement to,
        @Schema(examples = "工作需要") @Nullable String reason) {

    static MoveView from(Move move) {
        return new MoveView(
                move.id(),
                move.planId(),
                move.cadreId(),
                move.kind(),
                move.method(),
                move.rankAndBenefits(),
                move.origin(),
                move.target(),
                move.reason());
    }
}
