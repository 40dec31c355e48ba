package dev.qingfeng.platform.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.reminder.ReminderPlan.Planned;
import dev.qingfeng.platform.workingday.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReminderPlanTest {

    /** A Friday after a week of holidays, for which the Sunday before is worked. */
    private static final LocalDate DEADLINE = LocalDate.of(2026, 10, 9);

    private static final WorkingDays CALENDAR = WorkingDays.of(Map.of(
            LocalDate.of(2026, 10, 1), false,
            LocalDate.of(2026, 10, 2), false,
            LocalDate.of(2026, 10, 5), false,
            LocalDate.of(2026, 10, 6), false,
            LocalDate.of(2026, 10, 7), false,
            LocalDate.of(2026, 9, 27), true));

    private static ReminderPlan plan(LocalDate since, WorkingDays calendar) {
        return new ReminderPlan(DEADLINE, since, calendar, List.of(5, 1));
    }

    private final ReminderPlan plan = plan(LocalDate.of(2026, 9, 1), CALENDAR);

    private static LocalDate october(int day) {
        return LocalDate.of(2026, 10, day);
    }

    @Test
    void holidaysMoveAReminderToTheWorkingDayBeforeThem() {
        LocalDate moved = LocalDate.of(2026, 9, 27);
        assertThat(plan.dueOn(moved)).contains(new Planned(ReminderKind.UPCOMING, 5, moved));
        assertThat(plan.dueOn(moved.minusDays(1))).isEmpty();
        assertThat(plan(LocalDate.of(2026, 9, 1), WorkingDays.of(Map.of())).dueOn(moved))
                .as("by weekends alone it comes later")
                .isEmpty();
    }

    @Test
    void theLastReminderIsOnTheWorkingDayBeforeTheDeadline() {
        assertThat(plan.dueOn(october(8))).contains(new Planned(ReminderKind.UPCOMING, 1, october(8)));
        assertThat(plan.dueOn(DEADLINE)).contains(new Planned(ReminderKind.UPCOMING, 1, october(8)));
    }

    @Test
    void afterTheDeadlineItIsOverdueForHoweverLong() {
        Planned overdue = new Planned(ReminderKind.OVERDUE, 0, october(10));
        assertThat(plan.dueOn(october(10))).contains(overdue);
        assertThat(plan.dueOn(october(30))).contains(overdue);
    }

    @Test
    void ofMissedRemindersOnlyTheLastIsMadeUpFor() {
        assertThat(plan.dueOn(october(6)).orElseThrow().workingDays()).isEqualTo(5);
        assertThat(plan.dueOn(DEADLINE).orElseThrow().workingDays()).isEqualTo(1);
    }

    @Test
    void nobodyIsRemindedOfADayBeforeTheDeadlineWasSet() {
        ReminderPlan late = plan(october(6), CALENDAR);
        assertThat(late.dueOn(october(6))).isEmpty();
        assertThat(late.dueOn(october(8)).orElseThrow().workingDays()).isEqualTo(1);
        assertThat(plan(DEADLINE, CALENDAR).dueOn(DEADLINE)).isEmpty();
    }
}
