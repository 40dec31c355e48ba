package dev.qingfeng.inspection.meeting;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody who came to a meeting without being expected. */
public record WalkInRequest(
        @NotNull AttendeeClass attendeeClass,

        @Schema(
                description = "Of a cadre; else name and organisation",
                examples = "01980f2a-7c00-7000-8000-000000000012")
        @Nullable
        UUID cadreId,

        @Size(max = 100) @Schema(description = "Of somebody whom the registry does not know") @Nullable
        String name,

        @Size(max = 200) @Schema(description = "Of somebody whom the registry does not know") @Nullable
        String organisation,

        @Schema(description = "When they came; absent if now", examples = "2026-06-14T00:50:00Z") @Nullable
        Instant occurredAt,

        @Size(max = 500)
        @Schema(
                description =
                        "Needed if it is recorded on a later day than it happened on, or once attendance is closed",
                examples = "会场没有网络,次日补录")
        @Nullable
        String lateReason) {}
