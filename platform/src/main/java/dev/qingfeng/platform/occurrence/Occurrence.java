package dev.qingfeng.platform.occurrence;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Embeddable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When something happened in a hall or on paper, and when it was entered here.
 *
 * @param lateReason why it was entered on a later day than it happened; null when it was entered in time
 */
@Embeddable
public record Occurrence(
        Instant occurredAt, Instant recordedAt, @Nullable String lateReason) {

    /**
     * What is entered now, by the day of the clock's zone; it happens now where nothing else is said. Refuses with 422
     * {@code in-the-future} what has not happened yet, and {@code late-reason-missing} what happened on an earlier day
     * and says nothing about that; a reason that is not needed is dropped.
     */
    public static Occurrence recorded(@Nullable Instant said, @Nullable String lateReason, Clock clock) {
        Instant now = clock.instant();
        Instant occurredAt = said == null ? now : said;
        if (occurredAt.isAfter(now)) {
            throw ProblemException.of(PlatformProblem.IN_THE_FUTURE);
        }
        LocalDate day = LocalDate.ofInstant(occurredAt, clock.getZone());
        if (lacksReason(day, lateReason, clock)) {
            throw ProblemException.of(PlatformProblem.LATE_REASON_MISSING);
        }
        return new Occurrence(occurredAt, now, isLate(day, clock) ? lateReason : null);
    }

    /** Whether what happened that day is entered too late to say nothing about it. */
    public static boolean lacksReason(LocalDate day, @Nullable String lateReason, Clock clock) {
        return isLate(day, clock) && (lateReason == null || lateReason.isBlank());
    }

    /** Whether what happened that day is entered on a later one. */
    public static boolean isLate(LocalDate day, Clock clock) {
        return day.isBefore(LocalDate.now(clock));
    }

    /** Whether it was entered on a later day than it happened. */
    public boolean isLate() {
        return lateReason != null;
    }
}
