package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.StepCondition;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who is at the meetings of an inspection, by class; and the gate before whatever needs each class there. */
@ApplicationScoped
public class Attendance implements StepCondition {

    private final AttendeeRepository attendees;
    private final MeetingRepository meetings;
    private final InspectionConfig config;

    Attendance(AttendeeRepository attendees, MeetingRepository meetings, InspectionConfig config) {
        this.attendees = attendees;
        this.meetings = meetings;
        this.config = config;
    }

    /** Each class that is expected, there or required, in their order. */
    List<ClassCount> counts(Meeting meeting) {
        Map<AttendeeClass, ClassCount> counted = new EnumMap<>(AttendeeClass.class);
        config.requiredClasses()
                .forEach(required ->
                        counted.put(required.attendeeClass(), new ClassCount(required.attendeeClass(), 0, 0, 0, 0)));
        attendees.counts(meeting).forEach(count -> counted.put(count.attendeeClass(), count));
        return List.copyOf(counted.values());
    }

    /** Required classes of which too few are there. */
    List<AttendeeClass> missing(List<ClassCount> counts) {
        Map<AttendeeClass, Integer> present = new EnumMap<>(AttendeeClass.class);
        counts.forEach(count -> present.put(count.attendeeClass(), count.present()));
        return missing(present);
    }

    private List<AttendeeClass> missing(Map<AttendeeClass, Integer> present) {
        return config.requiredClasses().stream()
                .filter(required -> present.getOrDefault(required.attendeeClass(), 0) < required.least())
                .map(ClassRequirement::attendeeClass)
                .distinct()
                .toList();
    }

    /**
     * What keeps a step from starting then: {@code meeting-missing} where no meeting of it is convened, else {@code class-absent}
     * for each required class that is not there by then. Of several meetings of a step one has all of them; what is told is of the
     * one that lacks least. Empty for a step that no meeting is needed for.
     */
    @Override
    public List<Unmet> missing(UnitInspection inspection, Step step, Instant startedAt) {
        if (!config.meetingSteps().contains(step.number())) {
            return List.of();
        }
        List<UUID> serving = meetings.serving(inspection.id(), step);
        if (serving.isEmpty()) {
            return List.of(Rule.ATTENDANCE.unmet("meeting-missing", step.name()));
        }
        Map<UUID, Map<AttendeeClass, Integer>> present = attendees.presentBy(serving, startedAt);
        return serving.stream()
                .map(meeting -> missing(present.getOrDefault(meeting, Map.of())))
                .min(Comparator.comparingInt(List::size))
                .map(lacking -> lacking.stream()
                        .map(each -> Rule.ATTENDANCE.unmet("class-absent", each.name()))
                        .toList())
                .orElse(List.of());
    }

    /** The same by one query. */
    @Override
    public Map<UUID, Map<Step, List<Unmet>>> missing(
            Map<UUID, Set<Step>> asked, Instant startedAt, Function<UUID, UnitInspection> inspections) {
        Map<UUID, Set<Step>> needing = new HashMap<>();
        asked.forEach((inspection, steps) -> {
            Set<Step> atMeetings = steps.stream()
                    .filter(step -> config.meetingSteps().contains(step.number()))
                    .collect(Collectors.toSet());
            if (!atMeetings.isEmpty()) {
                needing.put(inspection, atMeetings);
            }
        });
        if (needing.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<MeetingRepository.Serving>> serving =
                meetings.servingAll(needing.keySet(), config.requiredClasses(), startedAt).stream()
                        .collect(Collectors.groupingBy(MeetingRepository.Serving::inspectionId));
        Map<UUID, Map<Step, List<Unmet>>> missing = new HashMap<>();
        needing.forEach((inspection, steps) -> {
            Map<Step, List<Unmet>> own = new EnumMap<>(Step.class);
            steps.forEach(step -> own.put(step, missing(step, serving.getOrDefault(inspection, List.of()))));
            missing.put(inspection, own);
        });
        return missing;
    }

    private static List<Unmet> missing(Step step, List<MeetingRepository.Serving> ofTheInspection) {
        return ofTheInspection.stream()
                .filter(meeting -> meeting.steps().contains(step))
                .min(Comparator.comparingInt(meeting -> meeting.lacking().size()))
                .map(meeting -> meeting.lacking().stream()
                        .map(each -> Rule.ATTENDANCE.unmet("class-absent", each.name()))
                        .toList())
                .orElseGet(() -> List.of(Rule.ATTENDANCE.unmet("meeting-missing", step.name())));
    }
}
