package dev.qingfeng.appointment.appointment;

import dev.qingfeng.platform.occurrence.Occurrence;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What the congress resolved on a nomination 選舉結果; once recorded it never changes. Counts are null where unknown. */
@Embeddable
record Election(
        boolean elected,
        @Enumerated(EnumType.STRING) Congress congress,
        @Nullable Integer votesFor,
        @Nullable Integer votesAgainst,
        @Nullable Integer votesAbstained,
        @Nullable Integer entitled,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable String lateReason) {

    /** Refuses what {@link Ballots#requirePossible} refuses. */
    static Election of(boolean elected, Congress congress, Ballots ballots, Occurrence occurrence) {
        ballots.requirePossible(elected);
        return new Election(
                elected,
                congress,
                ballots.votesFor(),
                ballots.votesAgainst(),
                ballots.votesAbstained(),
                ballots.entitled(),
                occurrence.occurredAt(),
                occurrence.recordedAt(),
                occurrence.lateReason());
    }

    /** The day on which the congress voted. */
    LocalDate day(ZoneId zone) {
        return LocalDate.ofInstant(occurredAt, zone);
    }
}
