package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Ends sittings that nobody ended: a slip that somebody kept is not good for days. */
@ApplicationScoped
class ForgottenSittings {

    private static final Logger LOG = Logger.getLogger(ForgottenSittings.class);

    private final BallotRoundRepository rounds;
    private final BallotBox box;
    private final InspectionConfig config;
    private final Clock clock;

    ForgottenSittings(BallotRoundRepository rounds, BallotBox box, InspectionConfig config, Clock clock) {
        this.rounds = rounds;
        this.box = box;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${qingfeng.inspection.sittings-interval}",
            identity = "end-sittings",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void endThem() {
        Instant longAgo = clock.instant().minus(config.longestSitting());
        List<UUID> found = QuarkusTransaction.requiringNew().call(() -> rounds.openSince(longAgo));
        for (UUID id : found) {
            try {
                QuarkusTransaction.requiringNew().run(() -> end(id, longAgo));
            } catch (RuntimeException e) {
                LOG.errorf("A sitting of round %s goes on: %s", id, e.getClass());
            }
        }
    }

    private void end(UUID id, Instant longAgo) {
        BallotRound round = rounds.lock(id);
        if (round.state() == RoundState.OPEN) {
            box.waitForThoseWhoVote(id);
            round.endSittingsOpenSince(longAgo, clock.instant());
        }
    }
}
