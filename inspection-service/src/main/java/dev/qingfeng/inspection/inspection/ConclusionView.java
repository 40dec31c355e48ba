package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.occurrence.Occurrence;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The end of an inspection as the API shows it. */
@Schema(name = "Conclusion")
public record ConclusionView(
        @Schema(examples = "2026-06-18T09:00:00Z") Instant occurredAt,
        @Schema(examples = "2026-06-18T09:20:00Z") Instant recordedAt,

        @Schema(description = "Whether it was recorded on a later day than it happened on")
        boolean late,

        @Nullable String lateReason) {

    /** As those who are inspected see it. */
    ConclusionView fromOutside() {
        return new ConclusionView(occurredAt, recordedAt, late, null);
    }

    static ConclusionView from(Occurrence end) {
        return new ConclusionView(end.occurredAt(), end.recordedAt(), end.isLate(), end.lateReason());
    }
}
