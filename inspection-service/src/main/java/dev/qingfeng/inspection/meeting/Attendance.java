package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.AskedSteps;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.StepCondition;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.meeting.MeetingRepository.Expected;
import dev.qingfeng.inspection.meeting.MeetingRepository.Serving;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Who is at the meetings of an inspection, by class; and the gate before whatever needs each class there. */
@ApplicationScoped
public class Attendance implements StepCondition {

    /** Meetings of a province, of which a replica remembers what classes have come. */
    private static final int REMEMBERED = 50_000;

    private final AttendeeRepository attendees;
    private final MeetingRepository meetings;
    private final InspectionConfig config;
    private final Map<UUID, Come> come = new ConcurrentHashMap<>();

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

    /** Refuses with 409 {@code more-slips-than-attendees} more of a class than had come by then. */
    public void requirePresent(UUID meetingId, Map<AttendeeClass, Integer> slipsAndPapers, Instant moment) {
        Map<AttendeeClass, Integer> present = presentBy(meetingId, moment);
        slipsAndPapers.forEach((attendeeClass, count) -> {
            if (count > present.getOrDefault(attendeeClass, 0)) {
                throw ProblemException.of(InspectionProblem.MORE_SLIPS_THAN_ATTENDEES, attendeeClass.name());
            }
        });
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
                .map(Attendance::absent)
                .orElse(List.of());
    }

    /** {@code class-absent} for each required class that is not at this meeting by then; who came to another does not help. */
    @Override
    public List<Unmet> missingAt(UUID meetingId, UnitInspection inspection, Step step, Instant startedAt) {
        return config.meetingSteps().contains(step.number())
                ? absent(missing(presentBy(meetingId, startedAt)))
                : List.of();
    }

    private static List<Unmet> absent(List<AttendeeClass> lacking) {
        return lacking.stream()
                .map(each -> Rule.ATTENDANCE.unmet("class-absent", each.name()))
                .toList();
    }

    /** The same by two queries. */
    @Override
    public Map<UUID, Map<Step, List<Unmet>>> missing(
            AskedSteps asked, Instant startedAt, Function<UUID, UnitInspection> inspections) {
        Map<UUID, Integer> needed = atMeetings(asked);
        if (needed.isEmpty()) {
            return Map.of();
        }
        List<Serving> serving = meetings.serving(asked).stream()
                .filter(meeting -> needed.containsKey(meeting.inspectionId()))
                .toList();
        Map<UUID, Set<AttendeeClass>> absent = absent(serving, startedAt);
        Map<UUID, List<Held>> held = new HashMap<>();
        for (Serving meeting : serving) {
            held.computeIfAbsent(meeting.inspectionId(), any -> new ArrayList<>(1))
                    .add(new Held(meeting.stepBits(), absent.getOrDefault(meeting.id(), Set.of())));
        }
        // Thousands of inspections are of a few kinds.
        Map<Needed, Map<Step, List<Unmet>>> kinds = new HashMap<>();
        Map<UUID, Map<Step, List<Unmet>>> missing = new HashMap<>();
        needed.forEach((inspection, steps) -> {
            Map<Step, List<Unmet>> own =
                    kinds.computeIfAbsent(new Needed(steps, held.getOrDefault(inspection, List.of())), this::missing);
            if (!own.isEmpty()) {
                missing.put(inspection, own);
            }
        });
        return missing;
    }

    /** Of each inspection the {@link Step#bits} of those that are asked for and carried out at a meeting; without those that have none. */
    private Map<UUID, Integer> atMeetings(AskedSteps asked) {
        IdentityHashMap<Set<Step>, Integer> bits = new IdentityHashMap<>();
        Map<UUID, Integer> needed = new HashMap<>();
        asked.ofEach().forEach((inspection, steps) -> {
            int own = bits.computeIfAbsent(
                    steps,
                    each -> Step.bits(
                            each.stream().filter(step -> config.meetingSteps().contains(step.number()))));
            if (own != 0) {
                needed.put(inspection, own);
            }
        });
        return needed;
    }

    /**
     * A meeting.
     *
     * @param absent classes of which too few are there
     */
    private record Held(int stepBits, Set<AttendeeClass> absent) {

        boolean serves(Step step) {
            return (stepBits & step.bit()) != 0;
        }
    }

    /** The steps that an inspection is asked for, and its meetings. */
    private record Needed(int stepBits, List<Held> meetings) {}

    private Map<Step, List<Unmet>> missing(Needed needed) {
        Map<Step, List<Unmet>> missing = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            List<Unmet> unmet = (needed.stepBits() & step.bit()) == 0 ? List.of() : missing(step, needed.meetings());
            if (!unmet.isEmpty()) {
                missing.put(step, unmet);
            }
        }
        return missing;
    }

    private List<Unmet> missing(Step step, List<Held> meetings) {
        return meetings.stream()
                .filter(meeting -> meeting.serves(step))
                .map(meeting -> config.requiredClasses().stream()
                        .map(ClassRequirement::attendeeClass)
                        .distinct()
                        .filter(meeting.absent()::contains)
                        .toList())
                // Meetings come in no order, and what is told is to stay the same.
                .min(Comparator.<List<AttendeeClass>>comparingInt(List::size).thenComparing(List::toString))
                .map(Attendance::absent)
                .orElseGet(() -> List.of(Rule.ATTENDANCE.unmet("meeting-missing", step.name())));
    }

    /**
     * Classes of which too few are at these meetings. Whoever came stays, so a class that was there once is not asked for again, unless
     * somebody there was given another, or was not there after all.
     */
    private Map<UUID, Set<AttendeeClass>> absent(List<Serving> serving, Instant moment) {
        if (come.size() > REMEMBERED) {
            come.clear();
        }
        Set<AttendeeClass> required = EnumSet.noneOf(AttendeeClass.class);
        config.requiredClasses().forEach(each -> required.add(each.attendeeClass()));
        List<Serving> asked = new ArrayList<>();
        List<Expected> expected = new ArrayList<>();
        for (Serving meeting : serving) {
            Set<AttendeeClass> there =
                    come.getOrDefault(meeting.id(), Come.NOBODY).by(meeting, moment);
            if (!there.containsAll(required)) {
                asked.add(meeting);
                config.requiredClasses().stream()
                        .filter(each -> !there.contains(each.attendeeClass()))
                        .forEach(each -> expected.add(new Expected(meeting.id(), each)));
            }
        }
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Set<AttendeeClass>> absent = meetings.absent(expected, moment);
        for (Serving meeting : asked) {
            Set<AttendeeClass> there = EnumSet.copyOf(required);
            there.removeAll(absent.getOrDefault(meeting.id(), Set.of()));
            come.put(meeting.id(), new Come(there, moment, meeting.reclassified()));
        }
        return absent;
    }

    /**
     * Required classes of which enough were at a meeting.
     *
     * @param since a moment at which they were
     * @param reclassified how often a class had been told anew, or a check-in taken back, by then
     */
    private record Come(Set<AttendeeClass> classes, Instant since, int reclassified) {

        static final Come NOBODY = new Come(Set.of(), Instant.MAX, 0);

        /** Those that still were by then. */
        Set<AttendeeClass> by(Serving meeting, Instant moment) {
            return !moment.isBefore(since) && meeting.reclassified() == reclassified ? classes : Set.of();
        }
    }
}
