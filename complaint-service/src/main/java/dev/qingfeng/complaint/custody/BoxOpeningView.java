package dev.qingfeng.complaint.custody;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One opening of a report box. */
@Schema(name = "BoxOpening")
public record BoxOpeningView(
        @Schema(examples = "2e4f6a8c-0b1d-4e2f-8a3b-5c6d7e8f9a0b")
        UUID id,

        @Schema(description = "The unit where the box hangs", examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(examples = "鎮政府門口") String box,
        Instant occurredAt,
        Instant recordedAt,

        @Schema(description = "Why it was entered on a later day; absent if it was not") @Nullable
        String lateReason,

        @Schema(description = "How many were in it; absent for who may see cases", examples = "3") @Nullable
        Integer letters,

        @Schema(description = "How many of them are recorded; absent for who may see cases", examples = "2") @Nullable
        Integer recorded,

        @Schema(description = "Staff number of who entered it", examples = "MC0005")
        String openedBy,

        @Schema(description = "Staff number of the other", examples = "MC0021")
        String openedWith,

        @Schema(description = "When the other confirmed it; absent until then") @Nullable
        Instant confirmedAt,

        @Schema(description = "When it was settled; absent until then") @Nullable
        Instant settledAt,

        @Schema(description = "Staff number of who settled it", examples = "MC0005") @Nullable
        String settledBy,

        @Schema(description = "Why fewer were recorded; absent for who may see cases", examples = "兩封為廣告單") @Nullable
        String explanation) {

    /** @param recorded how many letters are recorded; null to show no figures */
    static BoxOpeningView of(BoxOpening opening, @Nullable Integer recorded) {
        return new BoxOpeningView(
                opening.id(),
                opening.unitId(),
                opening.box(),
                opening.occurrence().occurredAt(),
                opening.occurrence().recordedAt(),
                opening.occurrence().lateReason(),
                recorded == null ? null : opening.letters(),
                recorded,
                opening.openedBy(),
                opening.openedWith(),
                opening.confirmedAt(),
                opening.settledAt(),
                opening.settledBy(),
                recorded == null ? null : opening.explanation());
    }
}
