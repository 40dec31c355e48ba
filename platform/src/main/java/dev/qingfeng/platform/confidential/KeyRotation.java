package dev.qingfeng.platform.confidential;

import dev.qingfeng.platform.replay.OperatorCommand;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Moves the data keys of all that is confidential under the current key of the configuration. Once none is left under a former key,
 * that one can be taken out of the configuration. The service may run meanwhile, and several rotations may; one that was broken off
 * is begun again, and finds what is left.
 */
@Singleton
public class KeyRotation {

    private static final Logger LOG = Logger.getLogger(KeyRotation.class);
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
    void rotateByTheClock() {
        rotate();
    }

    /** Moves those that nobody else holds just then; returns how many. */
    public long rotate() {
        long all = 0;
        for (RotatedKeys each : keys) {
            int moved;
            do {
                moved = QuarkusTransaction.requiringNew().call(() -> each.moveSome(envelope.get(), AT_ONCE));
                all += moved;
            } while (moved == AT_ONCE);
        }
        return all;
    }

    /** How many data keys are not under the current key. */
    public long left() {
        long left = 0;
        for (RotatedKeys each : keys) {
            left += QuarkusTransaction.requiringNew().call(() -> each.left(envelope.get()));
        }
        return left;
    }

    /** The same for operators. */
    static final class Commands {

        private static final int SOME_LEFT = 3;
        private static final int PAUSE_MILLIS = 200;

        /** Ends with 3 if some are left: somebody holds them, or a process that knows nothing of the new key adds to them. */
        @Produces
        @Singleton
        OperatorCommand rotate(
                KeyRotation rotation,
                Instance<Envelope> envelope,
                Clock clock,
                @ConfigProperty(name = "qingfeng.command-patience") Duration patience) {
            return new OperatorCommand("rotate-keys", () -> {
                Instant end = clock.instant().plus(patience);
                long moved = rotation.rotate();
                long left = rotation.left();
                while (left > 0 && clock.instant().isBefore(end)) {
                    Thread.sleep(PAUSE_MILLIS);
                    moved += rotation.rotate();
                    left = rotation.left();
                }
                String current = envelope.get().currentKey();
                if (left > 0) {
                    LOG.errorf(
                            "%d data keys were moved under the key %s; %d are under another one still, and their keys are"
                                    + " needed: run this again once every process of the service has the new key",
                            moved, current, left);
                    return SOME_LEFT;
                }
                LOG.infof("%d data keys were moved; all are under the key %s", moved, current);
                return OperatorCommand.DONE;
            });
        }
    }
}
