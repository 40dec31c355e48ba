package dev.qingfeng.inspection.team;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.recusal.RecusalGround;
import dev.qingfeng.inspection.recusal.Recusals;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCycle;
import dev.qingfeng.inspection.registry.RegistryUnit;
import dev.qingfeng.platform.lock.TransactionLock;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which team of a cycle inspects which unit. */
@ApplicationScoped
public class TeamAssignmentService {

    private final InspectionTeamRepository teams;
    private final InspectionsOfUnits inspections;
    private final Recusals recusals;
    private final Registry registry;
    private final Outbox outbox;
    private final TransactionLock lock;
    private final Messages messages;
    private final Caller caller;

    TeamAssignmentService(
            InspectionTeamRepository teams,
            InspectionsOfUnits inspections,
            Recusals recusals,
            Registry registry,
            Outbox outbox,
            TransactionLock lock,
            Messages messages,
            Caller caller) {
        this.teams = teams;
        this.inspections = inspections;
        this.recusals = recusals;
        this.registry = registry;
        this.outbox = outbox;
        this.lock = lock;
        this.messages = messages;
        this.caller = caller;
    }

    /** For a caller who governs its city; refuses with 404 all others. */
    @Transactional
    public AssignmentsView assignments(UUID cycleId) {
        return view(governed(cycleId), cycleId);
    }

    private AssignmentsView view(RegistryCycle cycle, UUID cycleId) {
        String city = registry.unit(cycle.unitId()).path();
        Map<UUID, Integer> holders = registry.officeHoldersWithin(city);
        List<InspectionTeam> all = teams.ofCycle(cycleId);
        Set<UUID> assigned =
                all.stream().flatMap(team -> team.unitIds().stream()).collect(Collectors.toSet());
        return new AssignmentsView(
                cycleId,
                all.stream()
                        .map(team -> new TeamLoadView(
                                team.id(),
                                team.unitIds(),
                                team.unitIds().stream()
                                        .mapToInt(unit -> holders.getOrDefault(unit, 0))
                                        .sum()))
                        .toList(),
                registry.townshipsWithin(city).stream()
                        .map(RegistryUnit::id)
                        .filter(unit -> !assigned.contains(unit))
                        .map(unit -> new UnitLoadView(unit, holders.getOrDefault(unit, 0)))
                        .toList());
    }

