package dev.qingfeng.appointment.calendar;

import dev.qingfeng.platform.workingday.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A deadline in working days, as every service counts it. */
@Schema(name = "WorkingDays")
public record WorkingDaysView(
        @Schema(examples = "2026-09-30") LocalDate from,

        @Schema(examples = "5") int days,

        @Schema(description = "The last of the working days, which follow `from`", examples = "2026-10-13")
        LocalDate until,

        @Schema(
                description =
                        "Years of which no holidays are known, so that only weekends were taken as free; empty if none",
                examples = "[]")
        List<Integer> unknownYears) {

    static WorkingDaysView of(WorkingDays calendar, LocalDate from, int days) {
        LocalDate until = calendar.plus(from, days);
        return new WorkingDaysView(from, days, until, calendar.unknownYears(from, until));
    }
}
