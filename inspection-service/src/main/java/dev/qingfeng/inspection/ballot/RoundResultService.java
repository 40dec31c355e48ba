package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows the results of rounds to those who may know them; publishing them would be a leak 跑風漏氣. */
@ApplicationScoped
public class RoundResultService {

    private final BallotRoundRepository rounds;
    private final RoundResultRepository results;
    private final OpenRounds papers;
    private final AuditedReads reads;
    private final Registry registry;
    private final CallersRecusal recusal;
    private final Caller caller;

    RoundResultService(
            BallotRoundRepository rounds,
            RoundResultRepository results,
            OpenRounds papers,
            AuditedReads reads,
            Registry registry,
            CallersRecusal recusal,
            Caller caller) {
        this.rounds = rounds;
        this.results = results;
        this.papers = papers;
        this.reads = reads;
        this.registry = registry;
        this.recusal = recusal;
        this.caller = caller;
    }

    /**
     * The result of a round. Refuses with 404 one of a city that the caller does not see as a whole, with 403 who is of the leadership
     * team or stands aside from the unit, with 409 {@code round-not-closed} one that was not counted.
     */
    @Transactional
    public RoundResultView get(UUID roundId) {
        BallotRound round = rounds.findByIdOptional(roundId)
                .filter(found ->
                        registry.governedCycle(found.cycleId(), caller.scope()).isPresent())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        recusal.requireNotJudged(round.unitId());
        recusal.requireReader(round.cycleId(), round.unitId());
        RoundResult result = results.findByIdOptional(roundId)
                .orElseThrow(() -> ProblemException.of(InspectionProblem.ROUND_NOT_CLOSED));
        reads.shown(result);
        return RoundResultView.of(result, round.papers(), papers.paper(round));
    }
}
