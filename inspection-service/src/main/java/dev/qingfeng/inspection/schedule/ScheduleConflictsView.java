package dev.qingfeng.inspection.schedule;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that does not fit in a part of a timetable. */
@Schema(name = "ScheduleConflicts")
public record ScheduleConflictsView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        List<ScheduleConflict> conflicts) {}
