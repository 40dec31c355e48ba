package dev.qingfeng.inspection.meeting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many are at a meeting, as the API shows it: computed, and without names. */
@Schema(name = "Attendance")
public record AttendanceView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000031")
        UUID meetingId,

        MeetingState state,

        @Schema(description = "Whoever comes after it is late", examples = "2026-06-14T01:00:00Z")
        Instant startsAt,

        @Schema(examples = "86") int expected,
        @Schema(examples = "83") int present,
        @Schema(examples = "2") int late,
        @Schema(examples = "4") int absent,

        @Schema(description = "Each that somebody is expected of or is there of, and each that is required")
        List<ClassCount> classes,

        @Schema(description = "Classes of which too few are there")
        List<AttendeeClass> missing) {

    static AttendanceView of(Meeting meeting, List<ClassCount> classes, List<AttendeeClass> missing) {
        return new AttendanceView(
                meeting.id(),
                meeting.state(),
                meeting.start(),
                classes.stream().mapToInt(ClassCount::expected).sum(),
                classes.stream().mapToInt(ClassCount::present).sum(),
                classes.stream().mapToInt(ClassCount::late).sum(),
                classes.stream().mapToInt(ClassCount::absent).sum(),
                classes,
                missing);
    }
}
