package dev.qingfeng.inspection.team;

import dev.qingfeng.inspection.recusal.RecusalGround;
import dev.qingfeng.inspection.recusal.Recusals;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCycle;
import dev.qingfeng.inspection.registry.RegistryUnit;
import dev.qingfeng.inspection.team.BalancedAssignment.Weight;
import dev.qingfeng.inspection.team.ProposalView.LeftOver;
import dev.qingfeng.inspection.team.ProposalView.ProposedLoad;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Proposes which team of a cycle takes which of the units that none has. */
@ApplicationScoped
public class AssignmentProposals {

    private final InspectionTeamRepository teams;
    private final Recusals recusals;
    private final Registry registry;
    private final Caller caller;

    AssignmentProposals(InspectionTeamRepository teams, Recusals recusals, Registry registry, Caller caller) {
        this.teams = teams;
        this.recusals = recusals;
        this.registry = registry;
        this.caller = caller;
    }

    /** For a caller who governs the cycle's city; refuses with 404 all others. */
    @Transactional
    public ProposalView propose(UUID cycleId, Balance balance) {
        RegistryCycle cycle = registry.governedCycle(cycleId, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        String city = registry.unit(cycle.unitId()).path();
        Map<UUID, Integer> holders = registry.officeHoldersWithin(city);
        List<InspectionTeam> all = teams.ofCycle(cycleId);
        SortedMap<UUID, Integer> unassigned = unassigned(city, all, holders);
        List<RecusalGround> grounds = recusals.grounds(
                cycleId, all.stream().flatMap(team -> team.memberIds().stream()).toList(), unassigned.keySet());
        Map<UUID, Set<UUID>> aside = teamsAside(all, grounds);
        Map<UUID, Weight> units = new TreeMap<>();
        unassigned.forEach((unit, people) -> units.put(unit, balance.weight(people, 1)));
        Map<UUID, Weight> before = new TreeMap<>();
        all.forEach(team -> before.put(
                team.id(),
                balance.weight(people(team.unitIds(), holders), team.unitIds().size())));
        SortedMap<UUID, UUID> shared = new BalancedAssignment(
                        units,
                        before,
                        (team, unit) -> aside.getOrDefault(unit, Set.of()).contains(team))
                .teamsOfUnits();
        return new ProposalView(
                cycleId,
                balance,
                shared.entrySet().stream()
                        .map(each -> new UnitAssignment(each.getKey(), each.getValue(), null))
                        .toList(),
                loads(all, shared, holders),
                leftOver(unassigned, shared, grounds));
    }

    private SortedMap<UUID, Integer> unassigned(String city, List<InspectionTeam> all, Map<UUID, Integer> holders) {
        Set<UUID> assigned =
                all.stream().flatMap(team -> team.unitIds().stream()).collect(Collectors.toSet());
        SortedMap<UUID, Integer> unassigned = new TreeMap<>();
        registry.townshipsWithin(city).stream()
                .map(RegistryUnit::id)
                .filter(unit -> !assigned.contains(unit))
                .forEach(unit -> unassigned.put(unit, holders.getOrDefault(unit, 0)));
        return unassigned;
    }

    /** By unit. */
    private static Map<UUID, Set<UUID>> teamsAside(List<InspectionTeam> all, List<RecusalGround> grounds) {
        Map<UUID, UUID> teamOfMember = new HashMap<>();
        all.forEach(team -> team.memberIds().forEach(member -> teamOfMember.put(member, team.id())));
        Map<UUID, Set<UUID>> aside = new HashMap<>();
        grounds.forEach(ground -> aside.computeIfAbsent(ground.unitId(), unit -> new HashSet<>())
                .add(Objects.requireNonNull(teamOfMember.get(ground.memberId()))));
        return aside;
    }

    private static int people(Collection<UUID> units, Map<UUID, Integer> holders) {
        return units.stream().mapToInt(unit -> holders.getOrDefault(unit, 0)).sum();
    }

    private static List<ProposedLoad> loads(
            List<InspectionTeam> all, Map<UUID, UUID> shared, Map<UUID, Integer> holders) {
        Map<UUID, List<UUID>> gained = shared.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return all.stream()
                .map(team -> {
                    List<UUID> more = gained.getOrDefault(team.id(), List.of());
                    int now = people(team.unitIds(), holders);
                    return new ProposedLoad(
                            team.id(),
                            team.unitIds().size(),
                            now,
                            team.unitIds().size() + more.size(),
                            now + people(more, holders));
                })
                .toList();
    }

    private static List<LeftOver> leftOver(
            SortedMap<UUID, Integer> unassigned, Map<UUID, UUID> shared, List<RecusalGround> grounds) {
        return unassigned.entrySet().stream()
                .filter(unit -> !shared.containsKey(unit.getKey()))
                .map(unit -> new LeftOver(
                        unit.getKey(),
                        unit.getValue(),
                        grounds.stream()
                                .filter(ground -> ground.unitId().equals(unit.getKey()))
                                .toList()))
                .toList();
    }
}
