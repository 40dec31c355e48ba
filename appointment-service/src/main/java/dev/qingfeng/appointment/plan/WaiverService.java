package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.post.Post;
import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.appointment.principle.Catalogue;
import dev.qingfeng.appointment.principle.Principle;
import dev.qingfeng.appointment.principle.Subject;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What plans are let off from, by two people. */
@ApplicationScoped
public class WaiverService {

    private static final String LIST = "waivers of ";

    private final WaiverRepository waivers;
    private final PlanService plans;
    private final UnitRepository units;
    private final PostRepository posts;
    private final Catalogue catalogue;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    WaiverService(
            WaiverRepository waivers,
            PlanService plans,
            UnitRepository units,
            PostRepository posts,
            Catalogue catalogue,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.waivers = waivers;
        this.plans = plans;
        this.units = units;
        this.posts = posts;
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Proposes a waiver. Refuses with 404; 409 {@code plan-decided}, {@code plan-submitted}, {@code gate-unmet} outside the phase of
     * decision and {@code waiver-exists}; 422 {@code principle-not-waivable}, also of a chief post, and {@code unknown-reference} a post or
     * township that the caller does not see.
     */
    @Transactional
    public Waiver propose(UUID planId, ProposeWaiverRequest request) {
        Plan plan = plans.draftInDecision(planId);
        Subject.Type type = catalogue.principles().stream()
                .filter(principle -> principle.code().equals(request.principle().code()))
                .findFirst()
                .flatMap(Principle::waivableFor)
                .orElseThrow(() -> ProblemException.of(AppointmentProblem.PRINCIPLE_NOT_WAIVABLE));
        requireWaivable(type, request.subjectId());
        Waiver waiver = new Waiver(
                plan,
                request.principle().code(),
                request.subjectId(),
                request.reason(),
                caller.staffNumber(),
                clock.instant());
        waivers.persist(waiver);
        outbox.publish(waiver, WaiverProgressed::from);
        return waiver;
    }

    private void requireWaivable(Subject.Type type, UUID subject) {
        boolean ofPost = type == Subject.Type.POST;
        Post post = ofPost ? posts.byIds(List.of(subject)).get(subject) : null;
        boolean isThere = units.findVisible(post == null ? subject : post.unitId(), caller.scope())
                .filter(unit ->
                        !unit.hasEnded() && (ofPost ? post != null : unit.kind().isTownship()))
                .isPresent();
        if (!isThere) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "subjectId");
        }
        // There are no two chiefs: the registry has no more holders of a chief post than its quota.
        if (post != null && post.kind().isChief()) {
            throw ProblemException.of(AppointmentProblem.PRINCIPLE_NOT_WAIVABLE);
        }
    }

    /** See {@link Waiver#grant}; refuses as {@link #change}. */
    @Transactional
    public Waiver grant(UUID planId, UUID waiverId, @Nullable IfMatch ifMatch) {
        return change(planId, waiverId, ifMatch, waiver -> waiver.grant(caller.staffNumber(), clock.instant()));
    }

    /** See {@link Waiver#withdraw}; refuses as {@link #change}. */
    @Transactional
    public Waiver withdraw(UUID planId, UUID waiverId, @Nullable IfMatch ifMatch) {
        return change(planId, waiverId, ifMatch, Waiver::withdraw);
    }

    /** Refuses with 404, 428, 412; 409 {@code plan-decided}, {@code plan-submitted} and {@code gate-unmet} outside the phase of decision. */
    private Waiver change(UUID planId, UUID waiverId, @Nullable IfMatch ifMatch, Consumer<Waiver> how) {
        plans.hold(planId);
        Waiver waiver = inPlan(planId, waiverId);
        IfMatch.require(ifMatch, waiver.version());
        plans.draftInDecision(planId);
        how.accept(waiver);
        outbox.publish(waiver, WaiverProgressed::from);
        return waiver;
    }

    /** Refuses with 404 a plan that is not the caller's to see, and a waiver that is not of it. */
    @Transactional
    public Waiver get(UUID planId, UUID waiverId) {
        return inPlan(plans.get(planId).id(), waiverId);
    }

    @Transactional
    public Page<WaiverView> page(UUID planId, PageQuery query) {
        String list = LIST + plans.get(planId).id();
        List<Waiver> found = waivers.page(planId, query.afterId(list), query.rowsToRead());
        return Page.of(list, query, found, waiver -> waiver.id().toString(), WaiverView::from);
    }

    private Waiver inPlan(UUID planId, UUID waiverId) {
        return waivers.findInPlan(waiverId, planId).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
