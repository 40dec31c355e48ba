package dev.qingfeng.inspection.interview;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom an interviewee recommends, and for what 談話推薦. */
public record Recommendation(
        @NotNull @Schema(description = "A cadre of the city", examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @NotNull @Schema(examples = "DEPUTY_HEAD_OF_GOVERNMENT")
        RecommendedPost post) {}
