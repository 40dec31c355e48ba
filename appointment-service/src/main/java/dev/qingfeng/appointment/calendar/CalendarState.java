package dev.qingfeng.appointment.calendar;

import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The full state of one year of a city's calendar, for the replicas of other services and systems.
 *
 * @param unitId the city
 * @param days every day that is a holiday or worked for one, by date; all others are as their day of the week
 */
@EventType(value = "dev.qingfeng.registry.calendar.v1", topic = "qingfeng.registry.calendars.v1")
public record CalendarState(UUID id, UUID unitId, int year, List<Day> days) {

    /** A day that is a holiday or worked for one. */
    public record Day(LocalDate date, DayKind kind, String name) {}

    static CalendarState from(CalendarYear year) {
        return new CalendarState(
                year.id(),
                year.unitId(),
                year.year(),
                year.days().entrySet().stream()
                        .map(day -> new Day(
                                day.getKey(),
                                day.getValue().kind(),
                                day.getValue().name()))
                        .toList());
    }
}
