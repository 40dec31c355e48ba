package dev.qingfeng.inspection.recusal;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A declared recusal as the API shows it, to the team and to officers of the city. */
@Schema(name = "Recusal")
public record RecusalView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000024")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID cadreId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(description = "Confidential") String reason,

        @Schema(description = "Staff number", examples = "MC-0006")
        String declaredBy,

        @Schema(examples = "2026-06-09T01:00:00Z") Instant declaredAt,
        @Schema(examples = "2026-06-10T00:45:00Z") Instant recordedAt,

        @Schema(description = "Whether it was recorded on a later day than it was declared on")
        boolean late,

        @Nullable String lateReason,

        @Schema(description = "Whether it has not been withdrawn")
        boolean inForce,

        @Schema(description = "Staff number; absent unless withdrawn") @Nullable
        String withdrawnBy,

        @Schema(description = "Absent unless withdrawn") @Nullable
        Instant withdrawnAt,

        @Schema(description = "Confidential; absent unless withdrawn") @Nullable
        String withdrawalReason) {

    static RecusalView from(Recusal recusal) {
        return new RecusalView(
                recusal.id(),
                recusal.cycleId(),
                recusal.cadreId(),
                recusal.unitId(),
                recusal.reason(),
                recusal.declaredBy(),
                recusal.declaration().occurredAt(),
                recusal.declaration().recordedAt(),
                recusal.declaration().isLate(),
                recusal.declaration().lateReason(),
                recusal.withdrawnAt() == null,
                recusal.withdrawnBy(),
                recusal.withdrawnAt(),
                recusal.withdrawalReason());
    }
}
