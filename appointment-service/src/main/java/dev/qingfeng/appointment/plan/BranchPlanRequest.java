package dev.qingfeng.appointment.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A copy of a plan to begin. */
public record BranchPlanRequest(
        @NotBlank @Size(max = 100) @Schema(examples = "乡镇领导班子调整方案（备选）")
        String name) {}
