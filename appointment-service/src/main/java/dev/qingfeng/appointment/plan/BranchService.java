package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.cadre.Placements;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Copies plans, so that two ways can be carried on beside each other. */
@ApplicationScoped
public class BranchService {

    private final PlanService plans;
    private final PlanRepository repository;
    private final MoveRepository moves;
    private final Placements placements;
    private final UnitRepository units;
    private final Outbox outbox;
    private final Caller caller;

    BranchService(
            PlanService plans,
            PlanRepository repository,
            MoveRepository moves,
            Placements placements,
            UnitRepository units,
            Outbox outbox,
            Caller caller) {
        this.plans = plans;
        this.repository = repository;
        this.moves = moves;
        this.placements = placements;
        this.units = units;
        this.outbox = outbox;
        this.caller = caller;
    }

    /**
     * Begins a draft with the moves of a plan, in whatever state that is; it waits for its changes, so that no half of one is
     * copied. Waivers stay behind: nobody has granted them to the copy. Refuses with 404; 409 {@code gate-unmet} outside the phase
     * of decision, {@code unit-ended} where a move leads and {@code cadre-merged}.
     */
    @Transactional
    public Plan branch(UUID planId, BranchPlanRequest request) {
        Plan origin = plans.hold(planId);
        plans.requireInDecision(origin);
        List<Move> copied = moves.ofPlan(planId);
        requireStanding(copied);
        Plan branch = origin.branch(request.name());
        repository.persist(branch);
        moves.persist(copied.stream().map(move -> move.copiedTo(branch)).toList());
        outbox.publish(branch, PlanDrafted::from);
        return branch;
    }

    private void requireStanding(List<Move> copied) {
        Set<UUID> targets = copied.stream().map(move -> move.target().unitId()).collect(Collectors.toSet());
        if (units.lockForShare(targets).stream().anyMatch(Unit::hasEnded)) {
            throw ProblemException.of(AppointmentProblem.UNIT_ENDED);
        }
        placements.visible(copied.stream().map(Move::cadreId).toList(), caller.scope());
    }
}
