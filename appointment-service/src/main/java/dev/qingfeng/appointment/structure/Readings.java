package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.CadreRepository;
import dev.qingfeng.appointment.plan.Move;
import dev.qingfeng.appointment.plan.MoveRepository;
import dev.qingfeng.appointment.plan.Plan;
import dev.qingfeng.appointment.plan.PlanService;
import dev.qingfeng.appointment.plan.Proposal;
import dev.qingfeng.appointment.plan.Proposals;
import dev.qingfeng.appointment.post.Post;
import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.appointment.principle.Snapshot;
import dev.qingfeng.appointment.principle.TargetState;
import dev.qingfeng.appointment.tenure.Tenure;
import dev.qingfeng.appointment.tenure.TenureRepository;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.audit.AuditedReads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the plans of those who see them, with the people and units that they touch. */
@ApplicationScoped
public class Readings {

    private final PlanService plans;
    private final Proposals proposals;
    private final MoveRepository moves;
    private final CadreRepository cadres;
    private final TenureRepository tenures;
    private final PostRepository posts;
    private final UnitRepository units;
    private final AuditedReads reads;

    Readings(
            PlanService plans,
            Proposals proposals,
            MoveRepository moves,
            CadreRepository cadres,
            TenureRepository tenures,
            PostRepository posts,
            UnitRepository units,
            AuditedReads reads) {
        this.plans = plans;
        this.proposals = proposals;
        this.moves = moves;
        this.cadres = cadres;
        this.tenures = tenures;
        this.posts = posts;
        this.units = units;
        this.reads = reads;
    }

    /**
     * In the registry as it is now. Refuses with 404 a plan that is not the caller's to see. Leaves a row in the audit.
     *
     * @param effectiveOn see {@link Proposals#of}
     */
    @Transactional
    Reading of(UUID planId, @Nullable LocalDate effectiveOn) {
        Plan plan = plans.get(planId);
        reads.shown(plan);
        return of(plan, proposals.of(plan, effectiveOn), moves.ofPlan(planId));
    }

    /** Of another plan of the same cycle. Refuses with 422 {@code unknown-reference}. Leaves a row in the audit. */
    @Transactional(Transactional.TxType.MANDATORY)
    Reading against(Reading reading, UUID againstId, @Nullable LocalDate effectiveOn) {
        Plan against = plans.against(reading.plan(), againstId);
        reads.shown(against);
        return of(against, proposals.of(against, effectiveOn), moves.ofPlan(againstId));
    }

    /** Of the city as it is, with what was decided before, as if the plan moved nobody and were let off from nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    Reading withoutPlan(Reading reading) {
        return of(reading.plan(), reading.proposal().withoutPlan(), List.of());
    }

    private Reading of(Plan plan, Proposal proposal, List<Move> proposed) {
        Snapshot snapshot = proposal.snapshot();
        TargetState state = new TargetState(snapshot);
        List<UUID> leading = Teams.leading(state);
        Map<UUID, Cadre> people =
                people(Stream.concat(leading.stream(), proposed.stream().map(Move::cadreId))
                        .collect(Collectors.toSet()));
        Map<UUID, List<Tenure>> careers = tenures.ofCadres(leading);
        Map<UUID, Post> held = posts.byIds(careers.values().stream()
                .flatMap(List::stream)
                .map(Tenure::postId)
                .collect(Collectors.toSet()));
        Map<UUID, Place> places = places(Stream.of(
                        snapshot.units().keySet().stream(),
                        held.values().stream().map(Post::unitId),
                        proposed.stream()
                                .flatMap(move -> Stream.of(
                                        move.origin().unitId(), move.target().unitId())))
                .flatMap(Function.identity())
                .collect(Collectors.toSet()));
        return new Reading(plan, proposed, proposal, new Teams(state, posts(careers, held, places)), people, places);
    }

    private Map<UUID, Cadre> people(Collection<UUID> ids) {
        return cadres.list("id in ?1", ids).stream().collect(Collectors.toMap(Cadre::id, Function.identity()));
    }

    private Map<UUID, Place> places(Collection<UUID> ids) {
        return units.list("id in ?1", ids).stream()
                .map(Place::from)
                .collect(Collectors.toMap(Place::id, Function.identity()));
    }

    private static Map<UUID, List<Teams.Held>> posts(
            Map<UUID, List<Tenure>> careers, Map<UUID, Post> held, Map<UUID, Place> places) {
        return careers.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        Tenure::cadreId,
                        Collectors.mapping(
                                tenure -> {
                                    Post post = Objects.requireNonNull(held.get(tenure.postId()));
                                    Place place = Objects.requireNonNull(places.get(post.unitId()));
                                    return new Teams.Held(place.id(), place.kind(), tenure.since());
                                },
                                Collectors.toList())));
    }
}
