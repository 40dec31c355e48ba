package dev.qingfeng.inspection.schedule;

import dev.qingfeng.inspection.inspection.Progress;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The inspection of a unit in the timetable. */
@Schema(name = "ScheduleEntry")
public record ScheduleEntryView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID teamId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        Progress state,

        @Schema(description = "As the notice announces; absent until that is posted", examples = "2026-06-14") @Nullable
        LocalDate fieldworkBeginsOn,

        @Schema(description = "Absent until planned", examples = "2026-06-14") @Nullable
        LocalDate firstDay,

        @Schema(description = "Absent until planned", examples = "2026-06-18") @Nullable
        LocalDate lastDay,

        @Schema(description = "Those that are not cancelled, in the order of their beginning")
        List<PlannedMeeting> meetings,

        @Schema(description = "What does not fit; by what is known of all inspections of the team")
        List<ScheduleConflict> conflicts) {

    static ScheduleEntryView of(Visit visit, Timetable timetable) {
        return new ScheduleEntryView(
                visit.inspectionId(),
                visit.teamId(),
                visit.unitId(),
                visit.state(),
                visit.fieldworkBeginsOn(),
                visit.firstDay(),
                visit.lastDay(),
                timetable.meetings(visit),
                timetable.conflicts(visit));
    }
}
