package dev.qingfeng.appointment.cycle;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * When a phase is planned.
 *
 * @param lastDay not before the first; the next phase is planned from the day after
 */
@Embeddable
record PlannedPhase(LocalDate firstDay, LocalDate lastDay) {

    boolean isOrdered() {
        return !lastDay.isBefore(firstDay);
    }

    /** Whether this phase is planned to begin as the other ends: no day between them, and none in both. */
    boolean follows(PlannedPhase other) {
        return firstDay.equals(other.lastDay.plusDays(1));
    }

    /** Whether it was late to leave the phase on that day, or to be in it still: the next one begins on the day after this. */
    boolean isOverrunOn(LocalDate day) {
        return day.isAfter(lastDay.plusDays(1));
    }
}
