package dev.qingfeng.inspection.opinion;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.InspectionConcluded;
import dev.qingfeng.inspection.inspection.InspectionReaders;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.recusal.RecusalGround;
import dev.qingfeng.inspection.recusal.Recusals;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.team.InspectionTeam;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.MembersAtWork;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.workingday.CityCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The inspection teams' meetings after fieldwork. */
@ApplicationScoped
public class TeamMeetingService {

    private static final String LIST = "team-meetings";
    private static final List<String> OFFICERS = List.of(ORGANIZATION_OFFICER);

    private final TeamMeetingRepository meetings;
    private final OpinionKeyRepository keys;
    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final MembersAtWork atWork;
    private final InspectionReaders readers;
    private final Recusals recusals;
    private final CallersRecusal callersRecusal;
    private final Registry registry;
    private final CityCalendar calendar;
    private final Envelope envelope;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;
    private final InspectionConfig config;

    TeamMeetingService(
            TeamMeetingRepository meetings,
            OpinionKeyRepository keys,
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            MembersAtWork atWork,
            InspectionReaders readers,
            Recusals recusals,
            CallersRecusal callersRecusal,
            Registry registry,
            CityCalendar calendar,
            Envelope envelope,
            Outbox outbox,
            Caller caller,
            Clock clock,
            InspectionConfig config) {
        this.meetings = meetings;
        this.keys = keys;
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.atWork = atWork;
        this.readers = readers;
        this.recusals = recusals;
        this.callersRecusal = callersRecusal;
        this.registry = registry;
        this.calendar = calendar;
        this.envelope = envelope;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
        this.config = config;
    }

    /** Is due from the end of an inspection, in the same transaction. */
    void due(@Observes InspectionConcluded end) {
        LocalDate deadline = calendar.ofCycle(end.cycleId()).plus(day(end.concludedAt()), config.teamMeetingDays());
        meetings.persist(new TeamMeeting(end, deadline));
    }

    /**
     * Records the meeting, for the team's leader. Refuses as {@link TeamMeeting#hold} does, with 409 {@code gate-unmet} before the
     * inspection has ended, and {@code member-recused} a caller, or somebody who is said to be there, who stood aside from the unit then:
     * they are not of those more than half of whom meet; nor are those who came into the team since, whose presence is refused as {@link
     * MembersAtWork#missing} says. Refuses with 422 {@code unknown-reference} who is not of the team, {@code
     * too-few-of-the-team}, and {@code team-met-before-end}.
     */
    @Transactional
    public TeamMeeting hold(UUID inspectionId, @Nullable IfMatch ifMatch, HoldTeamMeetingRequest request) {
        UnitInspection inspection = seen(inspectionId);
        InspectionTeam team = teams.findById(inspection.teamId());
        access.requireLeader(team, OFFICERS);
        callersRecusal.requireNone(inspection.cycleId(), inspection.unitId());
        TeamMeeting meeting = meetings.findForChange(inspectionId).orElse(null);
        IfMatch.require(ifMatch, meeting == null ? 0 : meeting.version());
        new Gate()
                .missing(registry.cycle(inspection.cycleId()).unlessIn(Phase.INSPECTION))
                .require(
                        meeting != null,
                        Rule.PRELIMINARY_OPINIONS.unmet(
                                "inspection-not-concluded", inspection.unitId().toString()))
                .pass();
        if (meeting == null) {
            throw new IllegalStateException("Let pass without an end");
        }
        Map<UUID, Set<UUID>> everyId = registry.everyIdOf(request.presentIds());
        List<UUID> present = team.memberIds().stream()
                .filter(member -> everyId.values().stream().anyMatch(ids -> ids.contains(member)))
                .toList();
        if (!everyId.values().stream().allMatch(ids -> ids.stream().anyMatch(team::has))) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "presentIds");
        }
        Occurrence holding = Occurrence.recorded(request.occurredAt(), request.lateReason(), clock);
        Instant metAt = holding.occurredAt();
        recusals.requireNone(inspection.cycleId(), present, List.of(inspection.unitId()), metAt);
        new Gate().missing(atWork.missing(team, present, metAt)).pass();
        List<UUID> members = team.memberIdsAt(metAt);
        Set<UUID> aside = recusals.grounds(inspection.cycleId(), members, List.of(inspection.unitId()), metAt).stream()
                .map(RecusalGround::memberId)
                .collect(Collectors.toSet());
        if (!TeamMeeting.areEnough(present.size(), members.size() - aside.size(), config.teamMeetingShare())) {
            throw ProblemException.of(InspectionProblem.TOO_FEW_OF_THE_TEAM, config.teamMeetingShare());
        }
        if (metAt.isBefore(inspection.concludedAt())) {
            throw ProblemException.of(InspectionProblem.TEAM_MET_BEFORE_END);
        }
        meeting.hold(holding, day(metAt), request.place(), present, request.delayReason());
        keys.persist(new OpinionKey(meeting.id(), envelope));
        outbox.publish(meeting, held -> TeamMet.from(held, holding));
        return meeting;
    }

    /**
     * A meeting as the caller sees it.
     *
     * @param version of what is shown: whoever sees less has a version of their own, by which nothing can be changed
     */
    record Shown(TeamMeetingView view, long version) {}

    /**
     * Without reasons for those from whom they are kept in the inspection. Refuses with 404 an inspection that is not there, not the
     * caller's to see, or that has not ended.
     */
    @Transactional
    Shown get(UUID inspectionId) {
        return shown(List.of(meetings.findVisible(inspectionId, Scope.of(caller))
                        .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND))))
                .get(0);
    }

    private List<Shown> shown(List<TeamMeeting> some) {
        Set<UUID> inside =
                readers.whereInside(some.stream().map(TeamMeeting::inspectionId).collect(Collectors.toSet()));
        return some.stream()
                .map(meeting -> {
                    TeamMeetingView whole = TeamMeetingView.from(meeting);
                    return inside.contains(meeting.inspectionId())
                            ? new Shown(whole, meeting.version())
                            : new Shown(whole.fromOutside(), -1 - meeting.version());
                })
                .toList();
    }

    /** Of all inspections that have ended and the caller sees; only those that are overdue today if so asked. */
    @Transactional
    public Page<TeamMeetingView> page(PageQuery query, @Nullable UUID cycleId, boolean overdue) {
        String list = LIST + (cycleId == null ? "" : " " + cycleId) + (overdue ? " overdue" : "");
        return Page.of(
                list,
                query,
                shown(meetings.page(
                        query.afterId(list),
                        query.rowsToRead(),
                        cycleId,
                        overdue ? LocalDate.now(clock) : null,
                        Scope.of(caller))),
                shown -> shown.view().id().toString(),
                Shown::view);
    }

    private UnitInspection seen(UUID inspectionId) {
        return inspections
                .findVisible(inspectionId, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }
}
