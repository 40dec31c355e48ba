package dev.qingfeng.pledge.education;

import dev.qingfeng.pledge.SignerCategory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An activity as the API shows it. */
@Schema(name = "EducationActivity")
public record EducationView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000011")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        EducationKind kind,

        @Schema(description = "People who took part or were reached", examples = "86")
        int reach,

        @Schema(examples = "2026-06-01T01:00:00Z") Instant occurredAt,

        @Schema(examples = "2026-06-01T03:05:00Z") Instant recordedAt,

        @Schema(description = "Whether it was recorded on a later day than it happened", examples = "false")
        boolean late,

        @Schema(description = "Why it was recorded late; absent if it was not", examples = "The hall has no network")
        @Nullable
        String lateReason,

        @Schema(description = "The office's number of it, or else its id", examples = "2026-006")
        String code,

        @Schema(description = "Who organised it; absent if unknown", examples = "镇党委组织办") @Nullable
        String organiser,

        @Schema(description = "The categories of signers that it was for; empty if it was for everybody")
        List<SignerCategory> audience,

        List<Material> materials,

        @Schema(description = "Whether something of it was corrected", examples = "false")
        boolean corrected) {

    static EducationView from(EducationActivity activity) {
        return new EducationView(
                activity.id(),
                activity.cycleId(),
                activity.unitId(),
                activity.details().kind(),
                activity.details().reach(),
                activity.occurrence().occurredAt(),
                activity.occurrence().recordedAt(),
                activity.occurrence().isLate(),
                activity.occurrence().lateReason(),
                activity.code(),
                activity.details().organiser(),
                activity.details().categories(),
                activity.details().shown(),
                activity.isCorrected());
    }
}
