package dev.qingfeng.pledge.coverage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /**
     * One pledge of each person of the team, under whichever of their ids they signed; of an excuse that another pledge counts for
     * them, that one. Few were ever merged: by signer_person the database would look at everybody.
     */
    private static final String MEMBERS = """
            with merged as materialized (
              select unnest(merged_from) as cadre_id, id as person_id from signer where merged_from is not null and not gone),
            member as (
              select distinct t.id as team_id, t.cycle_id, coalesce(m.person_id, listed.id) as person_id
              from inspection_team t cross join lateral unnest(t.member_ids) as listed (id)
                left join merged m on m.cadre_id = listed.id
              where t.id = any(cast(:teams as uuid[])))
            select member.team_id, count(*) filter (where pledge.state = 'DUE') as due,
              count(*) filter (where pledge.state = 'SIGNED') as signed,
              count(*) filter (where pledge.state = 'EXCUSED') as excused
            from member cross join lateral (
              select coalesce(counted.state, p.state) as state
              from (
                select member.person_id as id union select m.cadre_id from merged m where m.person_id = member.person_id) as known
              join pledge p on p.cadre_id = known.id and p.cycle_id = member.cycle_id and p.category = 'INSPECTION_TEAM_MEMBER'
              left join pledge counted on counted.id = p.counted_pledge_id
              order by array_position(array['SIGNED', 'DUE', 'EXCUSED'], coalesce(counted.state, p.state)) limit 1) as pledge
            group by member.team_id""";

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
        Map<String, List<SubtreeCounts.Count>> byPath =
                counts.of(cycleId, paths).stream().collect(groupingBy(SubtreeCounts.Count::path));
        Map<UUID, Counts> members = members(teams.keySet());
        return teams.values().stream()
                .map(team -> view(team, byPath, members.getOrDefault(team.id(), Counts.of(List.of()))))
                .toList();
    }

    private static TeamBoardView view(Team team, Map<String, List<SubtreeCounts.Count>> byPath, Counts members) {
        List<SubtreeCounts.Count> ofTeam = topmost(team.paths().values()).stream()
                .flatMap(path -> byPath.getOrDefault(path, List.of()).stream())
                .toList();
        return new TeamBoardView(
                team.id(),
                team.leaderId(),
                List.copyOf(team.paths().keySet()),
                Counts.of(ofTeam),
                CategoryCounts.of(ofTeam),
                members);
    }

    /** Without those below another one, whose figures are in that one's already. */
    private static Set<String> topmost(Collection<String> paths) {
        Set<String> all = Set.copyOf(paths);
        return all.stream().filter(path -> above(path).noneMatch(all::contains)).collect(toSet());
    }

    private static Stream<String> above(String path) {
        return IntStream.range(0, path.length())
                .filter(i -> path.charAt(i) == '.')
                .mapToObj(i -> path.substring(0, i));
    }

    private Map<UUID, Counts> members(Set<UUID> teams) {
        List<?> rows = entities.createNativeQuery(MEMBERS, Tuple.class)
                .setParameter("teams", teams.toArray(UUID[]::new))
                .getResultList();
        Map<UUID, Counts> members = new HashMap<>();
        rows.stream()
                .map(Tuple.class::cast)
                .forEach(row -> members.put(
                        row.get("team_id", UUID.class),
                        Counts.of(
                                row.get("due", Long.class),
                                row.get("signed", Long.class),
                                row.get("excused", Long.class))));
        return members;
    }
}
