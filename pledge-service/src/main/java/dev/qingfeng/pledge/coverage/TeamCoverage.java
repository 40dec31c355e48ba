package dev.qingfeng.pledge.coverage;

import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** How far pledges are signed in the units of each inspection team, and by its members. */
@ApplicationScoped
class TeamCoverage {

    private static final String UNITS = """
            select t.id, t.leader_id, u.id as unit_id, cast(coalesce(p.path, u.path) as text) as counted_at
            from (
              select t.id, t.leader_id, t.unit_ids from inspection_team t
              where t.cycle_id = :cycle and not t.gone and t.id > :after and exists (
                select 1 from registry_unit u where u.id = any(t.unit_ids) and u.path <@ cast(:scope as ltree))
              order by t.id limit :rows) as t
            join registry_unit u on u.id = any(t.unit_ids) and u.path <@ cast(:scope as ltree)
            left join coverage_place p on p.unit_id = u.id
            order by t.id, u.path""";

    private static final String MEMBERS = """
            select t.id, count(*) filter (where p.state = 'DUE') as due,
              count(*) filter (where p.state = 'SIGNED') as signed, count(*) filter (where p.state = 'EXCUSED') as excused
            from inspection_team t cross join lateral unnest(t.member_ids) as member (cadre_id)
            join signer_person s on s.cadre_id = member.cadre_id
            join pledge p on p.cadre_id = s.person_id and p.cycle_id = t.cycle_id and p.category = 'INSPECTION_TEAM_MEMBER'
            where t.id = any(cast(:teams as uuid[]))
            group by t.id""";

    private final EntityManager entities;
    private final SubtreeCounts counts;

    TeamCoverage(EntityManager entities, SubtreeCounts counts) {
        this.entities = entities;
        this.counts = counts;
    }

    /** @param paths of its units, where each is counted */
    private record Team(UUID id, UUID leaderId, Map<UUID, String> paths) {}

    /** In the order of their ids, each with those of its units that lie within the scope. */
    List<TeamBoardView> page(UUID cycleId, UnitPath scope, UUID after, int rows) {
        List<?> units = entities.createNativeQuery(UNITS, Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("scope", scope.value())
                .setParameter("after", after)
                .setParameter("rows", rows)
                .getResultList();
        Map<UUID, Team> teams = new LinkedHashMap<>();
        Set<String> paths = new HashSet<>();
        units.stream().map(Tuple.class::cast).forEach(unit -> {
            teams.computeIfAbsent(
                            unit.get("id", UUID.class),
                            id -> new Team(id, unit.get("leader_id", UUID.class), new LinkedHashMap<>()))
                    .paths()
                    .put(unit.get("unit_id", UUID.class), unit.get("counted_at", String.class));
            paths.add(unit.get("counted_at", String.class));
        });
        List<SubtreeCounts.Count> all = counts.of(cycleId, paths);
        Map<UUID, Counts> members = members(teams.keySet());
        return teams.values().stream()
                .map(team -> view(team, all, members.getOrDefault(team.id(), Counts.of(List.of()))))
                .toList();
    }

    private static TeamBoardView view(Team team, List<SubtreeCounts.Count> all, Counts members) {
        List<SubtreeCounts.Count> ofTeam = all.stream()
                .filter(count -> team.paths().containsValue(count.path()))
                .toList();
        return new TeamBoardView(
                team.id(),
                team.leaderId(),
                List.copyOf(team.paths().keySet()),
                Counts.of(ofTeam),
                CategoryCounts.of(ofTeam),
                members);
    }

    private Map<UUID, Counts> members(Set<UUID> teams) {
        List<?> rows = entities.createNativeQuery(MEMBERS, Tuple.class)
                .setParameter("teams", teams.toArray(UUID[]::new))
                .getResultList();
        Map<UUID, Counts> members = new HashMap<>();
        rows.stream()
                .map(Tuple.class::cast)
                .forEach(row -> members.put(
                        row.get("id", UUID.class),
                        Counts.of(
                                row.get("due", Long.class),
                                row.get("signed", Long.class),
                                row.get("excused", Long.class))));
        return members;
    }
}
