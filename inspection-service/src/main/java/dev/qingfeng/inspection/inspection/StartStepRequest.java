package dev.qingfeng.inspection.inspection;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A step that has started. */
public record StartStepRequest(
        @Schema(description = "When it started; left out, now", examples = "2026-06-14T01:00:00Z") @Nullable
        Instant occurredAt,

        @NotBlank @Size(max = 200) @Schema(examples = "镇政府会议室")
        String place,

        @NotNull
        @Schema(description = "A member of the inspection team", examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID responsibleId,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it started on", examples = "现场没有网络,次日补录")
        @Nullable
        String lateReason) {}
