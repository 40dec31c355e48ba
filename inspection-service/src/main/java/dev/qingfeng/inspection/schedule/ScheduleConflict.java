package dev.qingfeng.inspection.schedule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that does not fit. It is shown, and refuses nothing. */
public record ScheduleConflict(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        ConflictKind kind,

        @Schema(description = "The first on which it does not fit", examples = "2026-06-14")
        LocalDate day,

        @Schema(description = "The other inspection of the team; absent unless two do not fit together") @Nullable
        UUID otherInspectionId,

        @Schema(description = "Absent unless it is of a meeting") @Nullable
        UUID meetingId,

        @Schema(description = "The other meeting; absent unless one does not fit") @Nullable
        UUID otherMeetingId) {

    static final Comparator<ScheduleConflict> ORDER = Comparator.comparing(ScheduleConflict::kind)
            .thenComparing(ScheduleConflict::day)
            .thenComparing(conflict -> String.valueOf(conflict.otherInspectionId()))
            .thenComparing(conflict -> String.valueOf(conflict.meetingId()))
            .thenComparing(conflict -> String.valueOf(conflict.otherMeetingId()));
}
