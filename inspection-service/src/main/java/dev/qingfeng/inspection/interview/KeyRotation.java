package dev.qingfeng.inspection.interview;

import dev.qingfeng.platform.confidential.Envelope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Moves the data keys of all interviews under the current key of the configuration. Once it is through, a former key can be
 * taken out of the configuration.
 */
@Singleton
class KeyRotation {

    private static final int AT_ONCE = 200;

    private final InterviewFileRepository files;
    private final Envelope envelope;

    KeyRotation(InterviewFileRepository files, Envelope envelope) {
        this.files = files;
        this.envelope = envelope;
    }

    @Scheduled(
            every = "1h",
            delayed = "1m",
            identity = "rotate-interview-keys",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void rotate() {
        int moved;
        do {
            moved = QuarkusTransaction.requiringNew().call(this::moveSome);
        } while (moved == AT_ONCE);
    }

    private int moveSome() {
        List<InterviewFile> some = files.notUnder(envelope.currentKey(), AT_ONCE);
        some.forEach(file -> file.rewrap(envelope));
        return some.size();
    }
}
