package dev.qingfeng.inspection.schedule;

import static dev.qingfeng.inspection.InspectionRoles.AUDITOR;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static dev.qingfeng.inspection.InspectionRoles.DISCIPLINE_OFFICER;
import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.platform.workingday.CityCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The timetable of a cycle. */
@ApplicationScoped
public class ScheduleService {

    private static final String LIST = "schedule";
    private static final UUID FIRST = new UUID(0, 0);
    private static final List<String> OFFICERS = List.of(ORGANIZATION_OFFICER);
    private static final List<String> READERS =
            List.of(ORGANIZATION_OFFICER, DISCIPLINE_OFFICER, COMMITTEE_MEMBER, COMMITTEE_SECRETARY, AUDITOR);

    private final ScheduleRepository schedule;
    private final SchedulePrinter printer;
    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final CallersRecusal callersRecusal;
    private final Registry registry;
    private final CityCalendar calendar;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;
    private final InspectionConfig config;

    ScheduleService(
            ScheduleRepository schedule,
            SchedulePrinter printer,
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            CallersRecusal callersRecusal,
            Registry registry,
            CityCalendar calendar,
            Outbox outbox,
            Caller caller,
            Clock clock,
            InspectionConfig config) {
        this.schedule = schedule;
        this.printer = printer;
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.callersRecusal = callersRecusal;
        this.registry = registry;
        this.calendar = calendar;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Plans on which days a unit is inspected, for the team's leader and officers of the whole city; what is planned already needs
     * its tag. Refuses as {@link InspectionPlan#plan}, with 409 {@code gate-unmet} once the cycle is past inspection, {@code
     * concluded-already}, and {@code member-recused} a caller who stands aside from the unit. What does not fit is taken, and shown by the timetable.
     */
    @Transactional
    public InspectionPlan plan(UUID inspectionId, @Nullable IfMatch ifMatch, PlanInspectionRequest request) {
        UnitInspection inspection = inspection(inspectionId);
        access.requireLeader(teams.findById(inspection.teamId()), OFFICERS);
        callersRecusal.requireNone(inspection.cycleId(), inspection.unitId());
        InspectionPlan plan = schedule.plan(inspectionId).orElse(null);
        if (plan != null) {
            IfMatch.require(ifMatch, plan.version());
        }
        new Gate()
                .missing(registry.cycle(inspection.cycleId()).unlessFrom(Phase.MOBILISATION, Phase.INSPECTION))
                .pass();
        inspection.requireUnderWay();
        if (plan == null) {
            plan = new InspectionPlan(inspection, request.firstDay(), request.lastDay());
            schedule.persist(plan);
        } else if (plan.firstDay().equals(request.firstDay()) && plan.lastDay().equals(request.lastDay())) {
            return plan;
        } else {
            plan.plan(request.firstDay(), request.lastDay());
        }
        outbox.publish(plan, InspectionPlanned::from);
        return plan;
    }

    /** For the team and those who see its whole city; refuses with 404 what is not planned. */
    @Transactional
    public InspectionPlan plan(UUID inspectionId) {
        UnitInspection inspection = inspection(inspectionId);
        access.requireMember(teams.findById(inspection.teamId()), READERS);
        return schedule.plan(inspectionId).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private UnitInspection inspection(UUID id) {
        return inspections
                .findVisible(id, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** For those who see the whole city, and of its part for a team's members; refuses with 404 all others, as all below does. */
    @Transactional
    public Page<ScheduleEntryView> page(UUID cycleId, PageQuery page, ScheduleQuery query) {
        requireVisible(cycleId);
        String list = LIST + " " + cycleId + "/" + query.teamId + "/" + query.day;
        List<Visit> visits = schedule.visible(
                cycleId, page.afterId(list), page.rowsToRead(), query, Scope.of(caller), clock.getZone());
        Timetable timetable = timetable(visits, cycleId);
        return Page.of(
                list,
                page,
                visits,
                visit -> visit.inspectionId().toString(),
                visit -> ScheduleEntryView.of(visit, timetable));
    }

    /** All that does not fit in what is asked for. */
    @Transactional
    public ScheduleConflictsView conflicts(UUID cycleId, ScheduleQuery query) {
        List<Visit> visits = all(cycleId, query);
        Timetable timetable = timetable(visits, cycleId);
        return new ScheduleConflictsView(
                cycleId,
                visits.stream()
                        .flatMap(visit -> timetable.conflicts(visit).stream())
                        .toList());
    }

    /** All that is asked for, a line for each unit. */
    @Transactional
    public List<ScheduleRow> rows(UUID cycleId, ScheduleQuery query, Language language) {
        List<Visit> visits = all(cycleId, query);
        return printer.rows(visits, timetable(visits, cycleId), schedule.teamNames(cycleId), language);
    }

    /** The same on paper. */
    public byte[] print(UUID cycleId, ScheduleQuery query, Language language) {
        return printer.print(rows(cycleId, query, language), language);
    }

    private List<Visit> all(UUID cycleId, ScheduleQuery query) {
        requireVisible(cycleId);
        return schedule.visible(cycleId, FIRST, Integer.MAX_VALUE, query, Scope.of(caller), clock.getZone());
    }

    /** Refuses with 404 a cycle whose whole city the caller does not see, and in which they are in no team. */
    private void requireVisible(UUID cycleId) {
        if (registry.governedCycle(cycleId, caller.scope()).isEmpty()
                && !schedule.isInATeam(cycleId, Scope.of(caller))) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
    }

    /** Of the whole teams: what is asked for may not fit with what is not. */
    private Timetable timetable(List<Visit> visits, UUID cycleId) {
        Set<UUID> theirTeams = visits.stream().map(Visit::teamId).collect(Collectors.toSet());
        return new Timetable(
                schedule.ofTeams(theirTeams),
                schedule.meetingsOfTeams(theirTeams),
                new Timetable.Terms(
                        calendar.ofCycle(cycleId),
                        LocalDate.now(clock).plusDays(config.noticeDays() + 1L),
                        config.meetingGap(),
                        clock.getZone()));
    }
}
