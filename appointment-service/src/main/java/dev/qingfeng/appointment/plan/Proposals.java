package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.cadre.Placements;
import dev.qingfeng.appointment.cycle.TransitionCycle;
import dev.qingfeng.appointment.cycle.TransitionCycleRepository;
import dev.qingfeng.appointment.dossier.DossierRepository;
import dev.qingfeng.appointment.policy.Policy;
import dev.qingfeng.appointment.policy.PolicyRepository;
import dev.qingfeng.appointment.post.Post;
import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what a plan is checked against: the registry as it is now, the grades of the cycle, the plan's own policy. */
@ApplicationScoped
public class Proposals {

    private final MoveRepository moves;
    private final PolicyRepository policies;
    private final TransitionCycleRepository cycles;
    private final UnitRepository units;
    private final PostRepository posts;
    private final Placements placements;
    private final DossierRepository dossiers;

    Proposals(
            MoveRepository moves,
            PolicyRepository policies,
            TransitionCycleRepository cycles,
            UnitRepository units,
            PostRepository posts,
            Placements placements,
            DossierRepository dossiers) {
        this.moves = moves;
        this.policies = policies;
        this.cycles = cycles;
        this.units = units;
        this.posts = posts;
        this.placements = placements;
        this.dossiers = dossiers;
    }

    /** A handful of queries, whatever the number of moves. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Proposal of(Plan plan) {
        TransitionCycle cycle = cycles.findById(plan.cycleId());
        Policy policy = policies.findById(plan.policyId());
        UnitPath city = new UnitPath(units.findById(cycle.unitId()).path());
        List<UUID> unitIds = units.visible(city).stream().map(Unit::id).toList();
        return Proposal.of(
                placements.within(city),
                posts.ofUnits(unitIds).stream().collect(Collectors.toMap(Post::id, Proposals::seat)),
                dossiers.grades(plan.cycleId()),
                moves.ofPlan(plan.id()),
                policy.parameters());
    }

    private static Seat seat(Post post) {
        return new Seat(post.unitId(), post.kind(), post.quota());
    }
}
