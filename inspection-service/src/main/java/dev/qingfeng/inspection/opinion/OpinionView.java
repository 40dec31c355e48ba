package dev.qingfeng.inspection.opinion;

import dev.qingfeng.inspection.evaluation.Grade;
import dev.qingfeng.inspection.evaluation.Subject;
import dev.qingfeng.platform.confidential.Envelope;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A preliminary opinion as the API shows it. */
@Schema(name = "PreliminaryOpinion")
public record OpinionView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000032")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        Subject subject,

        @Schema(description = "Absent for the leadership team", examples = "01980f2a-7c00-7000-8000-000000000005")
        @Nullable
        UUID cadreId,

        @Schema(description = "One that is formed anew has the next number; the last counts", examples = "1")
        int edition,

        Grade grade,
        String merits,
        String shortcomings,

        @Schema(description = "Absent in the first edition") @Nullable
        String changeReason,

        @Schema(examples = "2026-06-19T08:10:00Z") Instant formedAt) {

    static OpinionView from(PreliminaryOpinion opinion, OpinionKey key, Envelope envelope) {
        return new OpinionView(
                opinion.id(),
                opinion.inspectionId(),
                opinion.cycleId(),
                opinion.unitId(),
                opinion.subject(),
                opinion.cadreId(),
                opinion.edition(),
                opinion.grade(),
                opinion.merits(key, envelope),
                opinion.shortcomings(key, envelope),
                opinion.changeReason(key, envelope),
                opinion.formedAt());
    }
}
