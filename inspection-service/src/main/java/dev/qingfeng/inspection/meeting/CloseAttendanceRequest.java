package dev.qingfeng.inspection.meeting;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The end of a meeting's attendance. */
public record CloseAttendanceRequest(
        @Schema(description = "When the meeting began; absent if as planned", examples = "2026-06-14T01:05:00Z")
        @Nullable
        Instant startedAt,

        @Schema(description = "When attendance ended; absent if it ends now", examples = "2026-06-14T03:30:00Z")
        @Nullable
        Instant occurredAt,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it happened on", examples = "会场没有网络,次日补录")
        @Nullable
        String lateReason) {}
