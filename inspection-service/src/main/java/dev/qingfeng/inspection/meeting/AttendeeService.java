package dev.qingfeng.inspection.meeting;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.Importer;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is expected at meetings and who came: for the inspection team, and for officers of the whole city; nobody who stands aside from
 * the unit reads their names ({@code stands-aside}, 403) or checks them in ({@code member-recused}, 409).
 */
@ApplicationScoped
public class AttendeeService {

    private static final String LIST = "attendees";
    private static final List<String> OFFICERS = List.of(ORGANIZATION_OFFICER);

    private final MeetingRepository meetings;
    private final AttendeeRepository attendees;
    private final Attendance attendance;
    private final BallotsHeld ballots;
    private final AttendeeCodes codes;
    private final AttendanceListPrinter printer;
    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final CallersRecusal callersRecusal;
    private final Registry registry;
    private final Importer importer;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    AttendeeService(
            MeetingRepository meetings,
            AttendeeRepository attendees,
            Attendance attendance,
            BallotsHeld ballots,
            AttendeeCodes codes,
            AttendanceListPrinter printer,
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            CallersRecusal callersRecusal,
            Registry registry,
            Importer importer,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.meetings = meetings;
        this.attendees = attendees;
        this.attendance = attendance;
        this.ballots = ballots;
        this.codes = codes;
        this.printer = printer;
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.callersRecusal = callersRecusal;
        this.registry = registry;
        this.importer = importer;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Adds somebody who is expected. Refuses with 409 {@code gate-unmet} once the cycle is archived, with 422 {@code attendee-unclear} and a cadre who is not of the city, with 409 {@code
     * attendee-listed-already}, {@code name-listed-already}, {@code attendance-closed} and {@code meeting-cancelled}.
     */
    @Transactional
    public Listed add(UUID meetingId, AddAttendeeRequest request) {
        Meeting meeting = forCheckIn(meetingId);
        meeting.requireOpen();
        AttendeeIdentity identity = identity(meeting, request.cadreId(), request.name(), request.organisation());
        return view(meeting, added(Attendee.expected(meetingId, request.attendeeClass(), identity)));
    }

    /**
     * Checks in somebody who was not expected. Refuses as {@link #add}, and as {@link #checkIn} does.
     */
    @Transactional
    public Listed walkIn(UUID meetingId, WalkInRequest request) {
        Meeting meeting = forCheckIn(meetingId);
        meeting.requireConvened();
        AttendeeIdentity identity = identity(meeting, request.cadreId(), request.name(), request.organisation());
        Occurrence arrival = arrival(meeting, request.occurredAt(), request.lateReason());
        Attendee attendee = added(Attendee.walkIn(meetingId, request.attendeeClass(), identity, arrival));
        tellCorrected(meeting, arrival);
        return view(meeting, attendee);
    }

    private Attendee added(Attendee attendee) {
        attendees.persist(attendee);
        attendees.flush();
        return attendee;
    }

    private AttendeeIdentity identity(
            Meeting meeting, @Nullable UUID cadreId, @Nullable String name, @Nullable String organisation) {
        AttendeeIdentity identity = AttendeeIdentity.of(cadreId, name, organisation);
        if (cadreId != null) {
            if (registry.cadresWithin(city(meeting), List.of(cadreId)).isEmpty()) {
                throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cadreId");
            }
            // Nor under another of their ids; the database knows of the one that is given.
            Set<UUID> every = registry.everyIdOf(List.of(cadreId)).getOrDefault(cadreId, Set.of());
            if (attendees.findCadre(meeting.id(), every).isPresent()) {
                throw ProblemException.of(InspectionProblem.ATTENDEE_LISTED_ALREADY);
            }
        }
        return identity;
    }

    private String city(Meeting meeting) {
        return registry.unit(registry.cycle(meeting.cycleId()).unitId()).path();
    }

    /**
     * Checks somebody in; once they are, nothing changes any more. Refuses with 422 {@code attendee-unclear} what names neither or
     * both of id and code, {@code code-unknown}, an id that is not of the meeting, {@code in-the-future} and {@code
     * late-reason-missing}, with 409 {@code meeting-not-convened} and {@code meeting-cancelled}, and {@code attendance-closed} who
     * came after that; who came before and was forgotten is taken, with a reason.
     */
    @Transactional
    public Listed checkIn(UUID meetingId, CheckInRequest request) {
        Meeting meeting = forCheckIn(meetingId);
        meeting.requireConvened();
        Attendee attendee = attendees
                .findForChange(meetingId, idOf(request))
                .orElseThrow(() -> request.code() == null
                        ? ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "attendeeId")
                        : ProblemException.of(InspectionProblem.CODE_UNKNOWN));
        if (attendee.checkIn().isEmpty()) {
            Occurrence arrival = arrival(meeting, request.occurredAt(), request.lateReason());
            attendee.checkIn(arrival);
            tellCorrected(meeting, arrival);
        }
        return view(meeting, attendee);
    }

