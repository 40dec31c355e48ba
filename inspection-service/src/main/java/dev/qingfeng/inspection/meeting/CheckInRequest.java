package dev.qingfeng.inspection.meeting;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody who came to a meeting, by their id or by the code beside their name. */
public record CheckInRequest(
        @Schema(
                description = "One of the list; absent where the code is given",
                examples = "01980f2a-7c00-7000-8000-000000000032")
        @Nullable
        UUID attendeeId,

        @Size(max = 100) @Schema(description = "As read from the printed list; absent where the id is given") @Nullable
        String code,

        @Schema(description = "When they came; absent if now", examples = "2026-06-14T00:50:00Z") @Nullable
        Instant occurredAt,

        @Size(max = 500)
        @Schema(
                description =
                        "Needed if it is recorded on a later day than it happened on, or once attendance is closed",
                examples = "会场没有网络,次日补录")
        @Nullable
        String lateReason) {}
