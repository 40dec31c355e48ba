package dev.qingfeng.appointment.plan;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a draft is to be checked for. */
public record CheckPlanRequest(
        @Schema(
                description = "The day of effect, on which ages and years in post count; today if absent",
                examples = "2026-06-01")
        @Nullable
        LocalDate effectiveOn) {}
