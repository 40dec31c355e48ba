package dev.qingfeng.inspection.meeting;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.InspectionReaders;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Meetings of inspections, from their draft to the end of their attendance. */
@ApplicationScoped
public class MeetingService {

    private static final String LIST = "meetings";
    private static final List<String> OFFICERS = List.of(ORGANIZATION_OFFICER);

    private final MeetingRepository meetings;
    private final AttendeeRepository attendees;
    private final Attendance attendance;
    private final BallotsHeld ballots;
    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final InspectionReaders readers;
    private final CallersRecusal callersRecusal;
    private final Registry registry;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    MeetingService(
            MeetingRepository meetings,
            AttendeeRepository attendees,
            Attendance attendance,
            BallotsHeld ballots,
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            InspectionReaders readers,
            CallersRecusal callersRecusal,
            Registry registry,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.meetings = meetings;
        this.attendees = attendees;
        this.attendance = attendance;
        this.ballots = ballots;
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.readers = readers;
        this.callersRecusal = callersRecusal;
        this.registry = registry;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Drafts a meeting, for the team's members. Refuses with 422 an inspection that the caller does not see and {@code no-such-step}, with
     * 403 {@code not-of-the-team}, with 409 {@code member-recused}, {@code concluded-already}, and {@code gate-unmet} once the cycle is
     * past inspection.
     */
    @Transactional
    public Meeting draft(DraftMeetingRequest request) {
        // It does not end meanwhile: a meeting of an inspection that has ended is held by nobody.
        UnitInspection inspection = inspections
                .findForChange(request.inspectionId(), Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "inspectionId"));
        requireMember(inspection);
        requirePhase(inspection.cycleId(), Phase.INSPECTION);
        Meeting meeting = new Meeting(inspection, steps(request.steps()), request.place(), request.plannedStart());
        meetings.persist(meeting);
        outbox.publish(meeting, MeetingPlanned::from);
        return meeting;
    }

    /**
     * Plans a meeting anew; whoever heard that it is convened hears it again. Refuses as {@link Meeting#plan}, and with 409 {@code
     * meeting-in-use} another start for one that is in use, and to take from it a step that has begun or of which a round of ballots was
     * opened.
     */
    @Transactional
    public Meeting plan(UUID id, @Nullable IfMatch ifMatch, PlanMeetingRequest request) {
        lockInspection(id);
        Meeting meeting = forChange(id, ifMatch, Phase.INSPECTION);
        meeting.requireOpen();
        List<Step> steps = steps(request.steps());
        Set<Step> begun = new HashSet<>(begunAt(meeting));
        begun.addAll(ballots.stepsAt(id));
        if (!steps.containsAll(begun)
                || (!begun.isEmpty() && !request.plannedStart().equals(meeting.plannedStart()))) {
            throw ProblemException.of(InspectionProblem.MEETING_IN_USE);
        }
        if (!meeting.plan(steps, request.place(), request.plannedStart())) {
            return meeting;
        }
        if (meeting.state() == MeetingState.CONVENED) {
            tellConvened(meeting);
        } else {
            outbox.publish(meeting, MeetingPlanned::from);
        }
        return meeting;
    }

    private static List<Step> steps(List<Integer> numbers) {
        return numbers.stream().map(Step::numbered).toList();
    }

    /** Convenes a meeting; see {@link Meeting#convene} for what is refused. */
    @Transactional
    public Meeting convene(UUID id, @Nullable IfMatch ifMatch) {
        Meeting meeting = forChange(id, ifMatch, Phase.INSPECTION);
        meeting.convene();
        tellConvened(meeting);
        return meeting;
    }

    private void tellConvened(Meeting meeting) {
        int expected = attendees.expected(meeting.id());
        outbox.publish(meeting, convened -> MeetingConvened.from(convened, expected));
    }

    /** Closes the attendance of a meeting; see {@link Meeting#close} and {@link Occurrence#recorded} for what is refused. */
    @Transactional
    public Meeting close(UUID id, @Nullable IfMatch ifMatch, CloseAttendanceRequest request) {
        Meeting meeting = forChange(id, ifMatch, Phase.DECISION);
        meeting.close(
                request.startedAt(),
                Occurrence.recorded(request.occurredAt(), request.lateReason(), clock),
                attendees.lastArrival(id).orElse(null));
        outbox.publish(meeting, closed -> AttendanceClosed.from(closed, attendance.counts(closed)));
        return meeting;
    }

