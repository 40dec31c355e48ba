package dev.qingfeng.inspection.recusal;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That a recusal is declared or withdrawn, without why: answers are kept for a while, to be repeated. */
@Schema(name = "DeclaredRecusal")
public record DeclaredRecusalView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000024")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID cadreId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(examples = "2026-06-09T01:00:00Z") Instant declaredAt,

        @Schema(examples = "2026-06-10T00:45:00Z") Instant recordedAt,

        @Schema(description = "Whether it was recorded on a later day than it was declared on")
        boolean late,

        @Schema(description = "Whether it has not been withdrawn")
        boolean inForce,

        @Schema(description = "Absent unless withdrawn") @Nullable
        Instant withdrawnAt) {

    static DeclaredRecusalView from(Recusal recusal) {
        return new DeclaredRecusalView(
                recusal.id(),
                recusal.cycleId(),
                recusal.cadreId(),
                recusal.unitId(),
                recusal.declaration().occurredAt(),
                recusal.declaration().recordedAt(),
                recusal.declaration().isLate(),
                recusal.withdrawnAt() == null,
                recusal.withdrawnAt());
    }
}
