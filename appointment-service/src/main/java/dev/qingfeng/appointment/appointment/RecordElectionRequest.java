package dev.qingfeng.appointment.appointment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the congress resolved on a nomination. */
public record RecordElectionRequest(
        @NotNull @Schema(description = "Whether the congress elected the cadre", examples = "true")
        Boolean elected,

        @NotNull @Schema(examples = "PEOPLES_CONGRESS") Congress congress,

        @NotNull
        @Schema(
                description = "When the congress voted; after the decision and not in the future",
                examples = "2026-06-10T02:00:00Z")
        Instant occurredAt,

        @Size(max = 500)
        @Schema(description = "Needed where it is entered on a later day", examples = "断网,次日补录")
        @Nullable
        String lateReason,

        @PositiveOrZero @Schema(description = "Where known", examples = "61") @Nullable
        Integer votesFor,

        @PositiveOrZero @Schema(description = "Where known, votes for others included", examples = "2") @Nullable
        Integer votesAgainst,

        @PositiveOrZero @Schema(description = "Where known", examples = "1") @Nullable
        Integer votesAbstained,

        @PositiveOrZero
        @Schema(
                description = "How many were entitled to vote, absent ones too, where known; no fewer than voted",
                examples = "66")
        @Nullable
        Integer entitled) {

    Ballots ballots() {
        return new Ballots(votesFor, votesAgainst, votesAbstained, entitled);
    }
}
