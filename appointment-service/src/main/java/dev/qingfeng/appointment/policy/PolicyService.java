package dev.qingfeng.appointment.policy;

import dev.qingfeng.appointment.cycle.Phase;
import dev.qingfeng.appointment.cycle.TransitionCycle;
import dev.qingfeng.appointment.cycle.TransitionCycleRepository;
import dev.qingfeng.appointment.principle.Catalogue;
import dev.qingfeng.appointment.principle.Terms;
import dev.qingfeng.appointment.resolution.Resolution;
import dev.qingfeng.appointment.resolution.ResolutionService;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Messages;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Versions of the ten principles, for whoever governs the city. */
@ApplicationScoped
public class PolicyService {

    private static final String LIST = "policies";

    private final PolicyRepository policies;
    private final TransitionCycleRepository cycles;
    private final ResolutionService resolutions;
    private final Catalogue catalogue;
    private final Messages messages;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    PolicyService(
            PolicyRepository policies,
            TransitionCycleRepository cycles,
            ResolutionService resolutions,
            Catalogue catalogue,
            Messages messages,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.policies = policies;
        this.cycles = cycles;
        this.resolutions = resolutions;
        this.catalogue = catalogue;
        this.messages = messages;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Drafts the next edition, at any time before the decision ends. Refuses with 422 a cycle that the caller does not govern,
     * with 409 {@code gate-unmet} an archived one and {@code policy-edition-taken} a race, and what {@link Catalogue#terms}
     * refuses.
     */
    @Transactional
    public Policy draft(DraftPolicyRequest request) {
        TransitionCycle cycle = cycles.findGoverned(request.cycleId(), caller.scope(), LockModeType.PESSIMISTIC_READ)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cycleId"));
        if (cycle.phase() == Phase.ARCHIVED) {
            new Gate().missing(cycle.missingFor(Phase.POLICY_ADOPTION)).pass();
        }
        Terms terms = catalogue.terms(request.chosen(), request.excluded());
        Policy policy = new Policy(cycle.id(), policies.lastEdition(cycle.id()) + 1, terms, clock.instant());
        policies.persist(policy);
        outbox.publish(policy, PolicyDrafted::from);
        return policy;
    }

    /**
     * Sets what a draft says, as a whole. Refuses with 404, 428, 412; 409 {@code policy-decided}; and what {@link
     * Catalogue#terms} refuses.
     */
    @Transactional
    public Policy tune(UUID id, @Nullable IfMatch ifMatch, TunePolicyRequest request) {
        Policy policy = policies.findGoverned(id, caller.scope(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        IfMatch.require(ifMatch, policy.version());
        policy.requireDraft();
        if (policy.tune(catalogue.terms(request.values(), request.exclusions()))) {
            outbox.publish(policy, PolicyTuned::from);
        }
        return policy;
    }

    /**
     * What a policy sets otherwise than another, or than the defaults. Refuses with 404 a policy that is not the caller's to see,
     * with 422 {@code unknown-reference} such another.
     */
    @Transactional
    public PolicyDifferences differences(UUID id, @Nullable UUID againstId) {
        Policy policy = get(id);
        Terms against = againstId == null
                ? catalogue.defaults()
                : policies.findGoverned(againstId, caller.scope(), LockModeType.NONE)
                        .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "against"))
                        .terms();
        return PolicyDifferences.of(policy.id(), policy.terms(), againstId, against);
    }

    /**
     * Records the vote on a draft. Refuses with 404, 428, 412; 409 {@code policy-decided}; 422 {@code in-the-future} and
     * {@code late-reason-missing}; 409 {@code gate-unmet} outside the phase, for a day before it began, and
     * without its grounds; and what {@link ResolutionService#resolve} refuses.
     */
    @Transactional
    public Policy adopt(UUID id, @Nullable IfMatch ifMatch, AdoptPolicyRequest request) {
        Policy policy = policies.findGoverned(id, caller.scope(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        IfMatch.require(ifMatch, policy.version());
        policy.requireDraft();
        TransitionCycle cycle = cycles.findGoverned(policy.cycleId(), caller.scope(), LockModeType.PESSIMISTIC_READ)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        Occurrence occurrence = Occurrence.recorded(request.occurredAt(), request.lateReason(), clock);
        LocalDate day = LocalDate.ofInstant(request.occurredAt(), clock.getZone());
        new Gate()
                .missing(cycle.missingFor(Phase.POLICY_ADOPTION, day, clock.getZone()))
                .missing(Policy.missingGrounds(request.structureAnalysedOn(), request.reportHeardOn(), day))
                .pass();
        Resolution resolution = resolutions.resolve(
                cycle.id(),
                Resolution.Subject.POLICY,
                policy.id(),
                occurrence,
                request.entitledIds(),
                request.votes(),
                List.of());
        policy.decide(resolution, request.structureAnalysedOn(), request.reportHeardOn());
        outbox.publish(
                policy,
                decided -> resolution.isApproved()
                        ? PolicyAdopted.from(decided, resolution)
                        : PolicyRejected.from(decided, resolution));
        return policy;
    }

    /** Refuses with 404 a policy that is not there or not the caller's to see. */
    @Transactional
    public Policy get(UUID id) {
        return policies.findGoverned(id, caller.scope(), LockModeType.NONE)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    @Transactional
    public Page<PolicyView> page(PageQuery query) {
        return Page.of(
                LIST,
                query,
                policies.page(query.afterId(LIST), query.rowsToRead(), caller.scope()),
                policy -> policy.id().toString(),
                this::view);
    }

    PolicyView view(Policy policy) {
        return PolicyView.from(policy, catalogue, messages);
    }
}
