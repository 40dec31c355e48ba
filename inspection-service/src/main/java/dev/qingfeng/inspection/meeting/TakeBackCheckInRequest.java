package dev.qingfeng.inspection.meeting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a check-in does not stand. */
public record TakeBackCheckInRequest(
        @NotBlank @Size(max = 500) @Schema(examples = "点错了行")
        String reason) {}
