package dev.qingfeng.pledge.education;

import dev.qingfeng.pledge.SignerCategory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was said of an activity before a correction, as the API shows it. */
@Schema(name = "EducationCorrection")
public record EducationCorrectionView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000041")
        UUID id,

        EducationKind kind,
        @Schema(examples = "68") int reach,

        @Schema(description = "Absent where nothing was said", examples = "镇党委组织办") @Nullable
        String organiser,

        List<SignerCategory> audience,
        List<Material> materials,
        @Schema(examples = "2026-06-01T01:00:00Z") Instant occurredAt,

        @Schema(description = "Why that was corrected", examples = "签到表漏计一个会场")
        String reason,

        @Schema(description = "Staff number", examples = "MC0101")
        String correctedBy,

        @Schema(examples = "2026-06-02T01:00:00Z") Instant correctedAt) {

    static EducationCorrectionView from(EducationCorrection correction) {
        EducationDetails before = correction.before();
        return new EducationCorrectionView(
                correction.id(),
                before.kind(),
                before.reach(),
                before.organiser(),
                before.categories(),
                before.shown(),
                before.occurrence().occurredAt(),
                correction.reason(),
                correction.correctedBy(),
                correction.correctedAt());
    }
}
