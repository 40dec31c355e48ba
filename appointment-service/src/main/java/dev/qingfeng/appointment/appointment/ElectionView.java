package dev.qingfeng.appointment.appointment;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The result of an election as the API shows it. */
@Schema(name = "Election")
public record ElectionView(
        @Schema(description = "Whether the congress elected the cadre", examples = "true")
        boolean elected,

        @Schema(examples = "PEOPLES_CONGRESS") Congress congress,

        @Schema(description = "When the congress voted", examples = "2026-06-10T02:00:00Z")
        Instant occurredAt,

        @Schema(examples = "2026-06-10T08:05:00Z") Instant recordedAt,

        @Schema(description = "Why it was recorded late; absent if it was not", examples = "The hall has no network")
        @Nullable
        String lateReason,

        @Schema(description = "Absent where unknown", examples = "61") @Nullable
        Integer votesFor,

        @Schema(description = "Absent where unknown", examples = "2") @Nullable
        Integer votesAgainst,

        @Schema(description = "Absent where unknown", examples = "1") @Nullable
        Integer votesAbstained,

        @Schema(description = "How many were entitled to vote; absent where unknown", examples = "66") @Nullable
        Integer entitled) {

    static @Nullable ElectionView from(@Nullable Election election) {
        return election == null
                ? null
                : new ElectionView(
                        election.elected(),
                        election.congress(),
                        election.occurredAt(),
                        election.recordedAt(),
                        election.lateReason(),
                        election.votesFor(),
                        election.votesAgainst(),
                        election.votesAbstained(),
                        election.entitled());
    }
}
