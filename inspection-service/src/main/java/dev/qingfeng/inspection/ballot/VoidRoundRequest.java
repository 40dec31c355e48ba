package dev.qingfeng.inspection.ballot;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a round is not counted. */
public record VoidRoundRequest(
        @NotBlank @Size(max = 500) @Schema(examples = "停电,会议改期")
        String reason) {}
