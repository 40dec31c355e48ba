package dev.qingfeng.inspection.schedule;

import dev.qingfeng.inspection.inspection.Progress;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An inspection of a unit as the timetable has it.
 *
 * @param unitName null where it is not known
 * @param fieldworkBeginsOn as the notice announces; null until that is posted
 * @param firstDay null until planned, as is the last
 */
record Visit(
        UUID inspectionId,
        UUID cycleId,
        UUID teamId,
        UUID unitId,
        @Nullable String unitName,
        Progress state,
        @Nullable LocalDate fieldworkBeginsOn,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay) {

    boolean isPlannedOn(LocalDate day) {
        return firstDay != null && lastDay != null && !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
