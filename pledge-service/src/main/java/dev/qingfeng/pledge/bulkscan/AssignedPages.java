package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a request that assigns a page will record, drawn before its transaction begins; gone with the request. */
@RequestScoped
class AssignedPages {

    private static final Logger LOG = Logger.getLogger(AssignedPages.class);

    private final BulkScanService bulkScans;
    private final PaperRecorder recorder;
    private @Nullable DrawnPages drawn;
    private @Nullable ProblemException refusal;

    AssignedPages(BulkScanService bulkScans, PaperRecorder recorder) {
        this.bulkScans = bulkScans;
        this.recorder = recorder;
    }

    /** Refuses nothing yet: the answer to the same request may be known, or another refusal come first. */
    @Transactional(Transactional.TxType.NEVER)
    void draw(UUID id, int page, AssignPageRequest request) {
        try {
            Optional<PagesToDraw> pages = bulkScans.toDraw(id, page, request);
            if (pages.isPresent()) {
                try (SeekableByteChannel file = pages.get().file().channel()) {
                    drawn = recorder.draw(file, pages.get().indexes());
                }
            }
        } catch (ProblemException e) {
            refusal = e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null where none were needed. Refuses with 422 {@code file-damaged} what could not be drawn. */
    @Nullable
    DrawnPages drawn() {
        if (refusal != null) {
            throw refusal;
        }
        return drawn;
    }

    @PreDestroy
    void close() {
        if (drawn != null) {
            try {
                drawn.close();
            } catch (IOException e) {
                LOG.warn("A temporary file could not be closed", e);
            }
        }
    }
}
