package dev.qingfeng.inspection.team;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.recusal.Recusals;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.inspection.registry.RegistryCycle;
import dev.qingfeng.inspection.registry.RegistryUnit;
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
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Inspection teams. */
@ApplicationScoped
public class InspectionTeamService {

    private static final String LIST = "teams";

    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final Registry registry;
    private final MembersAtWork atWork;
    private final Recusals recusals;
    private final InspectionsOfUnits inspections;
    private final Outbox outbox;
    private final Event<InspectionTeam> formed;
    private final Caller caller;
    private final Clock clock;

    InspectionTeamService(
            InspectionTeamRepository teams,
            TeamAccess access,
            Registry registry,
            MembersAtWork atWork,
            Recusals recusals,
            InspectionsOfUnits inspections,
            Outbox outbox,
            Event<InspectionTeam> formed,
            Caller caller,
            Clock clock) {
        this.teams = teams;
        this.access = access;
        this.registry = registry;
        this.atWork = atWork;
        this.recusals = recusals;
        this.inspections = inspections;
        this.outbox = outbox;
        this.formed = formed;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Forms a team, and with it begins the inspection of each of its units. Refuses with 422 {@code
     * unknown-reference} what is not of the cycle's city, a unit that has ended, or whose city the caller does not govern; with 422 {@code
     * not-a-township-unit}; as {@link Occurrence#recorded}; with 409 {@code gate-unmet} once the cycle is past inspection, {@code
     * member-of-another-team}, {@code unit-assigned-already}, and {@code member-recused} where a member stands aside from a unit.
     */
    @Transactional
    public InspectionTeam form(FormTeamRequest request) {
        RegistryCycle cycle =
                registry.governedCycle(request.cycleId(), caller.scope()).orElseThrow(() -> unknown("cycleId"));
        new Gate()
                .missing(cycle.unlessFrom(Phase.MOBILISATION, Phase.INSPECTION))
                .pass();
        String city = registry.unit(cycle.unitId()).path();
        Map<UUID, UUID> places = places(city, Set.of(request.leaderId()), "leaderId");
        places.putAll(places(city, new HashSet<>(request.memberIds()), "memberIds"));
        Map<UUID, UUID> sources = sources(city, places, request.sources());
        requireTownships(city, new HashSet<>(request.unitIds()));
        requireInNoOtherTeam(request.cycleId(), sources.keySet(), null);
        recusals.requireNone(request.cycleId(), sources.keySet(), request.unitIds());
        Occurrence forming = Occurrence.recorded(request.occurredAt(), request.lateReason(), clock);
        InspectionTeam team = new InspectionTeam(
                request.cycleId(), request.name(), request.leaderId(), sources, request.unitIds(), forming);
        teams.persist(team);
        outbox.publish(team, first -> TeamFormed.from(first, forming));
        outbox.publish(team, TeamState::from);
        formed.fire(team);
        return team;
    }

    /** Where each of these cadres is now. */
    private Map<UUID, UUID> places(String city, Set<UUID> ids, String field) {
        List<RegistryCadre> cadres = registry.cadresWithin(city, ids);
        if (cadres.size() < ids.size()) {
            throw unknown(field);
        }
        return cadres.stream().collect(Collectors.toMap(RegistryCadre::id, RegistryCadre::unitId));
    }

    /** Where members are drawn from: as is said, and where nothing is, as is known. */
    private Map<UUID, UUID> sources(String city, Map<UUID, UUID> known, @Nullable List<MemberSource> said) {
        Map<UUID, UUID> sources = new HashMap<>(known);
        List<MemberSource> told = said == null ? List.of() : said;
        Set<UUID> units = told.stream().map(MemberSource::unitId).collect(Collectors.toSet());
        if (registry.unitsWithin(city, units).size() < units.size()
                || !told.stream().map(MemberSource::cadreId).allMatch(known::containsKey)) {
            throw unknown("sources");
        }
        told.forEach(source -> sources.put(source.cadreId(), source.unitId()));
        return sources;
    }

