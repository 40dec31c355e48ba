package dev.qingfeng.appointment.plan;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A plan as the API shows it; its moves are a list of their own. */
@Schema(name = "Plan")
public record PlanView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000003")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID policyId,

        @Schema(examples = "乡镇领导班子调整方案") String name,
        @Schema(examples = "APPROVED") PlanState state,
        @Schema(examples = "12") int moveCount,

        @Schema(description = "Absent unless it lies with the committee, or did when it was decided") @Nullable
        SubmissionView submission,

        @Schema(
                description = "The day on which its moves are due, in Asia/Shanghai; absent while it is a draft",
                examples = "2026-06-01")
        @Nullable
        LocalDate effectiveOn,

        @Schema(
                description = "How it was voted on; absent while it is a draft",
                examples = "01980f2a-7c00-7000-8000-000000000023")
        @Nullable
        UUID resolutionId) {

    public static PlanView from(Plan plan) {
        return new PlanView(
                plan.id(),
                plan.cycleId(),
                plan.policyId(),
                plan.name(),
                plan.state(),
                plan.moveCount(),
                SubmissionView.from(plan.submission()),
                plan.effectiveOn(),
                plan.resolutionId());
    }
}
