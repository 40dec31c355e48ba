package dev.qingfeng.appointment.cycle;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes a cycle into its next phase. */
public record EnterPhaseRequest(
        @NotNull @Schema(examples = "INSPECTION") Phase phase,

        @Schema(
                description = "When it was entered, not before the phase ahead of it; absent if it is entered now",
                examples = "2026-06-14T00:30:00Z")
        @Nullable
        Instant occurredAt,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it was entered on", examples = "断网,次日补录")
        @Nullable
        String lateReason) {}
