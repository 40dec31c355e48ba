package dev.qingfeng.pledge.breach;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A pledge that was broken, as a case has found. */
public record MarkBreachRequest(
        @NotNull @Schema(description = "A signed pledge", examples = "01980f2a-7c00-7000-8000-000000000008")
        UUID pledgeId,

        @NotNull @Schema(description = "When that was found", examples = "2026-07-20")
        LocalDate foundOn) {}
