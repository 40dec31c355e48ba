package dev.qingfeng.appointment.calendar;

import dev.qingfeng.appointment.unit.UnitRow;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A line of {@code calendars.csv}.
 *
 * @param unitPath the city
 * @param name of the holiday
 */
public record CalendarRow(
        @NotBlank @Pattern(regexp = UnitRow.PATH) String unitPath,
        @NotNull LocalDate date,
        @NotNull DayKind kind,
        @NotBlank @Size(max = 50) String name) {}
