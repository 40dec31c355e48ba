package dev.qingfeng.appointment.plan;

import java.util.List;

/** Checks a proposal against every principle that is evaluated. It needs nothing but its arguments. */
public final class Evaluator {

    /** In their order; {@link dev.qingfeng.appointment.policy.PrincipleCode#isEvaluated} says the same of each. */
    static final List<Principle> PRINCIPLES = List.of(new P1Orientation(), new P2Quotas());

    private Evaluator() {}

    /** All findings; the same, in the same order, for the same state, moves and policy. */
    public static List<Finding> findings(Proposal proposal) {
        return PRINCIPLES.stream()
                .flatMap(principle -> principle.findings(proposal).stream())
                .sorted(Finding.ORDER)
                .toList();
    }
}
