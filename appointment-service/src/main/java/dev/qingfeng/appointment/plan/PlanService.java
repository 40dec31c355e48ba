package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.Rule;
import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Placements;
import dev.qingfeng.appointment.cycle.Phase;
import dev.qingfeng.appointment.cycle.TransitionCycle;
import dev.qingfeng.appointment.cycle.TransitionCycleRepository;
import dev.qingfeng.appointment.policy.Policy;
import dev.qingfeng.appointment.policy.PolicyRepository;
import dev.qingfeng.appointment.policy.PolicyState;
import dev.qingfeng.appointment.post.Post;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.appointment.principle.Catalogue;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.principle.ResettlementMethod;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Messages;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans and their moves, for whoever governs the city. */
@ApplicationScoped
public class PlanService {

    private static final String LIST = "plans";
    private static final String MOVES = "moves of ";

    private final PlanRepository plans;
    private final MoveRepository moves;
    private final Proposals proposals;
    private final PolicyRepository policies;
    private final TransitionCycleRepository cycles;
    private final Placements placements;
    private final UnitRepository units;
    private final PostRepository posts;
    private final AuditedReads reads;
    private final Catalogue catalogue;
    private final Messages messages;
    private final Outbox outbox;
    private final Caller caller;

    PlanService(
            PlanRepository plans,
            MoveRepository moves,
            Proposals proposals,
            PolicyRepository policies,
            TransitionCycleRepository cycles,
            Placements placements,
            UnitRepository units,
            PostRepository posts,
            AuditedReads reads,
            Catalogue catalogue,
            Messages messages,
            Outbox outbox,
            Caller caller) {
        this.plans = plans;
        this.moves = moves;
        this.proposals = proposals;
        this.policies = policies;
        this.cycles = cycles;
        this.placements = placements;
        this.units = units;
        this.posts = posts;
        this.reads = reads;
        this.catalogue = catalogue;
        this.messages = messages;
        this.outbox = outbox;
        this.caller = caller;
    }

    /** A move, and the version that it gave its plan. */
    public record Proposed(Move move, long planVersion) {}

