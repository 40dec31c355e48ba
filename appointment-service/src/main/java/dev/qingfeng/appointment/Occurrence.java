package dev.qingfeng.appointment;

import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
     * What is entered now. Refuses with 422 {@code in-the-future} what has not happened yet, and {@code late-reason-missing}
     * what happened on an earlier day and says nothing about that; a reason that is not needed is dropped.
     */
    public static Occurrence recorded(Instant occurredAt, Instant now, @Nullable String lateReason, ZoneId zone) {
        if (occurredAt.isAfter(now)) {
            throw ProblemException.of(AppointmentProblem.IN_THE_FUTURE);
        }
        boolean late = LocalDate.ofInstant(occurredAt, zone).isBefore(LocalDate.ofInstant(now, zone));
        if (late && (lateReason == null || lateReason.isBlank())) {
            throw ProblemException.of(AppointmentProblem.LATE_REASON_MISSING);
        }
        return new Occurrence(occurredAt, now, late ? lateReason : null);
    }

    /** Whether it was entered on a later day than it happened. */
    public boolean isLate() {
        return lateReason != null;
    }
}