    private UUID idOf(CheckInRequest request) {
        UUID id = request.attendeeId();
        String code = request.code();
        if (id != null && code == null) {
            return id;
        }
        if (id != null || code == null) {
            throw ProblemException.of(InspectionProblem.ATTENDEE_UNCLEAR);
        }
        return codes.read(code).orElseThrow(() -> ProblemException.of(InspectionProblem.CODE_UNKNOWN));
    }

    /** Once attendance is closed a reason is needed on the same day too: it was told without them. */
    private Occurrence arrival(Meeting meeting, @Nullable Instant said, @Nullable String lateReason) {
        Occurrence arrival = Occurrence.recorded(said, lateReason, clock);
        if (!meeting.isHeld() || arrival.isLate()) {
            return arrival;
        }
        if (lateReason == null || lateReason.isBlank()) {
            throw ProblemException.of(PlatformProblem.LATE_REASON_MISSING);
        }
        return new Occurrence(arrival.occurredAt(), arrival.recordedAt(), lateReason);
    }

    private void tellCorrected(Meeting meeting, Occurrence arrival) {
        if (meeting.isHeld()) {
            meeting.correct(arrival.occurredAt());
            outbox.publish(meeting, corrected -> AttendanceClosed.from(corrected, attendance.counts(corrected)));
        }
    }

    /** Says why somebody is not there. Refuses with 409 {@code checked-in-already} and {@code meeting-cancelled}. */
    @Transactional
    public Listed excuse(UUID meetingId, UUID id, @Nullable IfMatch ifMatch, RecordAbsenceRequest request) {
        Meeting meeting = forCheckIn(meetingId);
        Attendee attendee = attendees
                .findForChange(meetingId, id)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        IfMatch.require(ifMatch, attendee.version());
        attendee.excuse(request.reason());
        return view(meeting, attendee);
    }

    /**
     * Takes back the check-in of somebody who was not there, before attendance is closed: from then on counts have been told. Refuses with
     * 409 {@code not-checked-in}, {@code attendance-closed} and {@code meeting-cancelled}, and {@code more-slips-than-attendees} where
     * fewer of a class would have come than drew slips or were given papers.
     */
    @Transactional
    public Listed takeBackCheckIn(UUID meetingId, UUID id, @Nullable IfMatch ifMatch, TakeBackCheckInRequest request) {
        Meeting meeting = forCheckIn(meetingId);
        Attendee attendee = attendees
                .findForChange(meetingId, id)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        IfMatch.require(ifMatch, attendee.version());
        meeting.requireOpen();
        attendee.takeBackCheckIn(request.reason(), clock.instant(), caller.staffNumber());
        attendees.flush();
        requireAllWhoDrew(meetingId);
        return view(meeting, attendee);
    }

    private void requireAllWhoDrew(UUID meetingId) {
        attendance.requirePresent(meetingId, ballots.drawnAt(meetingId), clock.instant());
    }

    /**
     * Adds and checks in whom a file names, see {@link AttendeeRow}; all of it or nothing. Refuses with 409 {@code
     * more-slips-than-attendees} where it gives somebody who came another class, and too few of theirs would have come.
     */
    @Transactional
    public ImportReport importFile(byte[] file, ImportMode mode, Language language) {
        return importer.run(
                file,
                AttendeeRow.class,
                mode,
                language,
                new AttendeeImport(
                        attendees, registry, this::own, this::requireAllWhoDrew, this::tellCorrected, clock));
    }

    /** Those of these meetings that the caller acts for, such that nobody closes them, or corrects them, meanwhile. */
    private List<Meeting> own(Collection<UUID> ids) {
        Scope scope = Scope.of(caller);
        Set<UUID> held = meetings.heldOf(ids);
        List<Meeting> found = new ArrayList<>(held.isEmpty() ? List.of() : meetings.findForChange(held, scope));
        List<UUID> open = ids.stream().filter(id -> !held.contains(id)).toList();
        for (Meeting meeting : open.isEmpty() ? List.<Meeting>of() : meetings.findForCheckIn(open, scope)) {
            if (meeting.isHeld()) {
                throw ProblemException.of(InspectionProblem.ATTENDANCE_CLOSED);
            }
            found.add(meeting);
        }
        if (found.isEmpty()) {
            return found;
        }
        Map<UUID, UUID> teamOf =
                inspections
                        .list(
                                "id in ?1",
                                found.stream().map(Meeting::inspectionId).toList())
                        .stream()
                        .collect(Collectors.toMap(UnitInspection::id, UnitInspection::teamId));
        Set<UUID> own = access.whereMember(teams.list("id in ?1", Set.copyOf(teamOf.values())), OFFICERS);
        List<Meeting> ours = found.stream()
                .filter(meeting -> own.contains(teamOf.get(meeting.inspectionId())))
                .toList();
        ours.stream()
                .collect(Collectors.groupingBy(
                        Meeting::cycleId, Collectors.mapping(Meeting::unitId, Collectors.toSet())))
                .forEach(callersRecusal::requireNone);
        ours.stream().map(Meeting::cycleId).distinct().forEach(this::requirePhase);
        return ours;
    }