    /**
     * Says anew who is in a team, for an officer of the whole city. Refuses with 422 {@code unknown-reference} whoever is new and
     * not of the city; with 409 {@code gate-unmet} once the cycle is past inspection, {@code member-of-another-team}, {@code
     * member-recused} whoever is new and stands aside from a unit of the team of which the inspection has not ended, and as {@link
     * InspectionTeam#change}.
     */
    @Transactional
    public InspectionTeam changeMembers(UUID id, @Nullable IfMatch ifMatch, ChangeMembersRequest request) {
        InspectionTeam team = get(id);
        access.requireOfficer(team, List.of(ORGANIZATION_OFFICER));
        IfMatch.require(ifMatch, team.version());
        RegistryCycle cycle = registry.cycle(team.cycleId());
        new Gate()
                .missing(cycle.unlessFrom(Phase.MOBILISATION, Phase.INSPECTION))
                .pass();
        String city = registry.unit(cycle.unitId()).path();
        UUID leader = asOf(team, List.of(request.leaderId())).get(0);
        Set<UUID> wanted = new HashSet<>(asOf(team, request.memberIds()));
        wanted.add(leader);
        Map<UUID, UUID> places = new HashMap<>(team.sources());
        places.keySet().retainAll(wanted);
        Set<UUID> added = wanted.stream().filter(member -> !team.has(member)).collect(Collectors.toSet());
        places.putAll(places(city, added, added.contains(leader) ? "leaderId" : "memberIds"));
        Map<UUID, UUID> sources = sources(city, places, request.sources());
        requireInNoOtherTeam(team.cycleId(), added, team.id());
        recusals.requireNone(team.cycleId(), added, inspections.left(team.cycleId(), team.unitIds()));
        if (team.sources().equals(sources) && team.isLedBy(leader)) {
            return team;
        }
        List<UUID> before = team.memberIds();
        team.change(leader, sources, atWork.signed(team.cycleId(), added), clock.instant());
        outbox.publish(team, changed -> TeamChanged.from(changed, before));
        outbox.publish(team, TeamState::from);
        return team;
    }

    /** Who of a team stands aside from which of its units, for the team and officers of the whole city. */
    @Transactional
    public TeamConflictsView conflicts(UUID id) {
        InspectionTeam team = get(id);
        access.requireMember(team, List.of(ORGANIZATION_OFFICER));
        return new TeamConflictsView(team.id(), recusals.grounds(team.cycleId(), team.memberIds(), team.unitIds()));
    }

    /** Nor under another of their ids; the database knows of the one that they have. */
    private void requireInNoOtherTeam(UUID cycleId, Set<UUID> members, @Nullable UUID except) {
        Set<UUID> every = registry.everyIdOf(members).values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        if (teams.hasMember(cycleId, every, except)) {
            throw ProblemException.of(InspectionProblem.MEMBER_OF_ANOTHER_TEAM);
        }
    }

    private void requireTownships(String city, Set<UUID> ids) {
        List<RegistryUnit> units = registry.unitsWithin(city, ids);
        if (units.size() < ids.size() || units.stream().anyMatch(RegistryUnit::hasEnded)) {
            throw unknown("unitIds");
        }
        if (!units.stream().allMatch(RegistryUnit::isTownship)) {
            throw ProblemException.of(InspectionProblem.NOT_A_TOWNSHIP_UNIT);
        }
    }

