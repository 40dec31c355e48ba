package dev.qingfeng.appointment.calendar;

import dev.qingfeng.platform.workingday.WorkingDays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Which days are worked in a city: what every deadline in working days is counted by. */
@ApplicationScoped
public class WorkingCalendar {

    private final CalendarYearRepository calendars;

    WorkingCalendar(CalendarYearRepository calendars) {
        this.calendars = calendars;
    }

    /** By what is known of all its years. */
    public WorkingDays of(UUID cityId) {
        Map<LocalDate, Boolean> worked = new HashMap<>();
        calendars
                .ofCity(cityId)
                .forEach(year -> year.days().forEach((date, day) -> worked.put(date, day.kind() == DayKind.WORKDAY)));
        return WorkingDays.of(worked);
    }
}
