package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.confidential.ConfidentialFiles;
import dev.qingfeng.platform.confidential.FileContent;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.pledge.document.FormCode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Records the bulk scans that wait, one after the other: first each page is read, then the pages of each pledge are recorded. Each
 * step is a transaction of its own, so that after a break the next look goes on where it stood; one more holds the row that says
 * who is at work.
 */
@ApplicationScoped
public class DueBulkScans {

    private static final Logger LOG = Logger.getLogger(DueBulkScans.class);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int MOST_ATTEMPTS = 3;

    private final BulkScanRepository bulkScans;
    private final PaperRecorder recorder;
    private final PageImages images;
    private final ConfidentialFiles files;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    DueBulkScans(
            BulkScanRepository bulkScans,
            PaperRecorder recorder,
            PageImages images,
            ConfidentialFiles files,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.bulkScans = bulkScans;
        this.recorder = recorder;
        this.images = images;
        this.files = files;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Records whatever waits. What fails by our fault is gone on with next time; what failed three times, be it a page or a pledge,
     * is given up, and the rest of the file is not.
     */
    @Scheduled(
            every = "${qingfeng.pledge.bulk-scan-interval}",
            identity = "bulk-scans",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        boolean more = true;
        while (more) {
            more = runNext();
        }
    }

    /** The caller is whoever sent the file. */
    @ActivateRequestContext
    boolean runNext() {
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout((int) LONGEST.toSeconds())
                    .call(this::run);
        } catch (RuntimeException e) {
            LOG.error("A bulk scan could not be recorded", e);
            return false;
        }
    }

    private boolean run() {
        Optional<UUID> claimed = bulkScans.claim();
        if (claimed.isEmpty()) {
            return false;
        }
        UUID id = claimed.get();
        BulkScan bulkScan = apart(() -> bulkScans.findById(id));
        if (bulkScan.hasEnded()) {
            bulkScans.isDueNoMore(id);
            return true;
        }
        caller.represent(bulkScan.requestedBy(), bulkScan.scope());
        // Counted when it is begun: what killed the service counts too.
        boolean isGivenUp = bulkScan.attempts() >= MOST_ATTEMPTS;
        if (isGivenUp && bulkScan.pagesRead() < bulkScan.pages()) {
            // The page on which it ended three times.
            apart(() -> keep(id, bulkScan.pagesRead() + 1, null));
        } else if (isGivenUp) {
            List<UUID> unrecorded = apart(() -> bulkScans.pledgesRead(id));
            if (unrecorded.isEmpty()) {
                end(id, BulkScan::fail);
                return true;
            }
            // The pledge on which it ended three times.
            settle(id, () -> recorder.giveUp(id, unrecorded.get(0)));
        }
        apart(() -> {
            bulkScans.findById(id).begin();
            return id;
        });
        FileContent content = apart(() -> files.open(bulkScan.fileId(), BulkScan.place(bulkScan.fileId())));
        try (SeekableByteChannel file = content.channel()) {
            read(id, file);
            for (UUID pledge : apart(() -> bulkScans.pledgesRead(id))) {
                record(id, pledge, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        end(id, BulkScan::finish);
        return true;
    }

    /** With whoever is at work: if it is broken off here, it ends next time. */
    private void end(UUID id, BiConsumer<BulkScan, Instant> how) {
        BulkScan bulkScan = bulkScans.findById(id);
        how.accept(bulkScan, clock.instant());
        bulkScans.isDueNoMore(id);
        outbox.publish(bulkScan, ended -> BulkScanProgressed.of(ended, bulkScans.pagesOf(List.of(id))));
    }

    private void read(UUID id, SeekableByteChannel file) {
        BulkScan bulkScan = apart(() -> bulkScans.findById(id));
        for (int page = bulkScan.pagesRead() + 1; page <= bulkScan.pages(); page++) {
            int number = page;
            FormCode code = code(file, page);
            apart(() -> keep(id, number, code));
        }
    }

    private @Nullable FormCode code(SeekableByteChannel file, int page) {
        try {
            return images.code(file, page - 1);
        } catch (IOException e) {
            // A page that cannot be shown is one that cannot be read; what it holds stays out of the log.
            LOG.infof(
                    "A page of a bulk scan could not be shown: %s", e.getClass().getSimpleName());
            return null;
        }
    }

    private UUID keep(UUID id, int page, @Nullable FormCode code) {
        bulkScans.persist(new BulkScanPage(id, page, code));
        bulkScans.findById(id).progress();
        return id;
    }

    private void record(UUID id, UUID pledge, SeekableByteChannel file) {
        List<Integer> needed = apart(() -> recorder.needed(id, pledge));
        try (DrawnPages drawn = recorder.draw(file, needed)) {
            settle(id, () -> recorder.record(id, pledge, drawn));
        } catch (ProblemException refusal) {
            if (refusal.code() == PlatformProblem.TOO_MANY_FILES) {
                // Nothing is wrong with the paper: it is looked at again later.
                throw refusal;
            }
            settle(id, () -> recorder.refuse(id, pledge, refusal.code()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void settle(UUID id, Callable<PageOutcome> how) {
        apart(() -> {
            PageOutcome outcome = how.call();
            bulkScans.findById(id).settle();
            return outcome;
        });
    }

    private static <T> T apart(Callable<T> step) {
        return QuarkusTransaction.requiringNew().call(step);
    }
}
