package dev.qingfeng.inspection.recusal;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether whoever is calling stands aside from a unit, or is judged there. Who is none of the registry's cadres stands aside from none. */
@ApplicationScoped
public class CallersRecusal {

    private final Recusals recusals;
    private final Registry registry;
    private final Caller caller;

    CallersRecusal(Recusals recusals, Registry registry, Caller caller) {
        this.recusals = recusals;
        this.registry = registry;
        this.caller = caller;
    }

    /** Refuses with 409 {@code member-recused} a caller who is to do something and stands aside from the unit. */
    public void requireNone(UUID cycleId, UUID unitId) {
        requireNone(cycleId, List.of(unitId));
    }

    /** The same of one of several units. */
    public void requireNone(UUID cycleId, Collection<UUID> units) {
        self().ifPresent(self -> recusals.requireNone(cycleId, List.of(self), units));
    }

    /** Refuses with 403 {@code stands-aside} a caller who is to read something and stands aside from the unit. */
    public void requireReader(UUID cycleId, UUID unitId) {
        if (!asideFrom(cycleId, List.of(unitId)).isEmpty()) {
            throw ProblemException.of(InspectionProblem.STANDS_ASIDE);
        }
    }

    /** Those of these units from which the caller stands aside. */
    public Set<UUID> asideFrom(UUID cycleId, Collection<UUID> units) {
        return units(self -> recusals.grounds(cycleId, List.of(self), units));
    }

    /** Those of all units that are inspected in a cycle. */
    public Set<UUID> asideFromInspected(UUID cycleId) {
        return units(self -> recusals.ofInspected(cycleId, self));
    }

    /** Those of the units of some inspection teams. */
    public Set<UUID> asideFromThoseOf(UUID cycleId, Set<UUID> teams) {
        return units(self -> recusals.ofTeams(cycleId, self, teams));
    }

    private Set<UUID> units(Function<UUID, List<RecusalGround>> grounds) {
        return self().map(grounds).orElse(List.of()).stream()
                .map(RecusalGround::unitId)
                .collect(Collectors.toSet());
    }

    /** Refuses with 403 {@code own-leadership-team} a caller who is of the leadership team of the unit, and so is judged. */
    public void requireNotJudged(UUID unitId) {
        requireNotJudged(unitId, List.of());
    }

    /** The same of a caller who is one of these too, who were of it once. */
    public void requireNotJudged(UUID unitId, Collection<UUID> formerly) {
        requireNotAmong(registry.everyIdOf(
                Stream.concat(registry.leadershipTeam(unitId).stream().map(RegistryCadre::id), formerly.stream())
                        .collect(Collectors.toSet())));
    }

    /** The same of people of whom every id is known already. */
    public void requireNotAmong(Map<UUID, Set<UUID>> judged) {
        if (isAmong(judged)) {
            throw ProblemException.of(InspectionProblem.OWN_LEADERSHIP_TEAM);
        }
    }

    /** Whether the caller is one of these people, under any number of theirs. */
    public boolean isAmong(Set<UUID> people) {
        return isAmong(registry.everyIdOf(people));
    }

    private boolean isAmong(Map<UUID, Set<UUID>> people) {
        Set<UUID> self = caller.knownStaffNumber().map(registry::idsOf).orElse(Set.of());
        return people.values().stream().flatMap(Set::stream).anyMatch(self::contains);
    }

    /**
     * Refuses whoever has a part in one of these units, which are all told of at once: as {@link #requireNotAmong} who is of the leadership
     * team of one, and with 403 {@code stands-aside} who stands aside from one.
     */
    public void requireNoPart(UUID cycleId, Set<UUID> units) {
        requireNotAmong(registry.everyIdOf(registry.leadershipTeams(units)));
        if (!asideFrom(cycleId, units).isEmpty()) {
            throw ProblemException.of(InspectionProblem.STANDS_ASIDE);
        }
    }

    /** Those of these units from which the caller stands aside, or of whose leadership team they are. */
    public Set<UUID> withPart(UUID cycleId, Collection<UUID> units) {
        Set<UUID> self = caller.knownStaffNumber().map(registry::idsOf).orElse(Set.of());
        if (self.isEmpty()) {
            return Set.of();
        }
        Set<UUID> part = new HashSet<>(asideFrom(cycleId, units));
        part.addAll(registry.ledBy(self, units));
        return part;
    }

    private Optional<UUID> self() {
        return caller.knownStaffNumber()
                .flatMap(number -> registry.idsOf(number).stream().findFirst());
    }
}
