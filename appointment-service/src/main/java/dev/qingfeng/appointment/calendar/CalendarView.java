package dev.qingfeng.appointment.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One year of a city's calendar as the API shows it. */
@Schema(name = "Calendar")
public record CalendarView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID id,

        @Schema(description = "The city", examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID unitId,

        @Schema(examples = "2026") int year,

        @Schema(description = "By date; all other days are as their day of the week")
        List<Day> days) {

    /** A day that is a holiday or worked for one. */
    @Schema(name = "CalendarDay")
    public record Day(
            @Schema(examples = "2026-10-01") LocalDate date,
            @Schema(examples = "HOLIDAY") DayKind kind,
            @Schema(examples = "国庆节") String name) {}

    static CalendarView from(CalendarYear year) {
        return new CalendarView(
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
