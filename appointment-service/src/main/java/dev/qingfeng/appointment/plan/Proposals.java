package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.assessment.AnnualAssessmentRepository;
import dev.qingfeng.appointment.cadre.Placements;
import dev.qingfeng.appointment.cycle.TransitionCycle;
import dev.qingfeng.appointment.cycle.TransitionCycleRepository;
import dev.qingfeng.appointment.dossier.DossierRepository;
import dev.qingfeng.appointment.dossier.Grade;
import dev.qingfeng.appointment.policy.Policy;
import dev.qingfeng.appointment.policy.PolicyRepository;
import dev.qingfeng.appointment.post.Post;
import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.appointment.principle.Seat;
import dev.qingfeng.appointment.principle.Snapshot;
import dev.qingfeng.appointment.tenure.TenureRepository;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.appointment.wish.WishKind;
import dev.qingfeng.appointment.wish.WishRepository;
import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a plan is checked against: the registry as it is now, the grades of the cycle, the plan's own policy. */
@ApplicationScoped
public class Proposals {

    private final MoveRepository moves;
    private final DecisionsOfCycle decisions;
    private final PolicyRepository policies;
    private final TransitionCycleRepository cycles;
    private final UnitRepository units;
    private final PostRepository posts;
    private final Placements placements;
    private final TenureRepository tenures;
    private final DossierRepository dossiers;
    private final AnnualAssessmentRepository assessments;
    private final WishRepository wishes;
    private final WaiverRepository waivers;
    private final Clock clock;

    Proposals(
            MoveRepository moves,
            DecisionsOfCycle decisions,
            PolicyRepository policies,
            TransitionCycleRepository cycles,
            UnitRepository units,
            PostRepository posts,
            Placements placements,
            TenureRepository tenures,
            DossierRepository dossiers,
            AnnualAssessmentRepository assessments,
            WishRepository wishes,
            WaiverRepository waivers,
            Clock clock) {
        this.moves = moves;
        this.decisions = decisions;
        this.policies = policies;
        this.cycles = cycles;
        this.units = units;
        this.posts = posts;
        this.placements = placements;
        this.tenures = tenures;
        this.dossiers = dossiers;
        this.assessments = assessments;
        this.wishes = wishes;
        this.waivers = waivers;
        this.clock = clock;
    }

    /**
     * A handful of queries, whatever the number of moves.
     *
     * @param effectiveOn the day on which ages count while the plan is not decided; today if null
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Proposal of(Plan plan, @Nullable LocalDate effectiveOn) {
        TransitionCycle cycle = cycles.findById(plan.cycleId());
        Policy policy = policies.findById(plan.policyId());
        UnitPath city = new UnitPath(units.findById(cycle.unitId()).path());
        List<Unit> all = units.visible(city);
        List<UUID> unitIds = all.stream().map(Unit::id).toList();
        Decisions earlier = decisions.of(plan.cycleId());
        Snapshot snapshot = new Snapshot(
                cycle.unitId(),
                day(plan, effectiveOn),
                all.stream().filter(unit -> !unit.hasEnded()).collect(Collectors.toMap(Unit::id, Unit::kind)),
                posts.ofUnits(unitIds).stream().collect(Collectors.toMap(Post::id, Proposals::seat)),
                people(plan, city),
                earlier.nominated(),
                earlier.byCadre(),
                moves(plan),
                waivers.granted(plan.id()),
                waivers.addedSeats(plan.cycleId()));
        return new Proposal(snapshot, policy.terms());
    }

    private LocalDate day(Plan plan, @Nullable LocalDate effectiveOn) {
        LocalDate decided = plan.effectiveOn();
        return decided == null ? Objects.requireNonNullElseGet(effectiveOn, () -> LocalDate.now(clock)) : decided;
    }

    private Map<UUID, Snapshot.Person> people(Plan plan, UnitPath city) {
        Map<UUID, Grade> grades = dossiers.grades(plan.cycleId());
        Map<UUID, LocalDate> teams = tenures.leadingSince(city);
        Set<UUID> excellent = assessments.latelyExcellent(city);
        Set<UUID> wishing = wishes.wishing(WishKind.RESETTLEMENT, city);
        return placements.within(city).stream()
                .collect(Collectors.toMap(
                        Placements.Serving::id,
                        cadre -> new Snapshot.Person(
                                cadre.placement(),
                                cadre.details().postSince(),
                                teams.get(cadre.id()),
                                cadre.details().birthDate(),
                                cadre.details().sex(),
                                cadre.details().education(),
                                cadre.inIntensiveClass(),
                                grades.get(cadre.id()),
                                excellent.contains(cadre.id()),
                                wishing.contains(cadre.id())),
                        (one, same) -> one,
                        LinkedHashMap::new));
    }

    private Map<UUID, Snapshot.Proposed> moves(Plan plan) {
        return moves.ofPlan(plan.id()).stream()
                .collect(Collectors.toMap(Move::cadreId, Proposals::proposed, (one, same) -> one, TreeMap::new));
    }

    private static Snapshot.Proposed proposed(Move move) {
        return new Snapshot.Proposed(
                move.kind(),
                move.method(),
                move.rankAndBenefits(),
                move.origin(),
                move.target(),
                move.reason() != null);
    }

    private static Seat seat(Post post) {
        return new Seat(post.id(), post.unitId(), post.kind(), post.quota());
    }
}
