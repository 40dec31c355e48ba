package dev.qingfeng.inspection.team;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The beginning of a team's fieldwork. */
public record StartFieldworkRequest(
        @Schema(description = "When it began; absent if it begins now", examples = "2026-06-14T00:30:00Z") @Nullable
        Instant occurredAt,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it began on", examples = "现场没有网络,次日补录")
        @Nullable
        String lateReason) {

    /** What a request without a body says. */
    static final StartFieldworkRequest NOW = new StartFieldworkRequest(null, null);
}
