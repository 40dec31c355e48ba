package dev.qingfeng.appointment.policy;

import dev.qingfeng.appointment.Rule;
import dev.qingfeng.appointment.cycle.Phase;
import dev.qingfeng.appointment.cycle.PhaseGate;
import dev.qingfeng.appointment.cycle.TransitionCycle;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Nothing is decided before the principles are adopted. */
@ApplicationScoped
class PolicyInForce implements PhaseGate {

    private final PolicyRepository policies;

    PolicyInForce(PolicyRepository policies) {
        this.policies = policies;
    }

    @Override
    public List<Unmet> missing(TransitionCycle entering) {
        return entering.phase() != Phase.DECISION || policies.wasAdoptedBy(entering.phaseSince(), entering.id())
                ? List.of()
                : List.of(Rule.TEN_PRINCIPLES.unmet("policy-not-adopted", null));
    }
}
