package dev.qingfeng.appointment.plan;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A plan as the API shows it; its moves are a list of their own. */
@Schema(name = "Plan")
public record PlanView(
        UUID id,
        UUID cycleId,
        UUID policyId,
        String name,
        PlanState state,
        int moveCount,

        @Schema(description = "The day on which its moves are due, in Asia/Shanghai; absent while it is a draft")
        @Nullable
        LocalDate effectiveOn,

        @Schema(description = "How it was voted on; absent while it is a draft") @Nullable
        UUID resolutionId) {

    public static PlanView from(Plan plan) {
        return new PlanView(
                plan.id(),
                plan.cycleId(),
                plan.policyId(),
                plan.name(),
                plan.state(),
                plan.moveCount(),
                plan.effectiveOn(),
                plan.resolutionId());
    }
}
