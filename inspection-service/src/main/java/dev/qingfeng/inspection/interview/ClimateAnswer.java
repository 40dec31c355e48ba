package dev.qingfeng.inspection.interview;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an interviewee answered to a question about the climate of the transition. */
public record ClimateAnswer(
        @NotBlank
        @Size(max = 50)
        @Schema(description = "A code of the vocabulary `climate-questions`", examples = "KNOWS_DISCIPLINE")
        String question,

        @NotNull @Schema(examples = "YES") ClimateReply reply) {}
