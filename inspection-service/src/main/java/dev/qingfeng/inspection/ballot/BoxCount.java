package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.ballotbox.BallotDamagedException;
import dev.qingfeng.inspection.ballotbox.BallotDigest;
import dev.qingfeng.inspection.ballotbox.BallotOpening;
import dev.qingfeng.inspection.ballotbox.BoxManifest;
import dev.qingfeng.inspection.ballotbox.ClosingKey;
import dev.qingfeng.inspection.ballotbox.KeyMismatchException;
import dev.qingfeng.inspection.ballotbox.KeyMisreadException;
import dev.qingfeng.inspection.ballotbox.KeySheet;
import dev.qingfeng.inspection.ballotform.BallotPaper;
import dev.qingfeng.inspection.ballotform.FilledBallot;
import dev.qingfeng.inspection.ballotform.Tally;
import dev.qingfeng.inspection.ballotform.TallyResult;
import dev.qingfeng.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Counts the ballots of a round once two keys are there: in memory, and what it writes in one transaction is the counts. Killed before
 * its end, the round is as sealed as it was, and the keys are to be handed in again.
 */
@ApplicationScoped
class BoxCount {

    private static final Logger LOG = Logger.getLogger(BoxCount.class);
    private static final int TIMEOUT_SECONDS = 900;

    private final BallotRoundRepository rounds;
    private final BoxOpeningRepository openings;
    private final RoundResultRepository results;
    private final OpenRounds papers;
    private final BallotBox box;
    private final InspectionConfig config;
    private final Outbox outbox;
    private final Clock clock;
    private final Map<UUID, Awaited> awaited = new ConcurrentHashMap<>();

    BoxCount(
            BallotRoundRepository rounds,
            BoxOpeningRepository openings,
            RoundResultRepository results,
            OpenRounds papers,
            BallotBox box,
            InspectionConfig config,
            Outbox outbox,
            Clock clock) {
        this.rounds = rounds;
        this.openings = openings;
        this.results = results;
        this.papers = papers;
        this.box = box;
        this.config = config;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** An attempt that this process holds the key of. */
    private record Awaited(UUID roundId, ClosingKey key) {}

    /** From now on, while this process runs, the attempt can succeed. */
    void await(BoxOpening opening, ClosingKey key) {
        awaited.values().removeIf(other -> other.roundId().equals(opening.roundId()));
        awaited.put(opening.id(), new Awaited(opening.roundId(), key));
    }

    /** Keys may come in by another replica of the service. */
    @Scheduled(
            every = "${qingfeng.inspection.box-interval}",
            identity = "count-ballots",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void countWhatIsReady() {
        awaited.forEach((id, held) -> {
            try {
                if (QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> isOver(id, held))) {
                    awaited.remove(id, held);
                }
            } catch (RuntimeException e) {
                // What is in a ballot or a key may be in the words of a failure.
                LOG.errorf("The box of round %s could not be counted: %s", held.roundId(), e.getClass());
                awaited.remove(id, held);
                QuarkusTransaction.requiringNew()
                        .run(() -> openings.forChange(held.roundId(), id)
                                .ifPresent(opening -> opening.end(BoxOpeningOutcome.GIVEN_UP)));
            }
        });
    }

    private boolean isOver(UUID id, Awaited held) {
        BallotRound round = rounds.lock(held.roundId());
        // One that was begun in a transaction that is not committed yet, or never will be.
        BoxOpening opening = openings.forChange(held.roundId(), id).orElse(null);
        if (opening == null) {
            return false;
        }
        if (opening.state() == BoxOpeningState.ENDED) {
            return true;
        }
        if (round.state() != RoundState.SEALED || clock.instant().isAfter(opening.lastsUntil())) {
            opening.end(BoxOpeningOutcome.GIVEN_UP);
            return true;
        }
        if (!opening.isReady()) {
            return false;
        }
        opening.end(count(round, opening, held.key()));
        return true;
    }

    private BoxOpeningOutcome count(BallotRound round, BoxOpening opening, ClosingKey key) {
        List<SealedSheet> sheets = opening.keys();
        BallotPaper paper = papers.paper(round);
        Tally tally = new Tally(paper);
        try (KeySheet one = sheet(key, sheets.get(0));
                KeySheet other = sheet(key, sheets.get(1));
                BallotOpening opened = BallotOpening.of(round.id(), one, other, round.publicKeys())) {
            // Two sheets of whoever it may be are not two people.
            if (one.holder() != sheets.get(0).number()
                    || other.holder() != sheets.get(1).number()) {
                return BoxOpeningOutcome.KEYS_DO_NOT_FIT;
            }
            List<BallotDigest> digests = new ArrayList<>();
            box.read(round.id(), some -> {
                some.forEach(ballot -> digests.add(BallotDigest.of(ballot)));
                List<FilledBallot> filled = some.parallelStream()
                        .map(ballot -> paper.decode(opened.open(ballot)))
                        .toList();
                filled.forEach(tally::add);
            });
            if (!BoxManifest.of(digests).sha256().equals(round.boxSha256())) {
                return BoxOpeningOutcome.BOX_ALTERED;
            }
        } catch (KeyMisreadException | KeyMismatchException e) {
            return BoxOpeningOutcome.KEYS_DO_NOT_FIT;
        } catch (BallotDamagedException | IllegalArgumentException e) {
            // Damaged, twice in the box, or no ballot on the paper of this round.
            return BoxOpeningOutcome.BOX_ALTERED;
        }
        close(round, tally.result(config.smallestClassOfVoters()));
        return BoxOpeningOutcome.COUNTED;
    }

    private static KeySheet sheet(ClosingKey key, SealedSheet sealed) {
        return KeySheet.read(key.open(sealed.number(), sealed.sealedSheet()));
    }

    private void close(BallotRound round, TallyResult counts) {
        results.persist(new RoundResult(round.id(), counts, clock.instant()));
        box.empty(round.id());
        round.close(clock.instant());
        outbox.publish(round, RoundClosed::from);
    }
}
