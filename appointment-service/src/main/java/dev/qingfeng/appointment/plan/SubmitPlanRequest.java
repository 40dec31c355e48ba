package dev.qingfeng.appointment.plan;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a plan is submitted for. */
public record SubmitPlanRequest(
        @NotNull
        @Schema(
                description =
                        "The day of effect to check it for, on which ages and years in post count; today or later",
                examples = "2026-06-01")
        LocalDate effectiveOn) {}
