package dev.qingfeng.platform.workingday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weekends are free and weekdays are worked, but for what a year's calendar exchanges. */
class WorkingDaysTest {

    /** A Golden Week: 1 to 7 October are free, and for that the Sunday before and the Saturday after are worked. */
    private static final WorkingDays GOLDEN_WEEK = WorkingDays.of(goldenWeek());

    private static final WorkingDays WEEKENDS_ONLY = WorkingDays.of(Map.of());

    private static Map<LocalDate, Boolean> goldenWeek() {
        Map<LocalDate, Boolean> days = new HashMap<>();
        LocalDate.of(2026, 10, 1).datesUntil(LocalDate.of(2026, 10, 8)).forEach(day -> days.put(day, false));
        days.put(LocalDate.of(2026, 9, 27), true);
        days.put(LocalDate.of(2026, 10, 10), true);
        days.put(LocalDate.of(2027, 1, 1), false);
        return days;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-27, true",
        "2026-09-26, false",
        "2026-09-30, true",
        "2026-10-01, false",
        "2026-10-07, false",
        "2026-10-08, true",
        "2026-10-10, true",
        "2026-10-11, false"
    })
    void aGoldenWeekIsFreeAndPaidForWithWeekends(LocalDate day, boolean worked) {
        assertThat(GOLDEN_WEEK.isWorkingDay(day)).isEqualTo(worked);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-05, 1, 2026-06-08",
        "2026-06-06, 1, 2026-06-08",
        "2026-06-29, 3, 2026-07-02",
        "2026-02-27, 1, 2026-03-02",
        "2028-02-28, 1, 2028-02-29",
        "2026-09-25, 1, 2026-09-27",
        "2026-09-30, 1, 2026-10-08",
        "2026-09-30, 3, 2026-10-10",
        "2026-09-30, 4, 2026-10-12",
        "2026-12-31, 1, 2027-01-04"
    })
    void theDayItCountsFromNeverCounts(LocalDate from, int days, LocalDate expected) {
        assertThat(GOLDEN_WEEK.plus(from, days)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-08, 1, 2026-06-05",
        "2026-06-07, 1, 2026-06-05",
        "2026-10-08, 1, 2026-09-30",
        "2026-10-09, 5, 2026-09-27",
        "2026-10-12, 1, 2026-10-10",
        "2027-01-04, 1, 2026-12-31"
    })
    void theDayItCountsBackFromNeverCounts(LocalDate from, int days, LocalDate expected) {
        assertThat(GOLDEN_WEEK.minus(from, days)).isEqualTo(expected);
    }

    @Test
    void ofAYearWithoutACalendarOnlyWeekendsAreFree() {
        assertThat(WEEKENDS_ONLY.plus(LocalDate.of(2026, 9, 30), 1)).isEqualTo("2026-10-01");
        assertThat(WEEKENDS_ONLY.unknownYears(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 4)))
                .containsExactly(2026, 2027);
        assertThat(GOLDEN_WEEK.unknownYears(LocalDate.of(2026, 1, 1), LocalDate.of(2028, 1, 1)))
                .containsExactly(2028);
        assertThat(GOLDEN_WEEK.unknownYears(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void nobodyCountsNoDaysOrBackwards(int days) {
        assertThatThrownBy(() -> GOLDEN_WEEK.plus(LocalDate.of(2026, 6, 1), days))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void betweenTwoDaysNeitherCounts() {
        LocalDate wednesday = LocalDate.of(2026, 6, 3);
        assertThat(GOLDEN_WEEK.between(wednesday, wednesday)).isZero();
        assertThat(GOLDEN_WEEK.between(wednesday, wednesday.plusDays(1))).isZero();
        assertThat(GOLDEN_WEEK.between(wednesday, wednesday.plusDays(2))).isEqualTo(1);
        assertThat(GOLDEN_WEEK.between(wednesday.plusDays(2), wednesday)).isZero();
        assertThat(GOLDEN_WEEK.between(LocalDate.of(2026, 9, 26), LocalDate.of(2026, 10, 11)))
                .as("27 to 30 September, 8 to 10 October")
                .isEqualTo(7);
    }

    /** Whatever the calendar: the answer is a working day, so many lie up to it, and it is the earliest such day. */
    @RepeatedTest(200)
    void anyCalendarIsCountedAsByHand(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        LocalDate around = LocalDate.of(2000 + random.nextInt(60), 1, 1).plusDays(random.nextInt(366));
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            exceptions.put(around.plusDays(random.nextInt(120) - 20), random.nextBoolean());
        }
        WorkingDays days = WorkingDays.of(exceptions);
        int wanted = 1 + random.nextInt(60);

        LocalDate reached = days.plus(around, wanted);

        assertThat(days.isWorkingDay(reached)).isTrue();
        assertThat(days.between(around, reached)).isEqualTo(wanted - 1);
        assertThat(days.between(around, reached.plusDays(1))).isEqualTo(wanted);
        assertThat(days.plus(around, wanted + 1)).isAfter(reached).isEqualTo(days.plus(reached, 1));
        int byHand = 0;
        for (LocalDate day = around.plusDays(1); !day.isAfter(reached); day = day.plusDays(1)) {
            Boolean exception = exceptions.get(day);
            if (exception == null ? day.getDayOfWeek().getValue() <= 5 : exception) {
                byHand++;
            }
        }
        assertThat(byHand).isEqualTo(wanted);
    }
}
