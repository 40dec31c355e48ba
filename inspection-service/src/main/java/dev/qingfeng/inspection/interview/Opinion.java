package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.evaluation.Grade;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an interviewee thinks of a member of the leadership team. */
public record Opinion(
        @NotNull
        @Schema(description = "A cadre who holds a post in the unit", examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @NotNull @Schema(examples = "EXCELLENT") Grade grade,

        @Size(max = 2000) @Schema(description = "In their words; read by the inspection team only") @Nullable
        String note) {}
