package dev.qingfeng.platform.workingday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The working days of one place: Monday to Friday, except as its calendar says. China publishes for each year which weekdays
 * are free and which days of a weekend are worked for them 調休; of a year of which nothing is known, weekends alone are free.
 * Days are those of the place: whoever holds a moment takes its day in the zone of the clock first.
 */
public final class WorkingDays {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Map<LocalDate, Boolean> exceptions;
    private final Set<Integer> knownYears;

    private WorkingDays(Map<LocalDate, Boolean> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
        this.knownYears = exceptions.keySet().stream().map(LocalDate::getYear).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * By a calendar.
     *
     * @param exceptions of each day that it names, whether that is worked; a year with any of them counts as known
     */
    public static WorkingDays of(Map<LocalDate, Boolean> exceptions) {
        return new WorkingDays(exceptions);
    }

    public boolean isWorkingDay(LocalDate day) {
        return exceptions.getOrDefault(day, !WEEKEND.contains(day.getDayOfWeek()));
    }

    /**
     * The {@code days}-th working day after a day, which itself never counts: after a Friday the first is Monday.
     *
     * @param days at least 1; throws {@link IllegalArgumentException} otherwise
     */
    public LocalDate plus(LocalDate from, int days) {
        return count(from, days, 1);
    }

    /**
     * The {@code days}-th working day before a day, which itself never counts: before a Monday the first is Friday.
     *
     * @param days at least 1; throws {@link IllegalArgumentException} otherwise
     */
    public LocalDate minus(LocalDate from, int days) {
        return count(from, days, -1);
    }

    private LocalDate count(LocalDate from, int days, int step) {
        if (days < 1) {
            throw new IllegalArgumentException("Working days are counted from 1, not " + days);
        }
        LocalDate day = from;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(step);
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    /** How many full working days lie between two days, neither of which counts; 0 where the second is not after the first. */
    public int between(LocalDate after, LocalDate before) {
        LocalDate first = after.plusDays(1);
        return first.isBefore(before)
                ? (int) first.datesUntil(before).filter(this::isWorkingDay).count()
                : 0;
    }

    /** The years from one day to another, both included, of which the calendar says nothing: there only weekends are free. */
    public List<Integer> unknownYears(LocalDate from, LocalDate to) {
        return IntStream.rangeClosed(from.getYear(), to.getYear())
                .filter(year -> !knownYears.contains(year))
                .boxed()
                .toList();
    }
}
