package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.principle.Catalogue;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Checks drafts against their policies, and keeps what was found. */
@ApplicationScoped
public class PlanCheckService {

    private static final String LIST = "checks of ";

    private final PlanCheckRepository checks;
    private final PlanService plans;
    private final Proposals proposals;
    private final Catalogue catalogue;
    private final AuditedReads reads;
    private final Messages messages;
    private final Outbox outbox;
    private final Clock clock;

    PlanCheckService(
            PlanCheckRepository checks,
            PlanService plans,
            Proposals proposals,
            Catalogue catalogue,
            AuditedReads reads,
            Messages messages,
            Outbox outbox,
            Clock clock) {
        this.checks = checks;
        this.plans = plans;
        this.proposals = proposals;
        this.catalogue = catalogue;
        this.reads = reads;
        this.messages = messages;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Checks a draft, which waits for its changes meanwhile. Refuses with 404, and 409 {@code plan-decided}. */
    @Transactional
    public PlanCheck check(UUID planId, CheckPlanRequest request) {
        Plan plan = plans.hold(planId);
        plan.requireDraft();
        return keep(plan, proposals.of(plan, request.effectiveOn()));
    }

    /** Keeps how a draft stands, which the caller holds. */
    @Transactional(Transactional.TxType.MANDATORY)
    public PlanCheck keep(Plan plan, Proposal proposal) {
        PlanCheck check =
                new PlanCheck(plan, proposal.snapshot().effectiveOn(), proposal.verdict(catalogue), clock.instant());
        checks.persist(check);
        outbox.publish(check, PlanChecked::from);
        return check;
    }

    /** Refuses with 404 a plan that is not the caller's to see, and a check that is not of it. */
    @Transactional
    public PlanCheck get(UUID planId, UUID checkId) {
        return checks.findInPlan(checkId, plans.get(planId).id())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** What was found; leaves a row in the audit. Refuses as {@link #get}. */
    @Transactional
    public CheckFindings findings(UUID planId, UUID checkId, Language language) {
        PlanCheck check = get(planId, checkId);
        reads.shown(check);
        return CheckFindings.of(check, messages, language);
    }

    @Transactional
    public Page<PlanCheckView> page(UUID planId, PageQuery query) {
        String list = LIST + plans.get(planId).id();
        List<PlanCheck> found = checks.page(planId, query.afterId(list), query.rowsToRead());
        return Page.of(list, query, found, check -> check.id().toString(), PlanCheckView::from);
    }
}
