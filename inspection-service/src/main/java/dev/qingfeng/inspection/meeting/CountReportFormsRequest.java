package dev.qingfeng.inspection.meeting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many forms for written reports were handed out and came back. */
public record CountReportFormsRequest(
        @NotNull @PositiveOrZero @Max(100_000) @Schema(examples = "63")
        Integer issued,

        @NotNull
        @PositiveOrZero
        @Max(100_000)
        @Schema(description = "Blank ones included; no more than were handed out", examples = "61")
        Integer returned) {}
