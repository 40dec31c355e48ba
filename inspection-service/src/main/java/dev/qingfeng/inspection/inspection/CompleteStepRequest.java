package dev.qingfeng.inspection.inspection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The end of a step that was started, with its evidence. */
public record CompleteStepRequest(
        @Schema(description = "When it ended; left out, now", examples = "2026-06-14T03:30:00Z") @Nullable
        Instant occurredAt,

        @NotNull @Size(max = 50) @Schema(description = "What the step needs at least")
        List<@NotNull @Valid Evidence> evidence,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it ended on", examples = "现场没有网络,次日补录")
        @Nullable
        String lateReason) {}
