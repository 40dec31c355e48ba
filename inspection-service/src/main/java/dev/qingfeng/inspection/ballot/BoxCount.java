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
import dev.qingfeng.inspection.ballotform.Tally;
import dev.qingfeng.inspection.ballotform.TallyResult;
import dev.qingfeng.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
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
    private final TransactionSynchronizationRegistry transaction;
    private final Map<UUID, Awaited> awaited = new ConcurrentHashMap<>();

    BoxCount(
            BallotRoundRepository rounds,
            BoxOpeningRepository openings,
            RoundResultRepository results,
            OpenRounds papers,
            BallotBox box,
            InspectionConfig config,
            Outbox outbox,
            Clock clock,
            TransactionSynchronizationRegistry transaction) {
        this.rounds = rounds;
        this.openings = openings;
        this.results = results;
        this.papers = papers;
        this.box = box;
        this.config = config;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** An attempt that this process holds the key of. */
    private record Awaited(UUID roundId, ClosingKey key) {}

    /** Once the transaction is committed, and while this process runs, the attempt can succeed. */
    void await(BoxOpening opening, ClosingKey key) {
        UUID id = opening.id();
        Awaited begun = new Awaited(opening.roundId(), key);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to do before it is committed.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    awaited.put(id, begun);
                }
            }
        });
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
                giveUp(id, held);
            }
        });
    }

    /** One that only waits goes on waiting: the database may have been away. */
    private void giveUp(UUID id, Awaited held) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> openings.forChange(held.roundId(), id)
                            .filter(BoxOpening::isReady)
                            .ifPresent(opening -> opening.end(BoxOpeningOutcome.GIVEN_UP)));
        } catch (RuntimeException e) {
            LOG.errorf("An attempt to open the box of round %s stays: %s", held.roundId(), e.getClass());
        }
    }

    /** Whatever process began them, what was handed in for it does not stay. */
    @Scheduled(
            every = "${qingfeng.inspection.openings-interval}",
            identity = "end-box-openings",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void endWhatIsOver() {
        QuarkusTransaction.requiringNew()
                .run(() -> openings.waitingSince(clock.instant().minus(BoxOpening.LASTS.multipliedBy(2)))
                        .forEach(opening -> opening.end(BoxOpeningOutcome.GIVEN_UP)));
    }

    private boolean isOver(UUID id, Awaited held) {
        BallotRound round = rounds.lock(held.roundId());
        BoxOpening opening = openings.forChange(held.roundId(), id).orElseThrow();
        if (opening.state() == BoxOpeningState.ENDED) {
            return true;
        }
        if (round.state() == RoundState.SEALED && opening.isReady()) {
            opening.end(count(round, opening, held.key()));
            return true;
        }
        if (round.state() != RoundState.SEALED || clock.instant().isAfter(opening.lastsUntil())) {
            opening.end(BoxOpeningOutcome.GIVEN_UP);
            return true;
        }
        return false;
    }

    private BoxOpeningOutcome count(BallotRound round, BoxOpening opening, ClosingKey key) {
        List<SealedSheet> sheets = opening.keys();
        BallotPaper paper = papers.paper(round);
        Tally tally = new Tally(paper);
        try (KeySheet one = sheet(round, opening, key, sheets.get(0));
                KeySheet other = sheet(round, opening, key, sheets.get(1));
                BallotOpening opened = BallotOpening.of(round.id(), one, other, round.publicKeys())) {
            List<BallotDigest> cast = new ArrayList<>();
            box.read(round.id(), false, some -> {
                some.forEach(ballot -> cast.add(BallotDigest.of(ballot)));
                some.parallelStream()
                        .map(ballot -> paper.decode(opened.open(ballot)))
                        .toList()
                        .forEach(tally::add);
            });
            List<BallotDigest> onPaper = new ArrayList<>();
            box.read(round.id(), true, some -> {
                some.forEach(ballot -> onPaper.add(BallotDigest.of(ballot)));
                some.parallelStream()
                        .map(ballot -> paper.decodePaper(opened.open(ballot)))
                        .toList()
                        .forEach(filled -> filled.ifPresentOrElse(tally::add, tally::addSpoilt));
            });
            if (!BoxManifest.of(cast).sha256().equals(round.boxSha256())
                    || !BoxManifest.of(onPaper).sha256().equals(round.papers().manifestSha256())) {
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

    /** Two sheets of whoever it may be are not two people: each hands in their own. */
    private static KeySheet sheet(BallotRound round, BoxOpening opening, ClosingKey key, SealedSheet sealed) {
        try {
            KeySheet sheet = KeySheet.read(key.open(sealed.number(), sealed.sealedSheet()));
            if (sheet.holder() == sealed.number() && sheet.isOf(round.id())) {
                return sheet;
            }
            sheet.close();
        } catch (KeyMisreadException e) {
            opening.unfit(sealed.number(), e.line());
            throw e;
        } catch (KeyMismatchException e) {
            opening.unfit(sealed.number(), 0);
            throw e;
        }
        opening.unfit(sealed.number(), 0);
        throw new KeyMismatchException(KeyMismatchException.Reason.OTHER_KEY);
    }

    private void close(BallotRound round, TallyResult counts) {
        results.persist(new RoundResult(round.id(), counts, clock.instant()));
        box.empty(round.id());
        round.close(clock.instant());
        outbox.publish(round, RoundClosed::from);
    }
}
