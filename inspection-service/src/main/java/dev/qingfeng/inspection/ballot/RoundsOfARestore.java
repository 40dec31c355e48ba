package dev.qingfeng.inspection.ballot;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.RestoreFollower;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Makes void what a restored database takes for open: ballots were cast since that are not in it, and slips that it takes for good were
 * used.
 * So is one whose keys were fetched: it may have been held since, and keys never serve twice. What one officer said of a box that is sealed
 * is said anew.
 */
@ApplicationScoped
class RoundsOfARestore implements RestoreFollower {

    static final String REASON = "restored from backup";

    private final BallotRoundRepository rounds;
    private final BallotBox box;
    private final Outbox outbox;
    private final Clock clock;

    RoundsOfARestore(BallotRoundRepository rounds, BallotBox box, Outbox outbox, Clock clock) {
        this.rounds = rounds;
        this.box = box;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void restored() {
        rounds.proposedVoid().forEach(BallotRound::forgetProposedVoid);
        rounds.openOrReady().forEach(round -> {
            round.makeVoid(clock.instant(), REASON);
            box.empty(round.id());
            outbox.publish(round, RoundVoided::from);
        });
    }
}
