package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.ConclusionCondition;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** An inspection waits for each round that was opened until it is counted or void: its box is not left to itself. */
@ApplicationScoped
class RoundsOverInTime implements ConclusionCondition {

    private final BallotRoundRepository rounds;

    RoundsOverInTime(BallotRoundRepository rounds) {
        this.rounds = rounds;
    }

    @Override
    public List<Unmet> missing(UnitInspection inspection, Instant endsAt) {
        return rounds.openOrSealed(inspection.id()).stream()
                .map(round -> Rule.SECRET_BALLOT.unmet("round-not-over", round.toString()))
                .toList();
    }
}
