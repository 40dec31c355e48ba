package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.AppointmentConfig;
import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.calendar.WorkingCalendar;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.workingday.WorkingDays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * How long a decision is on public notice before it takes effect: full working days of the city, so neither the day of the
 * decision nor the day of effect counts. What counts is when the committee decided, however late that is recorded.
 */
@ApplicationScoped
class PublicNotice {

    private final AppointmentConfig config;
    private final WorkingCalendar calendar;
    private final Clock clock;

    PublicNotice(AppointmentConfig config, WorkingCalendar calendar, Clock clock) {
        this.config = config;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Refuses with 422 {@code notice-too-short} a day of effect that comes too soon; the detail says the earliest. */
    void require(UUID cityId, Instant decidedAt, LocalDate effectiveOn) {
        LocalDate decidedOn = LocalDate.ofInstant(decidedAt, clock.getZone());
        LocalDate earliest = earliestEffect(decidedOn, config.noticeWorkingDays(), calendar.of(cityId));
        if (effectiveOn.isBefore(earliest)) {
            throw ProblemException.of(
                    AppointmentProblem.NOTICE_TOO_SHORT,
                    String.valueOf(config.noticeWorkingDays()),
                    earliest.toString());
        }
    }

    /** The day after the last of these working days. */
    static LocalDate earliestEffect(LocalDate decidedOn, int workingDays, WorkingDays calendar) {
        return workingDays == 0
                ? decidedOn
                : calendar.plus(decidedOn, workingDays).plusDays(1);
    }
}
