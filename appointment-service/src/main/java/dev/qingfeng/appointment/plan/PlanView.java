package dev.qingfeng.appointment.plan;

import dev.qingfeng.platform.web.Replies;
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

        @Schema(
                description = "The plan that it was copied from; absent for most",
                examples = "01980f2a-7c00-7000-8000-000000000029")
        @Nullable
        UUID branchedFromId,

        @Schema(description = "The ETag that the other had when it was copied; absent for most", examples = "\"v7\"")
        @Nullable
        String branchedFromTag,

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
        Long copied = plan.branchedFromVersion();
        return new PlanView(
                plan.id(),
                plan.cycleId(),
                plan.policyId(),
                plan.name(),
                plan.state(),
                plan.moveCount(),
                plan.branchedFromId(),
                copied == null ? null : Replies.tag(copied),
                SubmissionView.from(plan.submission()),
                plan.effectiveOn(),
                plan.resolutionId());
    }
}
