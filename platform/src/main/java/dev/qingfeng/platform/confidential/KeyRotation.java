package dev.qingfeng.platform.confidential;

import dev.qingfeng.platform.replay.OperatorCommand;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
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
        return notUnder(Set.of(envelope.get().currentKey()));
    }

    private long notUnder(Set<String> wrappingKeys) {
        long found = 0;
        for (RotatedKeys each : keys) {
            found += QuarkusTransaction.requiringNew().call(() -> each.notUnder(wrappingKeys));
        }
        return found;
    }

    /**
     * Throws {@link IllegalStateException} if something confidential is under a wrapping key that the configuration lacks: taken out too
     * early, or needed again after a restore. The service does not start then, rather than fail at one case and not at another.
     */
    public void requireWrappingKeys() {
        long closed = notUnder(envelope.get().wrappingKeys());
        if (closed > 0) {
            throw new IllegalStateException(
                    "%d data keys are under wrapping keys that are not in qingfeng.confidential.keys: put the former key back, and run"
                                    .formatted(closed)
                            + " rotate-keys");
        }
    }

    void requireWrappingKeysAtStart(@Observes StartupEvent event) {
        requireWrappingKeys();
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