    private void tellCorrected(Collection<Meeting> corrected) {
        corrected.forEach(
                meeting -> outbox.publish(meeting, closed -> AttendanceClosed.from(closed, attendance.counts(closed))));
    }

    /** Who came is entered until what the city decided is archived. */
    private void requirePhase(UUID cycleId) {
        new Gate()
                .missing(registry.cycle(cycleId).unlessFrom(Phase.MOBILISATION, Phase.DECISION))
                .pass();
    }

    /** One of them. Refuses as {@link #print}, and with 404 somebody who is not in its list. */
    @Transactional
    public Listed get(UUID meetingId, UUID id) {
        Meeting meeting = readable(meetingId);
        return view(
                meeting,
                attendees
                        .find("meetingId = ?1 and id = ?2", meetingId, id)
                        .firstResultOptional()
                        .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND)));
    }

    /** The attendees of a meeting; of one class, or of all if that is null. Refuses as {@link #print}. */
    @Transactional
    public Page<AttendeeView> page(UUID meetingId, PageQuery query, @Nullable AttendeeClass attendeeClass) {
        Meeting meeting = readable(meetingId);
        String list = LIST + " " + meetingId + (attendeeClass == null ? "" : " " + attendeeClass);
        Page<Attendee> page = Page.of(
                list,
                query,
                attendees.page(meetingId, attendeeClass, query.afterId(list), query.rowsToRead()),
                attendee -> attendee.id().toString(),
                attendee -> attendee);
        Map<UUID, RegistryCadre> people = people(page.items());
        return new Page<>(
                page.items().stream()
                        .map(attendee -> AttendeeView.from(attendee, meeting, people))
                        .toList(),
                page.next());
    }

    /**
     * The list of a meeting to sign on, as a PDF. Refuses with 404 a meeting that the caller does not see, with 403 {@code
     * not-of-the-team} who is neither of the inspection team nor an officer of the whole city, with 409 {@code
     * character-not-printable}.
     */
    @Transactional
    public byte[] print(UUID meetingId, Language language) {
        Meeting meeting = readable(meetingId);
        List<Attendee> all = attendees.of(List.of(meetingId));
        return printer.print(meeting, all, people(all), language);
    }

    private Meeting readable(UUID meetingId) {
        Meeting meeting = own(meetings.findVisible(meetingId, Scope.of(caller)));
        callersRecusal.requireReader(meeting.cycleId(), meeting.unitId());
        return meeting;
    }

    /**
     * Once attendance is closed every arrival tells the counts anew, one after the other. Refuses with 409 {@code
     * attendance-closed} what comes while it is being closed.
     */
    private Meeting forCheckIn(UUID meetingId) {
        Scope scope = Scope.of(caller);
        if (meetings.isHeld(meetingId)) {
            Meeting held = own(meetings.findForChange(meetingId, scope));
            callersRecusal.requireNone(held.cycleId(), held.unitId());
            requirePhase(held.cycleId());
            return held;
        }
        Meeting meeting = own(meetings.findForCheckIn(meetingId, scope));
        callersRecusal.requireNone(meeting.cycleId(), meeting.unitId());
        requirePhase(meeting.cycleId());
        if (meeting.isHeld()) {
            throw ProblemException.of(InspectionProblem.ATTENDANCE_CLOSED);
        }
        return meeting;
    }

    private Meeting own(Optional<Meeting> found) {
        Meeting meeting = found.orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        access.requireMember(
                teams.findById(inspections.findById(meeting.inspectionId()).teamId()), OFFICERS);
        return meeting;
    }

    private Listed view(Meeting meeting, Attendee attendee) {
        attendees.flush();
        return new Listed(AttendeeView.from(attendee, meeting, people(List.of(attendee))), attendee.version());
    }

    /** Somebody of a list, and the version that it is of. */
    record Listed(AttendeeView view, long version) {}

    private Map<UUID, RegistryCadre> people(Collection<Attendee> some) {
        return registry.people(some.stream()
                .flatMap(attendee -> Stream.ofNullable(attendee.identity().cadreId()))
                .toList());
    }
}