    /**
     * Cancels a meeting. Refuses as {@link Meeting#cancel}, and with 409 {@code meeting-in-use} one that people came to and of
     * which a step has begun, or at which a round of ballots was opened.
     */
    @Transactional
    public Meeting cancel(UUID id, @Nullable IfMatch ifMatch, CancelMeetingRequest request) {
        lockInspection(id);
        Meeting meeting = forChange(id, ifMatch, Phase.INSPECTION);
        meeting.requireOpen();
        if (!begunAt(meeting).isEmpty() || ballots.areAt(id)) {
            throw ProblemException.of(InspectionProblem.MEETING_IN_USE);
        }
        meeting.cancel(request.reason());
        outbox.publish(meeting, MeetingCancelled::from);
        return meeting;
    }

    /** Steps that have begun at a meeting to which people came. */
    private Set<Step> begunAt(Meeting meeting) {
        if (!attendees.hadAnybody(meeting.id())) {
            return Set.of();
        }
        UnitInspection inspection = inspections.findById(meeting.inspectionId());
        return meeting.steps().stream().filter(inspection::hasBegun).collect(Collectors.toSet());
    }

    /** Whoever starts a step locks the inspection and looks for its meeting: either they find it as it is left, or are found here. */
    private void lockInspection(UUID meetingId) {
        meetings.inspectionOf(meetingId).ifPresent(inspections::lock);
    }

    /** Refuses with 404 a meeting that is not there or not the caller's to see. */
    @Transactional
    public Meeting get(UUID id) {
        return meetings.findVisible(id, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /**
     * A meeting as the caller sees it.
     *
     * @param version of what is shown: whoever sees less has a version of their own, by which nothing can be changed
     */
    record Shown(MeetingView view, long version) {}

    /** The same as the caller sees it: reasons are kept from those from whom they are in the inspection. */
    @Transactional
    Shown show(UUID id) {
        return shown(List.of(get(id))).get(0);
    }

    private List<Shown> shown(List<Meeting> some) {
        Set<UUID> inside =
                readers.whereInside(some.stream().map(Meeting::inspectionId).collect(Collectors.toSet()));
        return some.stream()
                .map(meeting -> {
                    MeetingView whole = MeetingView.from(meeting);
                    return inside.contains(meeting.inspectionId())
                            ? new Shown(whole, meeting.version())
                            : new Shown(whole.fromOutside(), -1 - meeting.version());
                })
                .toList();
    }

    /** How many are there, without names. Refuses as {@link #get}. */
    @Transactional
    public AttendanceView attendance(UUID id) {
        Meeting meeting = get(id);
        List<ClassCount> counts = attendance.counts(meeting);
        return AttendanceView.of(meeting, counts, attendance.missing(counts));
    }

    @Transactional
    public Page<MeetingView> page(PageQuery query, @Nullable UUID cycleId, @Nullable UUID inspectionId) {
        String list = LIST + (cycleId == null ? "" : " " + cycleId) + (inspectionId == null ? "" : "/" + inspectionId);
        return Page.of(
                list,
                query,
                shown(meetings.page(query.afterId(list), query.rowsToRead(), cycleId, inspectionId, Scope.of(caller))),
                shown -> shown.view().id().toString(),
                Shown::view);
    }

    /**
     * For the team's members and officers of the whole city, unless they stand aside from the unit ({@code member-recused}). Refuses with
     * 409 {@code gate-unmet} once the cycle is past a phase.
     */
    private Meeting forChange(UUID id, @Nullable IfMatch ifMatch, Phase last) {
        Meeting meeting = meetings.findForChange(id, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        requireMember(inspections.findById(meeting.inspectionId()));
        IfMatch.require(ifMatch, meeting.version());
        requirePhase(meeting.cycleId(), last);
        return meeting;
    }

    private void requirePhase(UUID cycleId, Phase last) {
        new Gate()
                .missing(registry.cycle(cycleId).unlessFrom(Phase.MOBILISATION, last))
                .pass();
    }

    private void requireMember(UnitInspection inspection) {
        access.requireMember(teams.findById(inspection.teamId()), OFFICERS);
        callersRecusal.requireNone(inspection.cycleId(), inspection.unitId());
    }
}
