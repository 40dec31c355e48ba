package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.ConclusionCondition;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An inspection ends when each step that needs a meeting still has one to which somebody came. To correct who was there undoes no step;
 * that nobody was does.
 */
@ApplicationScoped
class StepsAtTheirMeetings implements ConclusionCondition {

    private final MeetingRepository meetings;
    private final InspectionConfig config;

    StepsAtTheirMeetings(MeetingRepository meetings, InspectionConfig config) {
        this.meetings = meetings;
        this.config = config;
    }

    @Override
    public List<Unmet> missing(UnitInspection inspection, Instant endsAt) {
        Set<Step> attended = meetings.stepsAttended(inspection.id());
        return Stream.of(Step.values())
                .filter(step -> config.meetingSteps().contains(step.number()) && !attended.contains(step))
                .map(step -> Rule.ATTENDANCE.unmet("meeting-missing", step.name()))
                .toList();
    }
}
