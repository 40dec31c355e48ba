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
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Records the bulk scans that wait, by turns: first each page is read, then the pages of each pledge are recorded. Each step is a
 * transaction of its own, so that after a break the next look goes on where it stood; one more holds the row that says who is at
 * work.
 */
@ApplicationScoped
public class DueBulkScans {

    private static final Logger LOG = Logger.getLogger(DueBulkScans.class);

    /** Then it is somebody else's turn, once the step that is being done has ended. */
    private static final Duration TURN = Duration.ofMinutes(5);

    /** Of a turn with its last step, whose pages may wait for others' and then be long in drawing. */
    private static final Duration LONGEST = Duration.ofHours(2);

    /** Of all pages of a file, in all its turns; a scanner's take a second or two each. */
    private static final Duration LONGEST_READING = Duration.ofMinutes(30);

    /** For what could be read, so that it is not lost for what could not. */
    private static final Duration LONGEST_RECORDING = Duration.ofMinutes(30);

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
     * is given up, and the rest of the file is not. What is left when its time is over is left to be assigned by hand.
     */
    @Scheduled(
            every = "${qingfeng.pledge.bulk-scan-interval}",
            identity = "bulk-scans",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        boolean more = true;
        while (more) {
            more = runNext(TURN);
        }
    }

    /** The caller is whoever sent the file. */
    @ActivateRequestContext
    boolean runNext(Duration turn) {
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout((int) LONGEST.toSeconds())
                    .call(() -> run(turn));
        } catch (RuntimeException e) {
            LOG.error("A bulk scan could not be recorded", e);
            return false;
        }
    }

    private boolean run(Duration turn) {
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
            step(id, held -> keep(held, null, Duration.ZERO));
        } else if (isGivenUp) {
            Optional<UUID> unrecorded = apart(() -> bulkScans.nextPledge(id));
            if (unrecorded.isEmpty()) {
                end(id, BulkScan::fail);
                return true;
            }
            // The pledge on which it ended three times.
            step(id, held -> {
                recorder.giveUp(id, unrecorded.get());
                held.settle(Duration.ZERO);
            });
        }
        step(id, held -> held.begin(clock.instant()));
        FileContent content = apart(() -> files.open(bulkScan.fileId(), BulkScan.place(bulkScan.fileId())));
        long begun = System.nanoTime();
        try (SeekableByteChannel file = content.channel()) {
            boolean more = true;
            while (more) {
                more = goOn(id, file) && since(begun).compareTo(turn) < 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    /** Reads the next page, or records the next pledge; false where it has ended with that. */
    private boolean goOn(UUID id, SeekableByteChannel file) {
        BulkScan bulkScan = apart(() -> bulkScans.findById(id));
        if (bulkScan.pagesRead() < bulkScan.pages()) {
            return read(bulkScan, file);
        }
        Optional<UUID> unrecorded = apart(() -> bulkScans.nextPledge(id));
        if (unrecorded.isEmpty()) {
            end(id, BulkScan::finish);
            return false;
        }
        return record(bulkScan, unrecorded.get(), file);
    }

    /** With whoever is at work: if it is broken off here, it ends next time. */
    private void end(UUID id, BiConsumer<BulkScan, Instant> how) {
        BulkScan bulkScan = bulkScans.hold(id);
        bulkScans.isDueNoMore(id);
        if (bulkScan.hasEnded()) {
            return;
        }
        how.accept(bulkScan, clock.instant());
        outbox.publish(bulkScan, ended -> BulkScanProgressed.of(ended, bulkScans.pagesOf(id)));
    }

    private boolean read(BulkScan bulkScan, SeekableByteChannel file) {
        if (bulkScan.reading().compareTo(LONGEST_READING) >= 0) {
            return step(bulkScan.id(), held -> {
                while (held.pagesRead() < held.pages()) {
                    keep(held, null, Duration.ZERO);
                }
            });
        }
        long begun = System.nanoTime();
        FormCode code = code(file, bulkScan.pagesRead());
        return step(bulkScan.id(), held -> keep(held, code, since(begun)));
    }

    /** @param index counts from 0 */
    private @Nullable FormCode code(SeekableByteChannel file, int index) {
        try {
            return images.code(file, index);
        } catch (IOException e) {
            // A page that cannot be shown is one that cannot be read; what it holds stays out of the log.
            LOG.infof(
                    "A page of a bulk scan could not be shown: %s", e.getClass().getSimpleName());
            return null;
        }
    }

    private void keep(BulkScan bulkScan, @Nullable FormCode code, Duration time) {
        bulkScan.progress(time);
        bulkScans.persist(new BulkScanPage(bulkScan.id(), bulkScan.pagesRead(), code));
    }

    private boolean record(BulkScan bulkScan, UUID pledge, SeekableByteChannel file) {
        UUID id = bulkScan.id();
        long begun = System.nanoTime();
        if (bulkScan.recording().compareTo(LONGEST_RECORDING) >= 0) {
            return settle(id, begun, () -> recorder.refuse(id, pledge, PlatformProblem.FILE_NOT_PLAIN));
        }
        List<Integer> needed = apart(() -> recorder.needed(id, pledge));
        try (DrawnPages drawn = recorder.draw(file, needed)) {
            return settle(id, begun, () -> recorder.record(id, pledge, drawn));
        } catch (ProblemException refusal) {
            if (refusal.code() == PlatformProblem.TOO_MANY_FILES) {
                // Nothing is wrong with the paper: it is looked at again later.
                throw refusal;
            }
            return settle(id, begun, () -> recorder.refuse(id, pledge, refusal.code()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean settle(UUID id, long begun, Runnable how) {
        return step(id, held -> {
            how.run();
            held.settle(since(begun));
        });
    }

    /** False, and does nothing, where whoever sent it has given it up. */
    private boolean step(UUID id, Consumer<BulkScan> step) {
        return apart(() -> {
            BulkScan held = bulkScans.hold(id);
            if (held.hasEnded()) {
                return false;
            }
            step.accept(held);
            return true;
        });
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static <T> T apart(Callable<T> step) {
        return QuarkusTransaction.requiringNew().call(step);
    }
}
