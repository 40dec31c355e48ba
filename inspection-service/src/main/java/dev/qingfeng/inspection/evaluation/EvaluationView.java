package dev.qingfeng.inspection.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An evaluation as the API shows it. */
@Schema(name = "Evaluation")
public record EvaluationView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000022")
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

        Grade grade,
        List<Reason> reasons,
        @Schema(examples = "2026-06-20T02:15:00Z") Instant gradedAt) {

    static EvaluationView from(Evaluation evaluation) {
        return new EvaluationView(
                evaluation.id(),
                evaluation.inspectionId(),
                evaluation.cycleId(),
                evaluation.unitId(),
                evaluation.subject(),
                evaluation.cadreId(),
                evaluation.grade(),
                evaluation.reasons(),
                evaluation.gradedAt());
    }
}
