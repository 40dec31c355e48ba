package dev.qingfeng.appointment.plan;

import dev.qingfeng.platform.web.Replies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A check of a plan as the API shows it; its findings are read by themselves. */
@Schema(name = "PlanCheck")
public record PlanCheckView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000027")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID planId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID policyId,

        @Schema(description = "The ETag that the plan had", examples = "\"v12\"")
        String planTag,

        @Schema(description = "The day on which ages and years in post counted", examples = "2026-06-01")
        LocalDate effectiveOn,

        @Schema(examples = "2026-05-18T03:30:00Z") Instant checkedAt,

        @Schema(description = "Whether no HARD finding stood against a decision", examples = "false")
        boolean gatesMet,

        @Schema(examples = "2") int hardCount,
        @Schema(examples = "14") int softCount,
        @Schema(examples = "120") int score,
        @Schema(examples = "150") int maximumScore) {

    static PlanCheckView from(PlanCheck check) {
        return new PlanCheckView(
                check.id(),
                check.planId(),
                check.policyId(),
                Replies.tag(check.planVersion()),
                check.effectiveOn(),
                check.checkedAt(),
                check.gatesMet(),
                check.hardCount(),
                check.softCount(),
                check.score(),
                check.maximumScore());
    }
}
