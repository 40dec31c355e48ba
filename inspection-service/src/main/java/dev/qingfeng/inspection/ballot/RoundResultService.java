package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.InspectionRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows the results of rounds to those who may know them; publishing them would be a leak 跑風漏氣. */
@ApplicationScoped
public class RoundResultService {

    private final BallotRoundRepository rounds;
    private final RoundResultRepository results;
    private final OpenRounds papers;
    private final Slips slips;
    private final CountSheetPrinter printer;
    private final AuditedReads reads;
    private final Registry registry;
    private final CallersRecusal recusal;
    private final Caller caller;

    RoundResultService(
            BallotRoundRepository rounds,
            RoundResultRepository results,
            OpenRounds papers,
            Slips slips,
            CountSheetPrinter printer,
            AuditedReads reads,
            Registry registry,
            CallersRecusal recusal,
            Caller caller) {
        this.rounds = rounds;
        this.results = results;
        this.papers = papers;
        this.slips = slips;
        this.printer = printer;
        this.reads = reads;
        this.registry = registry;
        this.recusal = recusal;
        this.caller = caller;
    }

    /**
     * The result of a round. Refuses with 404 one of a city that the caller does not see as a whole, with 403 who is of the leadership
     * team, on the ballot or stands aside from the unit, with 409 {@code round-not-closed} and {@code round-void} one that was not counted, and for
     * others than officers, who have to certify it, {@code round-not-certified} one that is not released.
     */
    @Transactional
    public RoundResultView get(UUID roundId) {
        BallotRound round = readable(roundId);
        RoundResult result = shown(round);
        return RoundResultView.of(result, round, papers.paper(round), slips.issued(roundId));
    }

    /** The same as the count sheet 計票單 that tellers sign. */
    @Transactional
    public byte[] print(UUID roundId, Language language) {
        BallotRound round = readable(roundId);
        RoundResult result = shown(round);
        return printer.print(round, result, papers.paper(round), language);
    }

    private BallotRound readable(UUID roundId) {
        BallotRound round = rounds.findByIdOptional(roundId)
                .filter(found ->
                        registry.governedCycle(found.cycleId(), caller.scope()).isPresent())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        recusal.requireNotJudged(round.unitId(), round.judged());
        recusal.requireReader(round.cycleId(), round.unitId());
        round.requireCounted();
        if (!caller.hasRole(ORGANIZATION_OFFICER)) {
            round.requireCertified();
        }
        return round;
    }

    private RoundResult shown(BallotRound round) {
        RoundResult result = results.findById(round.id());
        reads.shown(result);
        return result;
    }
}
