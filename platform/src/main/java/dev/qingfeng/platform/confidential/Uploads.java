package dev.qingfeng.platform.confidential;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The files that came in with a request, or in the course of what goes on beside requests; gone with it. */
@RequestScoped
public class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);

    private static final List<PaperType> PAPERS = List.of(PaperType.values());

    /** Metadata is taken out of one file at a time. */
    static final Semaphore ONE = new Semaphore(1, true);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Instance<FileScanner> scanners;
    private final List<Upload> received = new ArrayList<>();

    Uploads(@Any Instance<FileScanner> scanners) {
        this.scanners = scanners;
    }

    /** See {@link Upload#of}. */
    public Upload receive(InputStream content, int megabytes) throws IOException {
        Upload upload = Upload.of(content, megabytes);
        received.add(upload);
        return upload;
    }

    /**
     * A paper that was received, scanned and without its metadata: none of what says where, when, by whom or with what it was made, and
     * nothing that is not shown. What cannot be is refused when it is to be kept, as {@link ConfidentialFiles#keep} does, and with the
     * code of a {@link FileScanner}. Refuses with 503 {@code too-many-files} where others are at work for too long. In no transaction.
     */
    public Upload withoutMetadata(Upload upload) throws IOException {
        upload.look(PAPERS);
        if (!upload.isInOrder()) {
            return upload;
        }
        try {
            for (FileScanner scanner : scanners) {
                try (InputStream plain = Channels.newInputStream(upload.plain())) {
                    scanner.scan(plain);
                }
            }
        } catch (ProblemException refusal) {
            upload.refuse(refusal.code());
            return upload;
        }
        Upload bare = bare(upload);
        if (bare == null) {
            return upload;
        }
        received.add(bare);
        upload.close();
        bare.look(PAPERS);
        return bare;
    }

    private static @Nullable Upload bare(Upload upload) throws IOException {
        boolean taken = false;
        try {
            taken = ONE.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!taken) {
                throw ProblemException.of(PlatformProblem.TOO_MANY_FILES);
            }
            return upload.withoutMetadata(LONGEST, LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(PlatformProblem.TOO_MANY_FILES);
        } finally {
            if (taken) {
                ONE.release();
            }
        }
    }

    @PreDestroy
    void close() {
        for (Upload upload : received) {
            try {
                upload.close();
            } catch (IOException e) {
                LOG.warn("A temporary file could not be closed", e);
            }
        }
    }
}
