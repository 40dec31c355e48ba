package dev.qingfeng.complaint.casework;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much of what came at a duplicate was looked at, as it was shown: what comes meanwhile stays new. */
public record LookedAtRequest(
        @NotNull @PositiveOrZero @Schema(examples = "3") Integer messages,
        @NotNull @PositiveOrZero @Schema(examples = "1") Integer files) {}
