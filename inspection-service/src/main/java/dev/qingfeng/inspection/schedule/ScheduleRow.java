package dev.qingfeng.inspection.schedule;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of the workbook, and of the printed timetable. */
public record ScheduleRow(
        String team,
        String unit,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable LocalDate fieldworkBeginsOn,
        List<String> meetings,
        List<String> conflicts) {

    /** As the template prints it. */
    public String days() {
        return firstDay == null ? "" : firstDay + " – " + lastDay;
    }

    /** As the template prints it. */
    public String notice() {
        return fieldworkBeginsOn == null ? "" : fieldworkBeginsOn.toString();
    }
}