    private RegistryCycle governed(UUID cycleId) {
        return registry.governedCycle(cycleId, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /**
     * Gives units to teams, those that no team has and those of another team whose inspection has not been announced: all of them,
     * or none. Refuses with 404 a cycle whose city the caller does not govern; with 409 {@code gate-unmet}
     * once it is past inspection, {@code assignment-refused} with each line that is wrong and why, and {@code member-recused}.
     */
    @Transactional
    public AssignmentsView assign(UUID cycleId, AssignUnitsRequest request, Language language) {
        RegistryCycle cycle = governed(cycleId);
        new Gate()
                .missing(cycle.unlessFrom(Phase.MOBILISATION, Phase.INSPECTION))
                .pass();
        lock.take("team-assignment " + cycleId);
        Map<UUID, InspectionTeam> known = teams.ofCycle(cycleId).stream()
                .collect(Collectors.toMap(InspectionTeam::id, Function.identity(), (one, other) -> one, TreeMap::new));
        requireAssignable(cycleId, request, cycle, known, language);
        Map<UUID, List<UUID>> before = new HashMap<>();
        known.forEach((id, team) -> before.put(id, team.unitIds()));
        for (UnitAssignment each : request.assignments()) {
            if (each.fromTeamId() != null) {
                team(known, each.fromTeamId()).give(each.unitId());
            }
        }
        // A unit has one team at any time, in the database too.
        teams.flush();
        request.assignments().forEach(each -> team(known, each.teamId()).take(each.unitId()));
        teams.flush();
        Map<UUID, List<UUID>> given = new LinkedHashMap<>();
        request.assignments()
                .forEach(each -> given.computeIfAbsent(each.teamId(), id -> new ArrayList<>())
                        .add(each.unitId()));
        given.forEach((id, units) -> inspections.assigned(team(known, id), units));
        List<InspectionTeam> changed = known.values().stream()
                .filter(team -> !team.unitIds().equals(before.get(team.id())))
                .toList();
        outbox.publishAll(changed, team -> UnitsAssigned.from(team, Objects.requireNonNull(before.get(team.id()))));
        outbox.publishAll(changed, TeamState::from);
        return view(cycle, cycleId);
    }

    private static InspectionTeam team(Map<UUID, InspectionTeam> known, UUID id) {
        return Objects.requireNonNull(known.get(id));
    }

    private void requireAssignable(
            UUID cycleId,
            AssignUnitsRequest request,
            RegistryCycle cycle,
            Map<UUID, InspectionTeam> known,
            Language language) {
        List<UnitAssignment> lines = request.assignments();
        Set<UUID> units = lines.stream().map(UnitAssignment::unitId).collect(Collectors.toSet());
        Set<UUID> townships = registry
                .townshipsWithin(registry.unit(cycle.unitId()).path())
                .stream()
                .map(RegistryUnit::id)
                .collect(Collectors.toSet());
        Map<UUID, UUID> holders = new HashMap<>();
        known.forEach((id, team) -> team.unitIds().forEach(unit -> holders.put(unit, id)));
        Set<UUID> announced = inspections.announced(cycleId, units);
        Set<UUID> seen = new HashSet<>();
        List<ProblemError> wrong = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            UnitAssignment line = lines.get(i);
            String pointer = "/assignments/" + i;
            if (!townships.contains(line.unitId())) {
                wrong.add(error(pointer + "/unitId", "unit-not-of-the-city", language));
            } else if (!seen.add(line.unitId())) {
                wrong.add(error(pointer + "/unitId", "unit-repeated", language));
            } else if (!Objects.equals(holders.get(line.unitId()), line.fromTeamId())) {
                wrong.add(error(pointer + "/fromTeamId", "unit-elsewhere", language));
            } else if (announced.contains(line.unitId())) {
                wrong.add(error(pointer + "/unitId", "inspection-announced", language));
            }
            wrong.addAll(wrongTeam(pointer + "/teamId", line.teamId(), known, language));
            if (line.fromTeamId() != null) {
                wrong.addAll(wrongTeam(pointer + "/fromTeamId", line.fromTeamId(), known, language));
            }
        }
        List<RecusalGround> recused = recused(cycleId, request, known);
        if (!wrong.isEmpty()) {
            throw ProblemException.of(InspectionProblem.ASSIGNMENT_REFUSED)
                    .withErrors(wrong)
                    .withUnmet(recused.stream().map(RecusalGround::unmet).toList());
        }
        if (!recused.isEmpty()) {
            throw ProblemException.of(InspectionProblem.MEMBER_RECUSED)
                    .withUnmet(recused.stream().map(RecusalGround::unmet).toList());
        }
    }

    private List<ProblemError> wrongTeam(String pointer, UUID id, Map<UUID, InspectionTeam> known, Language language) {
        return known.containsKey(id) ? List.of() : List.of(error(pointer, "team-not-of-the-cycle", language));
    }

    private ProblemError error(String pointer, String code, Language language) {
        return ProblemError.at(pointer, code, messages.text(language, "error." + code));
    }

    /** Of each line's own team: grounds of others are not of the matter. */
    private List<RecusalGround> recused(UUID cycleId, AssignUnitsRequest request, Map<UUID, InspectionTeam> known) {
        Map<UUID, @Nullable UUID> teamOfMember = new HashMap<>();
        known.values().forEach(team -> team.memberIds().forEach(member -> teamOfMember.put(member, team.id())));
        Map<UUID, Set<UUID>> wanted = new HashMap<>();
        request.assignments()
                .forEach(each -> wanted.computeIfAbsent(each.unitId(), unit -> new HashSet<>())
                        .add(each.teamId()));
        return recusals.grounds(cycleId, teamOfMember.keySet(), wanted.keySet()).stream()
                .filter(ground ->
                        wanted.getOrDefault(ground.unitId(), Set.of()).contains(teamOfMember.get(ground.memberId())))
                .toList();
    }
}
