package dev.qingfeng.appointment.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A plan to begin, without moves. */
public record DraftPlanRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000003")
        UUID cycleId,

        @NotNull
        @Schema(
                description = "An adopted policy of this cycle: the plan is checked against it, for ever",
                examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID policyId,

        @NotBlank @Size(max = 100) @Schema(examples = "乡镇领导班子调整方案")
        String name) {}
