package dev.qingfeng.inspection.team;

import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.signature.Signatures;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what members of a team are said to have done can be theirs: by the moment of the work, not by that of the entry. */
@ApplicationScoped
public class MembersAtWork {

    private final Registry registry;
    private final Signatures signatures;

    MembersAtWork(Registry registry, Signatures signatures) {
        this.registry = registry;
        this.signatures = signatures;
    }

    /** As {@link InspectionTeam#afterwards}, of members under whichever of their ids. */
    public List<Unmet> missing(InspectionTeam team, Collection<UUID> cadreIds, Instant moment) {
        Set<UUID> workers = registry.everyIdOf(cadreIds).values().stream()
                .flatMap(Set::stream)
                .filter(team::has)
                .collect(Collectors.toSet());
        return team.afterwards(workers, signed(team.cycleId(), workers), moment);
    }

    /** Those who have signed the pledge of inspection team members in this cycle, each with the earliest signature under one of their ids. */
    public Map<UUID, Instant> signed(UUID cycleId, Collection<UUID> members) {
        Map<UUID, Set<UUID>> every = registry.everyIdOf(members);
        Map<UUID, Instant> known = signatures.ofTeamMembers(
                cycleId, every.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        Map<UUID, Instant> signed = new HashMap<>();
        every.forEach((member, ids) -> ids.stream()
                .flatMap(id -> Stream.ofNullable(known.get(id)))
                .min(Comparator.naturalOrder())
                .ifPresent(first -> signed.put(member, first)));
        return signed;
    }
}
