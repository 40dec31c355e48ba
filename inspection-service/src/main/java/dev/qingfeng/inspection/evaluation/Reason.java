package dev.qingfeng.inspection.evaluation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a grade was given, and which step's evidence shows it. */
public record Reason(
        @NotBlank @Size(max = 1000) @Schema(examples = "民主测评优秀率位居全市前列")
        String text,

        @NotNull @Schema(description = "Number of a step of the inspection, from 1 to 10", examples = "2")
        Integer step) {}
