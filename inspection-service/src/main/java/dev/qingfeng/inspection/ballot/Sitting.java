package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a round: so many single desks as a hall holds, at one time. Its slips are good while it is open.
 *
 * @param openedAt null until opened
 * @param endedAt null until ended
 */
@Embeddable
record Sitting(
        String place,
        @Enumerated(EnumType.STRING) SittingState state,
        @Nullable Instant openedAt,
        @Nullable Instant endedAt) {

    static Sitting drafted(String place) {
        return new Sitting(place, SittingState.DRAFTED, null, null);
    }

    boolean isOpen() {
        return state == SittingState.OPEN;
    }

    /** Refuses with 409 {@code sitting-opened-already} one that is open or over. */
    void requireDrafted() {
        if (state != SittingState.DRAFTED) {
            throw ProblemException.of(InspectionProblem.SITTING_OPENED_ALREADY);
        }
    }

    /** Refuses as {@link #requireDrafted}. */
    Sitting opened(Instant now) {
        requireDrafted();
        return new Sitting(place, SittingState.OPEN, now, null);
    }

    /** Refuses with 409 {@code sitting-not-open}. */
    Sitting ended(Instant now) {
        if (!isOpen()) {
            throw ProblemException.of(InspectionProblem.SITTING_NOT_OPEN);
        }
        return new Sitting(place, SittingState.ENDED, openedAt, now);
    }
}
