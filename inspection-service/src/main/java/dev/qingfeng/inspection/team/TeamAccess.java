package dev.qingfeng.inspection.team;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who acts for an inspection team: its own people, whom the registry knows by their staff number, and officers of its
 * whole city. That somebody sees a team or an inspection is not enough: an officer of the unit that is inspected does
 * not act in its inspection.
 */
@ApplicationScoped
public class TeamAccess {

    private final Registry registry;
    private final Caller caller;

    TeamAccess(Registry registry, Caller caller) {
        this.registry = registry;
        this.caller = caller;
    }

    /**
     * Lets pass the team's members, and a caller with one of the roles whose units hold the city of the team's cycle.
     * Refuses all others with 403 {@code not-of-the-team}.
     */
    public void requireMember(InspectionTeam team, List<String> officers) {
        require(team, team::has, officers);
    }

    /** The same with the team's leader only in the place of its members. */
    public void requireLeader(InspectionTeam team, List<String> officers) {
        require(team, team::isLedBy, officers);
    }

    /** The same with none but callers with one of the roles. */
    public void requireOfficer(InspectionTeam team, List<String> officers) {
        require(team, member -> false, officers);
    }

    /** Whether {@link #requireMember} lets the caller pass. */
    public boolean isMember(InspectionTeam team, List<String> officers) {
        return isLetPass(team, team::has, officers);
    }

    /** Those of these teams of whose members, or officers, the caller is, see {@link #isMember}; for any number of them. */
    public Set<UUID> whereMember(Collection<InspectionTeam> teams, List<String> officers) {
        Set<UUID> own = registry.idsOf(caller.staffNumber());
        return teams.stream()
                .filter(team -> isOfficer(team, officers) || own.stream().anyMatch(team::has))
                .map(InspectionTeam::id)
                .collect(Collectors.toSet());
    }

    /**
     * Those of these teams from whose inspections nothing is kept from the caller: of which they are, or whose whole city they see. All
     * others are inspected themselves.
     */
    public Set<UUID> whereInside(Collection<InspectionTeam> some) {
        Set<UUID> own = caller.knownStaffNumber().map(registry::idsOf).orElse(Set.of());
        Map<UUID, Boolean> seen = new HashMap<>();
        return some.stream()
                .filter(team -> seen.computeIfAbsent(team.cycleId(), this::isWholeCitySeen)
                        || own.stream().anyMatch(team::has))
                .map(InspectionTeam::id)
                .collect(Collectors.toSet());
    }

    private boolean isWholeCitySeen(UUID cycleId) {
        return caller.scope()
                .covers(registry.unit(registry.cycle(cycleId).unitId()).path());
    }

    private void require(InspectionTeam team, Predicate<UUID> ofTheTeam, List<String> officers) {
        if (!isLetPass(team, ofTheTeam, officers)) {
            throw ProblemException.of(InspectionProblem.NOT_OF_THE_TEAM);
        }
    }

    private boolean isLetPass(InspectionTeam team, Predicate<UUID> ofTheTeam, List<String> officers) {
        return isOfficer(team, officers)
                || registry.idsOf(caller.staffNumber()).stream().anyMatch(ofTheTeam);
    }

    private boolean isOfficer(InspectionTeam team, List<String> officers) {
        return officers.stream().anyMatch(caller::hasRole) && isWholeCitySeen(team.cycleId());
    }
}