    /**
     * Begins a plan. Refuses with 422 a cycle that the caller does not govern and a policy of another cycle, with 409
     * {@code gate-unmet} outside the phase of decision and under a policy that is not adopted.
     */
    @Transactional
    public Plan draft(DraftPlanRequest request) {
        TransitionCycle cycle = cycles.findGoverned(request.cycleId(), caller.scope(), LockModeType.PESSIMISTIC_READ)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cycleId"));
        Policy policy = policies.findGoverned(request.policyId(), caller.scope(), LockModeType.NONE)
                .filter(found -> found.cycleId().equals(cycle.id()))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "policyId"));
        new Gate()
                .missing(cycle.missingFor(Phase.DECISION))
                .require(
                        policy.state() == PolicyState.ADOPTED,
                        Rule.TEN_PRINCIPLES.unmet(
                                "policy-not-adopted", policy.id().toString()))
                .pass();
        Plan plan = new Plan(cycle.id(), policy.id(), request.name());
        plans.persist(plan);
        outbox.publish(plan, PlanDrafted::from);
        return plan;
    }

    /**
     * Proposes a move. Refuses with 404, 428, 412; 409 {@code plan-decided}, {@code plan-submitted}, {@code cadre-has-move},
     * {@code post-planned-already} and {@code gate-unmet} outside the phase of decision, {@code unit-ended} and
     * {@code cadre-merged}; 422 a cadre, unit or post that the caller does not see,
     * {@code move-not-of-its-kind} and {@code unit-of-another-kind}.
     */
    @Transactional
    public Proposed propose(UUID planId, @Nullable IfMatch ifMatch, ProposeMoveRequest request) {
        Plan plan = changing(planId, ifMatch);
        Placement origin = placements
                .of(request.cadreId(), caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cadreId"));
        Move move = new Move(
                plan.id(),
                request.cadreId(),
                request.kind(),
                request.method(),
                request.settlesRank(),
                origin,
                target(origin, request),
                request.reason());
        requireSeat(move);
        moves.persist(move);
        plan.moveAdded();
        outbox.publish(plan, PlanChanged::from);
        return new Proposed(move, plan.version());
    }

    /** Withdraws a move. Refuses with 404, 428, 412, and 409 {@code plan-decided}, {@code plan-submitted} or outside the phase of decision. */
    @Transactional
    public Plan withdraw(UUID planId, UUID moveId, @Nullable IfMatch ifMatch) {
        Plan plan = changing(planId, ifMatch);
        moves.delete(
                moves.findInPlan(moveId, planId).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND)));
        plan.moveWithdrawn();
        outbox.publish(plan, PlanChanged::from);
        return plan;
    }

    /** Refuses with 404 a plan that is not there or not the caller's to see. */
    @Transactional
    public Plan get(UUID id) {
        return plans.findGoverned(id, caller.scope(), LockModeType.NONE)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Refuses with 404 a move that is not of this plan. */
    @Transactional
    public Proposed move(UUID planId, UUID moveId) {
        Plan plan = get(planId);
        return new Proposed(
                moves.findInPlan(moveId, planId).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND)),
                plan.version());
    }

    @Transactional
    public Page<PlanView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                plans.page(query.afterId(LIST), query.rowsToRead(), caller.scope()),
                plan -> plan.id().toString(),
                PlanView::from);
    }

    @Transactional
    public Page<MoveView> movesPage(UUID planId, PageQuery query) {
        String list = MOVES + get(planId).id();
        return Page.of(
                list,
                query,
                moves.page(planId, query.afterId(list), query.rowsToRead()),
                move -> move.id().toString(),
                MoveView::from);
    }

    /**
     * How the plan stands to the principles, in the registry as it is now.
     *
     * @param effectiveOn see {@link Proposals#of}
     */
    @Transactional
    public PlanFindings findings(UUID id, @Nullable LocalDate effectiveOn, Language language) {
        Plan plan = get(id);
        reads.shown(plan);
        Proposal proposal = proposals.of(plan, effectiveOn);
        return PlanFindings.of(plan, proposal, catalogue, messages, language);
    }

    /** Another plan to compare it with. Refuses with 422 {@code unknown-reference} one that is not there or not of the same cycle. */
    @Transactional
    public Plan against(Plan plan, UUID againstId) {
        return plans.findGoverned(againstId, caller.scope(), LockModeType.NONE)
                .filter(found -> found.cycleId().equals(plan.cycleId()))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "against"));
    }

    /** Keeps the plan as it is until the transaction ends. Refuses with 404. */
    @Transactional(Transactional.TxType.MANDATORY)
    Plan hold(UUID id) {
        return plans.findGoverned(id, caller.scope(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /**
     * The same of a draft that can be changed. Refuses with 404, and 409 {@code plan-decided}, {@code plan-submitted} or outside
     * the phase of decision.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Plan draftInDecision(UUID id) {
        return draftInDecision(hold(id));
    }

    /** The same under the condition of an entity tag. Refuses with 428 and 412 besides. */
    @Transactional(Transactional.TxType.MANDATORY)
    Plan changing(UUID id, @Nullable IfMatch ifMatch) {
        Plan plan = hold(id);
        IfMatch.require(ifMatch, plan.version());
        return draftInDecision(plan);
    }

    private Plan draftInDecision(Plan plan) {
        plan.requireOpen();
        requireInDecision(plan);
        return plan;
    }

    /** Refuses with 409 {@code gate-unmet} a plan of a cycle that is in another phase. */
    @Transactional(Transactional.TxType.MANDATORY)
    void requireInDecision(Plan plan) {
        TransitionCycle cycle = cycles.findGoverned(plan.cycleId(), caller.scope(), LockModeType.PESSIMISTIC_READ)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        new Gate().missing(cycle.missingFor(Phase.DECISION)).pass();
    }

    /** Two do not come into one post, whatever else the plan does; who holds it already is for P2 to find. */
    private void requireSeat(Move move) {
        UUID postId = move.target().postId();
        if (postId == null || postId.equals(move.origin().postId()) || move.method() == ResettlementMethod.ADD_SEAT) {
            return;
        }
        Post post = posts.byIds(List.of(postId)).get(postId);
        if (post != null && moves.coming(move.planId(), postId, move.cadreId()) >= post.quota()) {
            throw ProblemException.of(AppointmentProblem.POST_PLANNED_ALREADY)
                    .withUnmet(List.of(Rule.TEN_PRINCIPLES.unmet("seat-missing", postId.toString())));
        }
    }

    private Placement target(Placement origin, ProposeMoveRequest request) {
        UUID unitId = request.toUnitId() == null ? origin.unitId() : request.toUnitId();
        Unit unit = units.findVisibleForShare(unitId, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "toUnitId"));
        if (unit.hasEnded()) {
            throw ProblemException.of(AppointmentProblem.UNIT_ENDED);
        }
        if (request.method() != null && !request.method().leadsTo(unit.kind())) {
            throw ProblemException.of(AppointmentProblem.UNIT_OF_ANOTHER_KIND, request.method(), unit.kind());
        }
        boolean keepsPost = unitId.equals(origin.unitId()) && request.kind() != MoveKind.REMOVAL;
        UUID postId =
                request.toPostKind() == null ? (keepsPost ? origin.postId() : null) : post(unit, request.toPostKind());
        return new Placement(unitId, postId, request.toRank() == null ? origin.rank() : request.toRank());
    }

    private UUID post(Unit unit, PostKind kind) {
        return posts.ofUnits(List.of(unit.id())).stream()
                .filter(post -> post.kind() == kind)
                .map(Post::id)
                .findFirst()
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "toPostKind"));
    }
}
