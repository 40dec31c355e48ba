package dev.qingfeng.platform.reminder;

import dev.qingfeng.platform.workingday.WorkingDays;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * When reminders of one deadline are due.
 *
 * @param deadlineSince the day on which the deadline was set: a reminder whose day lies before that day has no sense
 * @param upcoming how many working days before the deadline to remind
 */
public record ReminderPlan(
        LocalDate deadline, LocalDate deadlineSince, WorkingDays workingDays, Collection<Integer> upcoming) {

    /**
     * A reminder and its day.
     *
     * @param workingDays how many before the deadline; 0 once it has passed
     */
    public record Planned(ReminderKind kind, int workingDays, LocalDate day) {}

    /**
     * The one whose day has come, if any. Of those that were missed, because the service was down on their days, only the last one is
     * made up for: to hear of five days left when one is left helps nobody.
     */
    public Optional<Planned> dueOn(LocalDate today) {
        if (today.isAfter(deadline)) {
            return Optional.of(new Planned(ReminderKind.OVERDUE, 0, deadline.plusDays(1)));
        }
        return upcoming.stream()
                .sorted()
                .map(days -> new Planned(ReminderKind.UPCOMING, days, workingDays.minus(deadline, days)))
                .filter(planned -> !planned.day().isAfter(today))
                .findFirst()
                .filter(planned -> !planned.day().isBefore(deadlineSince));
    }
}