    private static ProblemException unknown(String field) {
        return ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, field);
    }

    /**
     * Records a training. Refuses with 409 {@code gate-unmet} once the cycle is past inspection; see also {@link
     * InspectionTeam#train} and {@link Occurrence#recorded}.
     */
    @Transactional
    public InspectionTeam train(UUID id, @Nullable IfMatch ifMatch, RecordTrainingRequest request) {
        InspectionTeam team = own(id, ifMatch);
        new Gate()
                .missing(registry.cycle(team.cycleId()).unlessFrom(Phase.MOBILISATION, Phase.INSPECTION))
                .pass();
        List<UUID> attendees = asOf(team, request.attendeeIds());
        if (team.isInField()) {
            requireOfTheCity(
                    team,
                    attendees.stream().filter(attendee -> !team.has(attendee)).collect(Collectors.toSet()));
        }
        team.train(attendees, Occurrence.recorded(request.occurredAt(), request.lateReason(), clock));
        outbox.publish(team, TeamTrained::from);
        outbox.publish(team, TeamState::from);
        return team;
    }

    private void requireOfTheCity(InspectionTeam team, Set<UUID> cadreIds) {
        String city = registry.unit(registry.cycle(team.cycleId()).unitId()).path();
        places(city, cadreIds, "attendeeIds");
    }

    /** By the ids under which the team has them; somebody of elsewhere by the one that was given. */
    private List<UUID> asOf(InspectionTeam team, List<UUID> cadreIds) {
        Map<UUID, Set<UUID>> every = registry.everyIdOf(cadreIds);
        return cadreIds.stream()
                .flatMap(cadre -> {
                    List<UUID> ofTheTeam = every.getOrDefault(cadre, Set.of()).stream()
                            .filter(team::has)
                            .toList();
                    return ofTheTeam.isEmpty() ? Stream.of(cadre) : ofTheTeam.stream();
                })
                .toList();
    }

    /**
     * Begins fieldwork, now unless the request says when it began. Refuses with 409 {@code member-recused} a team of which somebody
     * stands aside from one of its units by what is known now; see {@link InspectionTeam#startFieldwork} and {@link
     * Occurrence#recorded} for what else is refused.
     */
    @Transactional
    public InspectionTeam startFieldwork(UUID id, @Nullable IfMatch ifMatch, StartFieldworkRequest request) {
        InspectionTeam team = own(id, ifMatch);
        Occurrence beginning = Occurrence.recorded(request.occurredAt(), request.lateReason(), clock);
        team.requireBeforeFieldwork();
        recusals.requireNone(team.cycleId(), team.memberIds(), team.unitIds());
        team.startFieldwork(
                atWork.signed(team.cycleId(), team.memberIds()),
                registry.cycle(team.cycleId()).unlessIn(Phase.INSPECTION),
                beginning);
        outbox.publish(team, started -> FieldworkStarted.from(started, beginning));
        outbox.publish(team, TeamState::from);
        return team;
    }

    /** For its leader, and for an officer of its whole city. */
    private InspectionTeam own(UUID id, @Nullable IfMatch ifMatch) {
        InspectionTeam team = get(id);
        access.requireLeader(team, List.of(ORGANIZATION_OFFICER));
        IfMatch.require(ifMatch, team.version());
        return team;
    }

    /** Refuses with 404 a team that is not there or not the caller's to see. */
    @Transactional
    public InspectionTeam get(UUID id) {
        return teams.findVisible(id, Scope.of(caller))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /**
     * A team as the caller sees it.
     *
     * @param version of what is shown: whoever sees less has a version of their own, by which nothing can be changed
     */
    record Shown(TeamView view, long version) {}

    /** Without reasons for those who are inspected, see {@link TeamAccess#whereInside}. Refuses as {@link #get}. */
    @Transactional
    Shown show(UUID id) {
        return shown(List.of(get(id))).get(0);
    }

    private List<Shown> shown(List<InspectionTeam> some) {
        Set<UUID> inside = access.whereInside(some);
        return some.stream()
                .map(team -> {
                    TeamView whole = TeamView.from(team);
                    return inside.contains(team.id())
                            ? new Shown(whole, team.version())
                            : new Shown(whole.fromOutside(), -1 - team.version());
                })
                .toList();
    }

    @Transactional
    public Page<TeamView> page(PageQuery query, @Nullable UUID cycleId) {
        String list = cycleId == null ? LIST : LIST + " " + cycleId;
        return Page.of(
                list,
                query,
                shown(teams.page(query.afterId(list), query.rowsToRead(), cycleId, Scope.of(caller))),
                shown -> shown.view().id().toString(),
                Shown::view);
    }
}
