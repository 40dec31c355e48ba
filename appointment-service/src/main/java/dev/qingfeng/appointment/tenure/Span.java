package dev.qingfeng.appointment.tenure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which a post is held.
 *
 * @param until the first day on which it is not held any more; null while there is none
 */
record Span(LocalDate since, @Nullable LocalDate until) {

    /** Whether it has a day at all. */
    boolean lasts() {
        return until == null || until.isAfter(since);
    }

    boolean overlaps(Span other) {
        return (other.until == null || since.isBefore(other.until)) && (until == null || other.since.isBefore(until));
    }
}
