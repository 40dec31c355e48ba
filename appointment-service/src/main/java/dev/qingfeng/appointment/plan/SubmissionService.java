package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.Rule;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands plans to the committee, and takes them back. */
@ApplicationScoped
public class SubmissionService {

    private final PlanService plans;
    private final PlanCheckService checks;
    private final Proposals proposals;
    private final PlanGate gate;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    SubmissionService(
            PlanService plans,
            PlanCheckService checks,
            Proposals proposals,
            PlanGate gate,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.plans = plans;
        this.checks = checks;
        this.proposals = proposals;
        this.gate = gate;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Submits a plan as it is, and keeps how it stands. Refuses with 404, 428, 412; 409 {@code plan-decided},
     * {@code plan-submitted}, {@code plan-outdated} where a cadre no longer is where the plan found them, and {@code gate-unmet}
     * outside the phase of decision, without moves and while a hard finding is open; 422 {@code effective-date-in-past}.
     */
    @Transactional
    public Plan submit(UUID planId, @Nullable IfMatch ifMatch, SubmitPlanRequest request) {
        Plan plan = plans.changing(planId, ifMatch);
        if (request.effectiveOn().isBefore(LocalDate.now(clock))) {
            throw ProblemException.of(
                    AppointmentProblem.EFFECTIVE_DATE_IN_PAST,
                    request.effectiveOn().toString());
        }
        Proposal proposal = proposals.of(plan, request.effectiveOn());
        List<Unmet> outdated = gate.outdated(proposal);
        if (!outdated.isEmpty()) {
            throw ProblemException.of(AppointmentProblem.PLAN_OUTDATED).withUnmet(outdated);
        }
        PlanCheck check = checks.keep(plan, proposal);
        new Gate()
                .require(plan.moveCount() > 0, Rule.COLLECTIVE_DECISION.unmet("move-missing", null))
                .missing(gate.open(check.verdict()))
                .pass();
        plan.submit(new Submission(clock.instant(), caller.staffNumber(), request.effectiveOn(), check.id()));
        outbox.publish(plan, submitted -> PlanSubmitted.from(submitted, check));
        return plan;
    }

    /**
     * Takes a plan back, so that it can be changed. Refuses with 404, 428, 412; 409 {@code plan-decided}, {@code gate-unmet}
     * outside the phase of decision and {@code plan-not-submitted}.
     */
    @Transactional
    public Plan takeBack(UUID planId, @Nullable IfMatch ifMatch) {
        Plan plan = plans.hold(planId);
        IfMatch.require(ifMatch, plan.version());
        plan.requireDraft();
        plans.requireInDecision(plan);
        plan.takeBack();
        outbox.publish(plan, PlanTakenBack::from);
        return plan;
    }
}
