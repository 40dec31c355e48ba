package dev.qingfeng.inspection.team;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Who acts for an inspection team: its own people, whom the registry knows by their staff number, and those whose
 * office it is for the units below theirs. That somebody sees a team or an inspection is not enough.
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
     * Lets pass the team's members, and a caller with one of the roles whose units hold the given one. Refuses all
     * others with 403 {@code not-of-the-team}.
     */
    public void requireMember(InspectionTeam team, UUID unitId, List<String> officers) {
        require(team::has, unitId, officers);
    }

    /** The same with the team's leader only in the place of its members. */
    public void requireLeader(InspectionTeam team, UUID unitId, List<String> officers) {
        require(team::isLedBy, unitId, officers);
    }

    private void require(Predicate<UUID> ofTheTeam, UUID unitId, List<String> officers) {
        boolean officer = officers.stream().anyMatch(caller::hasRole)
                && caller.scope().covers(registry.unit(unitId).path());
        if (!officer
                && registry.cadre(caller.staffNumber())
                        .map(RegistryCadre::id)
                        .filter(ofTheTeam)
                        .isEmpty()) {
            throw ProblemException.of(InspectionProblem.NOT_OF_THE_TEAM);
        }
    }
}
