package dev.qingfeng.inspection.inspection;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The end of an inspection. */
public record ConcludeInspectionRequest(
        @NotNull @Schema(examples = "2026-06-18T09:00:00Z") Instant occurredAt,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it happened on", examples = "现场没有网络,次日补录")
        @Nullable
        String lateReason) {}
