package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.Rule;
import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.cadre.Placements;
import dev.qingfeng.appointment.cycle.Phase;
import dev.qingfeng.appointment.cycle.TransitionCycle;
import dev.qingfeng.appointment.cycle.TransitionCycleRepository;
import dev.qingfeng.appointment.plan.Move;
import dev.qingfeng.appointment.plan.MoveRepository;
import dev.qingfeng.appointment.plan.Plan;
import dev.qingfeng.appointment.plan.PlanCheckService;
import dev.qingfeng.appointment.plan.PlanGate;
import dev.qingfeng.appointment.plan.PlanRepository;
import dev.qingfeng.appointment.plan.Proposal;
import dev.qingfeng.appointment.plan.Proposals;
import dev.qingfeng.appointment.post.Post;
import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.appointment.post.WayOfFilling;
import dev.qingfeng.appointment.principle.Catalogue;
import dev.qingfeng.appointment.resolution.Resolution;
import dev.qingfeng.appointment.resolution.ResolutionService;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decisions on plans: the vote, and the appointments that follow from it. */
@ApplicationScoped
public class DecisionService {

    private final PlanRepository plans;
    private final MoveRepository moves;
    private final Proposals proposals;
    private final TransitionCycleRepository cycles;
    private final ResolutionService resolutions;
    private final AppointmentRepository appointments;
    private final Placements placements;
    private final PostRepository posts;
    private final UnitRepository units;
    private final PublicNotice notice;
    private final Catalogue catalogue;
    private final PlanGate gate;
    private final PlanCheckService checks;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    DecisionService(
            PlanRepository plans,
            MoveRepository moves,
            Proposals proposals,
            TransitionCycleRepository cycles,
            ResolutionService resolutions,
            AppointmentRepository appointments,
            Placements placements,
            PostRepository posts,
            UnitRepository units,
            PublicNotice notice,
            Catalogue catalogue,
            PlanGate gate,
            PlanCheckService checks,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.plans = plans;
        this.moves = moves;
        this.proposals = proposals;
        this.cycles = cycles;
        this.resolutions = resolutions;
        this.appointments = appointments;
        this.placements = placements;
        this.posts = posts;
        this.units = units;
        this.notice = notice;
        this.catalogue = catalogue;
        this.gate = gate;
        this.checks = checks;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Records the vote on a plan, and keeps how it stood; approved, each move becomes an appointment, and what its cadre still had ahead is
     * superseded. Refuses with 404, 428, 412; 409 {@code plan-decided}; 422 {@code in-the-future},
     * {@code late-reason-missing}, {@code effective-date-in-past} and {@code notice-too-short}; 409 {@code unit-ended}, and
     * {@code gate-unmet} outside the phase, for a day before it began, without moves, where a cadre no longer is where the plan
     * found them, and while a hard finding is
     * open; and what {@link ResolutionService#resolve} refuses.
     */
    @Transactional
    public Plan decide(UUID planId, @Nullable IfMatch ifMatch, DecidePlanRequest request) {
        Plan plan = plans.findGoverned(planId, caller.scope(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        IfMatch.require(ifMatch, plan.version());
        plan.requireDraft();
        TransitionCycle cycle = cycles.findGoverned(plan.cycleId(), caller.scope(), LockModeType.PESSIMISTIC_READ)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        Occurrence occurrence = Occurrence.recorded(request.occurredAt(), request.lateReason(), clock);
        List<Move> decided = moves.ofPlan(planId);
        List<UUID> cadres = decided.stream().map(Move::cadreId).toList();
        requireLasting(decided);
        // In the order of Effects, so that the two wait for each other and do not deadlock.
        List<Appointment> ahead = appointments.lockPending(cadres);
        placements.lock(cadres);
        Proposal proposal = proposals.of(plan, request.effectiveOn());
        requireDecidable(plan, proposal, cycle, LocalDate.ofInstant(request.occurredAt(), clock.getZone()));
        checks.keep(plan, proposal);

        notice.require(cycle.unitId(), request.occurredAt(), request.effectiveOn());
        Resolution resolution = resolutions.resolve(
                cycle.id(),
                Resolution.Subject.PLAN,
                planId,
                occurrence,
                request.entitledIds(),
                request.votes(),
                cadres);
        plan.decide(resolution, request.effectiveOn(), LocalDate.now(clock));
        outbox.publish(plan, each -> PlanDecided.from(each, resolution, request.effectiveOn()));
        if (resolution.isApproved()) {
            ahead.forEach(Appointment::supersede);
            outbox.publishAll(ahead, AppointmentState::from);
            appoint(cycle, decided, request);
        }
        return plan;
    }

    /** None of the units ends before the appointments are there for its merger to see. */
    private void requireLasting(List<Move> decided) {
        Set<UUID> concerned = decided.stream()
                .flatMap(move -> Stream.of(move.origin(), move.target()))
                .map(Placement::unitId)
                .collect(Collectors.toSet());
        if (units.lockForShare(concerned).stream().anyMatch(Unit::hasEnded)) {
            throw ProblemException.of(AppointmentProblem.UNIT_ENDED);
        }
    }

    private void appoint(TransitionCycle cycle, List<Move> decided, DecidePlanRequest request) {
        Map<UUID, Post> concerned = posts.byIds(decided.stream()
                .flatMap(move -> Stream.of(move.origin(), move.target()))
                .map(Placement::postId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<Appointment> following = decided.stream()
                .map(move -> new Appointment(
                        cycle.id(),
                        move,
                        isChief(concerned, move.target()) && !isChief(concerned, move.origin()),
                        filledBy(concerned, move.target()),
                        request.effectiveOn(),
                        request.occurredAt()))
                .toList();
        appointments.persist(following);
        outbox.publishAll(following, AppointmentState::from);
    }

    private static boolean isChief(Map<UUID, Post> posts, Placement placement) {
        Post post = posts.get(placement.postId());
        return post != null && post.kind().isChief();
    }

    private static @Nullable WayOfFilling filledBy(Map<UUID, Post> posts, Placement placement) {
        Post post = posts.get(placement.postId());
        return post == null ? null : post.filledBy();
    }

    private void requireDecidable(Plan plan, Proposal proposal, TransitionCycle cycle, LocalDate day) {
        new Gate()
                .missing(cycle.missingFor(Phase.DECISION, day, clock.getZone()))
                .require(plan.moveCount() > 0, Rule.COLLECTIVE_DECISION.unmet("move-missing", null))
                .missing(gate.outdated(proposal))
                .missing(gate.open(proposal.verdict(catalogue)))
                .pass();
    }
}
