package dev.qingfeng.platform.confidential;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/**
 * Moves the data keys of all confidential texts under the current key of the configuration. Once it is through, a former key can be
 * taken out of the configuration. Files have a rotation of their own, see {@link ConfidentialFiles#rotate}.
 */
@Singleton
public class KeyRotation {

    private static final int AT_ONCE = 200;

    private final Instance<RotatedKeys> keys;
    private final Instance<Envelope> envelope;

    KeyRotation(@Any Instance<RotatedKeys> keys, Instance<Envelope> envelope) {
        this.keys = keys;
        this.envelope = envelope;
    }

    @Scheduled(
            every = "1h",
            delayed = "1m",
            identity = "rotate-keys",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void rotate() {
        for (RotatedKeys each : keys) {
            int moved;
            do {
                moved = QuarkusTransaction.requiringNew().call(() -> each.moveSome(envelope.get(), AT_ONCE));
            } while (moved == AT_ONCE);
        }
    }
}
