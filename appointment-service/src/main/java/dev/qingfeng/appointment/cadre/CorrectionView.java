package dev.qingfeng.appointment.cadre;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A correction as the API shows it. */
@Schema(name = "Correction")
public record CorrectionView(
        @Schema(examples = "01980f2a-7c00-7000-8000-00000000000a")
        UUID id,

        @Schema(
                description = "The cadre, or one who was merged into them",
                examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(examples = "BIRTH_DATE") CadreFact fact,

        @Schema(
                description = "As the cadre shows it, a list with `|` between its values; absent where there was none",
                examples = "1990-04-12")
        @Nullable
        String oldValue,

        @Schema(
                description = "The same; absent where there is none any more, `—` where it is of another cadre of the"
                        + " same person whom you may not see",
                examples = "1990-04-21")
        @Nullable
        String newValue,

        @Schema(
                description = "Why; absent where a fact that may change by itself was changed without one",
                examples = "出生证明与档案不一致")
        @Nullable
        String reason,

        @Schema(description = "Staff number, or `client:` and the id of a system", examples = "MC0001")
        String correctedBy,

        @Schema(examples = "2026-03-02T01:30:00Z") Instant correctedAt) {

    /** What is shown of the new value to those who may not see of whom it is. */
    private static final String NOT_TOLD = "—";

    static CorrectionView from(Correction correction) {
        return of(correction, correction.newValue());
    }

    /** Without the new value, which is of somebody whom the reader does not see. */
    static CorrectionView withheld(Correction correction) {
        return of(correction, NOT_TOLD);
    }

    private static CorrectionView of(Correction correction, @Nullable String newValue) {
        return new CorrectionView(
                correction.id(),
                correction.cadreId(),
                correction.fact(),
                correction.oldValue(),
                newValue,
                correction.reason(),
                correction.correctedBy(),
                correction.correctedAt());
    }
}
