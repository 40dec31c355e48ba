package dev.qingfeng.inspection;

import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When something happened in the field and when it was recorded.
 *
 * @param lateReason why it was recorded on a later day than it happened on; null if it was not
 */
@Embeddable
public record Occurrence(
        Instant occurredAt, Instant recordedAt, @Nullable String lateReason) {

    /**
     * Recorded now, with days as the zone has them. A reason is kept only where it is needed. Refuses with 422 {@code
     * in-the-future} and {@code late-reason-missing}.
     */
    public static Occurrence of(Instant occurredAt, @Nullable String lateReason, Instant now, ZoneId zone) {
        if (occurredAt.isAfter(now)) {
            throw ProblemException.of(InspectionProblem.IN_THE_FUTURE);
        }
        boolean late = LocalDate.ofInstant(now, zone).isAfter(LocalDate.ofInstant(occurredAt, zone));
        if (late && (lateReason == null || lateReason.isBlank())) {
            throw ProblemException.of(InspectionProblem.LATE_REASON_MISSING);
        }
        return new Occurrence(occurredAt, now, late ? lateReason : null);
    }

    /** Whether it was recorded on a later day than it happened on. */
    public boolean isLate() {
        return lateReason != null;
    }
}
