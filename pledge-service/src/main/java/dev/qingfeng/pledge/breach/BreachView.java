package dev.qingfeng.pledge.breach;

import dev.qingfeng.pledge.signing.Pledge;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A breach as the API shows it to those who may know of it. */
@Schema(name = "Breach")
public record BreachView(
        @Schema(examples = "5f0c2b1e-6d0e-4a55-9a43-0d6f8f0a7b11")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000008")
        UUID pledgeId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(description = "The unit that the pledge was made in", examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(examples = "2026-07-20") LocalDate foundOn,
        @Schema(examples = "2026-07-21T02:00:00Z") Instant recordedAt,

        @Schema(
                description = "When accountability was announced; absent until then, and until then for discipline"
                        + " officers only",
                examples = "2026-08-05")
        @Nullable
        LocalDate announcedOn,

        @Schema(description = "Absent until then", examples = "2026-08-05T02:00:00Z") @Nullable
        Instant announcementRecordedAt,

        @Schema(
                description = "When it was said to have been marked by mistake; absent if it was not",
                examples = "2026-08-09T02:00:00Z")
        @Nullable
        Instant withdrawnAt) {

    static BreachView from(Breach breach, Pledge pledge) {
        return new BreachView(
                breach.id(),
                breach.pledgeId(),
                pledge.cycleId(),
                pledge.unitId(),
                breach.foundOn(),
                breach.recordedAt(),
                breach.announcedOn(),
                breach.announcementRecordedAt(),
                breach.withdrawnAt());
    }
}
