package dev.qingfeng.inspection.inspection;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.inspection.registry.RegistryCycle;
import dev.qingfeng.inspection.team.InspectionTeam;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The inspections of units. */
@ApplicationScoped
public class UnitInspectionService {

    private static final String LIST = "inspections";
    private static final List<String> OFFICERS = List.of(ORGANIZATION_OFFICER);

    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final InspectionReaders readers;
    private final CallersRecusal callersRecusal;
    private final Registry registry;
    private final Instance<ConclusionCondition> conditions;
    private final Outbox outbox;
    private final Event<InspectionConcluded> ended;
    private final Caller caller;
    private final Clock clock;
    private final InspectionConfig config;

    UnitInspectionService(
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            InspectionReaders readers,
            CallersRecusal callersRecusal,
            Registry registry,
            @Any Instance<ConclusionCondition> conditions,
            Outbox outbox,
            Event<InspectionConcluded> ended,
            Caller caller,
            Clock clock,
            InspectionConfig config) {
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.readers = readers;
        this.callersRecusal = callersRecusal;
        this.registry = registry;
        this.conditions = conditions;
        this.outbox = outbox;
        this.ended = ended;
        this.caller = caller;
        this.clock = clock;
        this.config = config;
    }

    /** Begins the inspection of each unit of a team that is formed, in the same transaction. */
    void begin(@Observes InspectionTeam formed) {
        formed.unitIds()
                .forEach(unit -> inspections.persist(new UnitInspection(formed.cycleId(), formed.id(), unit, null)));
    }

    /** Records the notice, for the team's leader; see {@link UnitInspection#announce} for what is refused, and with 409 {@code member-recused} a caller who stands aside from the unit. */
    @Transactional
    public UnitInspection announce(UUID id, @Nullable IfMatch ifMatch, PostNoticeRequest request) {
        UnitInspection inspection = forChange(id);
        InspectionTeam team = teams.findById(inspection.teamId());
        access.requireLeader(team, OFFICERS);
        callersRecusal.requireNone(inspection.cycleId(), inspection.unitId());
        IfMatch.require(ifMatch, inspection.version());
        new Gate()
                .missing(registry.cycle(inspection.cycleId()).unlessFrom(Phase.MOBILISATION, Phase.INSPECTION))
                .require(
                        !registry.unit(inspection.unitId()).hasEndedBy(request.fieldworkBeginsOn()),
                        Rule.NOTICE.unmet("unit-ended", inspection.unitId().toString()))
                .pass();
        InspectionNotice notice = new InspectionNotice(
                occurrence(request.postedAt(), request.lateReason()),
                request.fieldworkBeginsOn(),
                request.hotline(),
                request.place(),
                names(team),
                inOrder(team),
                namesOfToday(inspection));
        inspection.announce(notice, NoticePeriod.from(config, clock.getZone()), team.unchangedSince());
        outbox.publish(inspection, announced -> NoticePosted.from(announced, notice));
        return inspection;
    }

    /** As a notice calls the unit, the cycle, and who issues it, if it is posted today. */
    public NamesOfTheDay namesOfToday(UnitInspection inspection) {
        RegistryCycle cycle = registry.cycle(inspection.cycleId());
        return new NamesOfTheDay(
                registry.unit(inspection.unitId()).name(),
                cycle.name(),
                registry.unit(cycle.unitId()).name());
    }

    private static List<UUID> inOrder(InspectionTeam team) {
        return team.memberIds().stream()
                .sorted(Comparator.comparing(member -> !team.isLedBy(member)))
                .toList();
    }

    /** As a notice names the team: its leader first. Refuses with 422 {@code unknown-reference} a leader or a member who is gone. */
    public List<String> names(InspectionTeam team) {
        Map<UUID, RegistryCadre> people = registry.people(team.memberIds());
        if (!people.containsKey(team.leaderId())) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "leaderId");
        }
        if (!people.keySet().containsAll(team.memberIds())) {
            // A notice that left somebody out would not name the team that comes.
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "memberIds");
        }
        return inOrder(team).stream()
                .flatMap(member -> Stream.ofNullable(people.get(member)))
                .distinct()
                .map(RegistryCadre::name)
                .toList();
    }

    /** Ends the inspection, for the team's leader; see {@link UnitInspection#conclude} and each {@link ConclusionCondition} for what is refused. */
    @Transactional
    public UnitInspection conclude(UUID id, @Nullable IfMatch ifMatch, ConcludeInspectionRequest request) {
        UnitInspection inspection = forChange(id);
        access.requireLeader(teams.findById(inspection.teamId()), OFFICERS);
        callersRecusal.requireNone(inspection.cycleId(), inspection.unitId());
        IfMatch.require(ifMatch, inspection.version());
        Occurrence end = occurrence(request.occurredAt(), request.lateReason());
        List<Unmet> missing =
                new ArrayList<>(registry.cycle(inspection.cycleId()).unlessIn(Phase.INSPECTION));
        conditions.forEach(condition -> missing.addAll(condition.missing(inspection, end.occurredAt())));
        inspection.conclude(end, RequiredEvidence.from(config), missing);
        outbox.publish(inspection, concluded -> InspectionConcluded.from(concluded, end));
        ended.fire(InspectionConcluded.from(inspection, end));
        return inspection;
    }

    private Occurrence occurrence(Instant occurredAt, @Nullable String lateReason) {
        return Occurrence.recorded(occurredAt, lateReason, clock);
    }

    private UnitInspection forChange(UUID id) {
        return inspections
                .findForChange(id, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /**
     * An inspection as the caller sees it.
     *
     * @param version of what is shown: whoever sees less has a version of their own, by which nothing can be changed
     */
    record Shown(InspectionView view, long version) {}

    /** Refuses with 404 an inspection that is not there or not the caller's to see. */
    @Transactional
    Shown get(UUID id) {
        UnitInspection inspection = inspections
                .findVisible(id, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        return shown(List.of(inspection)).get(0);
    }

    private List<Shown> shown(List<UnitInspection> some) {
        Set<UUID> inside =
                readers.whereInside(some.stream().map(UnitInspection::id).toList());
        return some.stream()
                .map(inspection -> {
                    InspectionView whole = InspectionView.from(inspection);
                    return inside.contains(inspection.id())
                            ? new Shown(whole, inspection.version())
                            : new Shown(whole.fromOutside(), -1 - inspection.version());
                })
                .toList();
    }

    @Transactional
    public Page<InspectionView> page(PageQuery query, @Nullable UUID cycleId) {
        String list = cycleId == null ? LIST : LIST + " " + cycleId;
        return Page.of(
                list,
                query,
                shown(inspections.page(query.afterId(list), query.rowsToRead(), cycleId, Scope.of(caller))),
                shown -> shown.view().id().toString(),
                Shown::view);
    }
}
