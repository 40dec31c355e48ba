package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.StepCondition;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.meeting.MeetingRepository.Serving;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Who is at the meetings of an inspection, by class; and the gate before whatever needs each class there. */
@ApplicationScoped
public class Attendance implements StepCondition {

    /** Meetings of a province, of which a replica remembers that they lack nobody. */
    private static final int REMEMBERED = 50_000;

    private final AttendeeRepository attendees;
    private final MeetingRepository meetings;
    private final InspectionConfig config;
    private final Map<UUID, Complete> complete = new ConcurrentHashMap<>();

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

    /** How many of each class had come to a meeting by then. */
    public Map<AttendeeClass, Integer> presentBy(UUID meetingId, Instant moment) {
        return attendees.presentBy(List.of(meetingId), moment).getOrDefault(meetingId, Map.of());
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

    /** The same by two queries. */
    @Override
    public Map<UUID, Map<Step, List<Unmet>>> missing(
            Map<UUID, Set<Step>> asked, Instant startedAt, Function<UUID, UnitInspection> inspections) {
        Map<UUID, Set<Step>> needing = new HashMap<>();
        asked.forEach((inspection, steps) -> {
            Set<Step> atMeetings = EnumSet.noneOf(Step.class);
            atMeetings.addAll(steps);
            atMeetings.removeIf(step -> !config.meetingSteps().contains(step.number()));
            if (!atMeetings.isEmpty()) {
                needing.put(inspection, atMeetings);
            }
        });
        if (needing.isEmpty()) {
            return Map.of();
        }
        List<Serving> serving = meetings.servingAll(needing.keySet());
        Map<UUID, List<AttendeeClass>> lacking = lacking(serving, startedAt);
        Map<UUID, List<Held>> held = new HashMap<>();
        serving.forEach(meeting -> held.computeIfAbsent(meeting.inspectionId(), any -> new ArrayList<>(1))
                .add(new Held(meeting.steps(), lacking.getOrDefault(meeting.id(), List.of()))));
        // Thousands of inspections are of a few kinds.
        Map<Needed, Map<Step, List<Unmet>>> kinds = new HashMap<>();
        Map<UUID, Map<Step, List<Unmet>>> missing = new HashMap<>();
        needing.forEach((inspection, steps) -> {
            Map<Step, List<Unmet>> own = kinds.computeIfAbsent(
                    new Needed(steps, held.getOrDefault(inspection, List.of())), Attendance::missing);
            if (!own.isEmpty()) {
                missing.put(inspection, own);
            }
        });
        return missing;
    }

    /** A meeting of some steps and what it lacks. */
    private record Held(Set<Step> steps, List<AttendeeClass> lacking) {}

    /** The steps that an inspection needs a meeting for, and its meetings. */
    private record Needed(Set<Step> steps, List<Held> meetings) {}

    private static Map<Step, List<Unmet>> missing(Needed needed) {
        Map<Step, List<Unmet>> missing = new EnumMap<>(Step.class);
        needed.steps().forEach(step -> {
            List<Unmet> unmet = missing(step, needed.meetings());
            if (!unmet.isEmpty()) {
                missing.put(step, unmet);
            }
        });
        return missing;
    }

    /** Whoever came stays, so a meeting that lacked nobody is not asked again, unless somebody there was given another class. */
    private Map<UUID, List<AttendeeClass>> lacking(List<Serving> serving, Instant moment) {
        if (complete.size() > REMEMBERED) {
            complete.clear();
        }
        List<UUID> unknown = serving.stream()
                .filter(meeting ->
                        !complete.getOrDefault(meeting.id(), Complete.NEVER).isFor(meeting, moment))
                .map(Serving::id)
                .toList();
        Map<UUID, List<AttendeeClass>> lacking = new HashMap<>();
        if (!unknown.isEmpty()) {
            meetings.lacking(unknown, config.requiredClasses(), moment).forEach((meeting, found) -> {
                lacking.put(meeting, found.classes());
                if (found.classes().isEmpty()) {
                    complete.put(meeting, new Complete(moment, found.reclassified()));
                }
            });
        }
        return lacking;
    }

    /** Since when at least a meeting lacks nobody, and how often a class had been told anew by then. */
    private record Complete(Instant since, int reclassified) {

        static final Complete NEVER = new Complete(Instant.MAX, 0);

        boolean isFor(Serving meeting, Instant moment) {
            return !moment.isBefore(since) && meeting.reclassified() == reclassified;
        }
    }

    private static List<Unmet> missing(Step step, List<Held> meetings) {
        return meetings.stream()
                .filter(meeting -> meeting.steps().contains(step))
                .map(Held::lacking)
                .min(Comparator.comparingInt(List::size))
                .map(classes -> classes.stream()
                        .map(each -> Rule.ATTENDANCE.unmet("class-absent", each.name()))
                        .toList())
                .orElseGet(() -> List.of(Rule.ATTENDANCE.unmet("meeting-missing", step.name())));
    }
}
