package dev.qingfeng.inspection.recommendation;

import dev.qingfeng.inspection.ballot.BallotsOnMembers;
import dev.qingfeng.inspection.ballotform.FormBlock;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.interview.Figures;
import dev.qingfeng.inspection.interview.HeardOfMembers;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the recommendations in interviews beside those of ballots. It tells nothing that the figures of interviews and the results of
 * certified rounds do not, and has no readers whom either refuses.
 */
@ApplicationScoped
public class RecommendationService {

    private static final int SELECTED = 1;

    private final UnitInspectionRepository inspections;
    private final HeardOfMembers interviews;
    private final BallotsOnMembers ballots;
    private final Registry registry;
    private final CallersRecusal recusal;
    private final AuditedReads reads;
    private final Caller caller;

    RecommendationService(
            UnitInspectionRepository inspections,
            HeardOfMembers interviews,
            BallotsOnMembers ballots,
            Registry registry,
            CallersRecusal recusal,
            AuditedReads reads,
            Caller caller) {
        this.inspections = inspections;
        this.interviews = interviews;
        this.ballots = ballots;
        this.registry = registry;
        this.recusal = recusal;
        this.reads = reads;
        this.caller = caller;
    }

    /**
     * What is told so far; leaves an audit row that says so. Refuses with 404 an inspection of a city that the caller does not see as a
     * whole, with 403 {@code own-leadership-team} who is of the leadership team or stood in one of the rounds, and {@code stands-aside} who stands aside from the unit.
     */
    @Transactional
    public RecommendationsView get(UUID inspectionId) {
        UnitInspection inspection = inspections
                .findByIdOptional(inspectionId)
                .filter(found ->
                        registry.governedCycle(found.cycleId(), caller.scope()).isPresent())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        recusal.requireNotJudged(inspection.unitId(), ballots.judged(inspectionId));
        recusal.requireReader(inspection.cycleId(), inspection.unitId());
        reads.shown(inspection);
        HeardOfMembers.Counted counted = interviews.counted(inspectionId).orElse(null);
        List<Figures.Recommended> heard =
                counted == null ? List.of() : counted.figures().recommendations();
        List<BallotsOnMembers.Said> voted = ballots.of(inspectionId).stream()
                .filter(said -> said.question().block() == FormBlock.RESERVE_CADRES)
                .filter(said -> said.question().selectsPeople())
                .toList();
        return new RecommendationsView(
                inspectionId, inspection.unitId(), counted == null ? null : counted.countedAt(), cadres(heard, voted));
    }

    private List<RecommendationsView.OfCadre> cadres(
            List<Figures.Recommended> heard, List<BallotsOnMembers.Said> voted) {
        Map<UUID, RegistryCadre> people = registry.people(Stream.concat(
                        heard.stream().map(Figures.Recommended::cadreId),
                        voted.stream().map(BallotsOnMembers.Said::cadreId))
                .collect(Collectors.toSet()));
        Map<UUID, RecommendationsView.OfCadre> cadres = new TreeMap<>(Comparator.comparing(UUID::toString));
        for (Figures.Recommended each : heard) {
            of(cadres, people, each.cadreId())
                    .inInterviews()
                    .add(new RecommendationsView.InInterviews(each.post(), each.people()));
        }
        for (BallotsOnMembers.Said each : voted) {
            of(cadres, people, each.cadreId())
                    .onBallots()
                    .add(new RecommendationsView.OnBallots(
                            each.round(),
                            each.certifiedAt(),
                            each.question().text(),
                            each.counts().get(SELECTED),
                            each.ballots()));
        }
        return List.copyOf(cadres.values());
    }

    /** Whoever the registry no longer has stays under the id of then. */
    private static RecommendationsView.OfCadre of(
            Map<UUID, RecommendationsView.OfCadre> cadres, Map<UUID, RegistryCadre> people, UUID cadreId) {
        RegistryCadre person = people.get(cadreId);
        return cadres.computeIfAbsent(
                person == null ? cadreId : person.id(),
                id -> new RecommendationsView.OfCadre(id, new ArrayList<>(), new ArrayList<>()));
    }
}
