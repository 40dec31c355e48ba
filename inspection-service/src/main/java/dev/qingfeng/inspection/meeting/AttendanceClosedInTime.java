package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.ConclusionCondition;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** An inspection waits for the end of the attendance of each meeting to which somebody came: its dossiers tell of those alone. */
@ApplicationScoped
class AttendanceClosedInTime implements ConclusionCondition {

    private final MeetingRepository meetings;

    AttendanceClosedInTime(MeetingRepository meetings) {
        this.meetings = meetings;
    }

    @Override
    public List<Unmet> missing(UnitInspection inspection, Instant endsAt) {
        return meetings.openWithSomebody(inspection.id()).stream()
                .map(meeting -> Rule.ATTENDANCE.unmet("attendance-not-closed", meeting.toString()))
                .toList();
    }
}
