package dev.qingfeng.platform.confidential;

import dev.qingfeng.platform.confidential.RotatedKeys.Moved;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Moves the data keys of all that is confidential from the former keys of the configuration under the current one. Once none is left under
 * a former key, that one can be taken out of the configuration. The service may run meanwhile, and several rotations may; one that was
 * broken off is begun again, and finds what is left.
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
            every = "${qingfeng.key-rotation-interval}",
            delayed = "1m",
            identity = "rotate-keys",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void rotateByTheClock() {
        rotate();
    }

    /**
     * What became of those under former keys.
     *
     * @param moved how many moved
     * @param unopened how many do not open: they were changed, or the configuration lacks their wrapping key
     */
    public record Rotated(long moved, long unopened) {}

    /** Moves those that nobody else holds just then; those that do not open stay as they are and are logged. */
    public Rotated rotate() {
        long moved = 0;
        long unopened = 0;
        for (RotatedKeys each : keys) {
            Moved some = new Moved(0, List.of(), RotatedKeys.START);
            do {
                UUID after = some.last();
                some = QuarkusTransaction.requiringNew().call(() -> each.moveSome(envelope.get(), after, AT_ONCE));
                some.unopened().forEach(LOG::error);
                moved += some.moved();
                unopened += some.unopened().size();
            } while (!some.areAll(AT_ONCE));
        }
        long closed = notUnder(envelope.get().wrappingKeys());
        if (closed > 0) {
            LOG.errorf("%d data keys are under wrapping keys that are not in qingfeng.confidential.keys", closed);
        }
        return new Rotated(moved, unopened + closed);
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
                    "%d data keys are under wrapping keys that are not in qingfeng.confidential.keys: put the former key back, also"
                                    .formatted(closed)
                            + " among the former-keys, and run rotate-keys");
        }
    }

    void requireWrappingKeysAtStart(@Observes StartupEvent event) {
        requireWrappingKeys();
    }

    /** The same for operators. */
    static final class Commands {

        private static final int SOME_LEFT = 3;
        private static final int PAUSE_MILLIS = 200;

        /** Ends with 3 if some are left: they do not open, are held, or a process that knows nothing of the new key adds to them. */
        @Produces
        @Singleton
        OperatorCommand rotate(
                KeyRotation rotation,
                Instance<Envelope> envelope,
                Clock clock,
                @ConfigProperty(name = "qingfeng.command-patience") Duration patience) {
            return new OperatorCommand("rotate-keys", () -> {
                Instant end = clock.instant().plus(patience);
                Rotated rotated = rotation.rotate();
                long moved = rotated.moved();
                long left = rotation.left();
                while (left > rotated.unopened() && clock.instant().isBefore(end)) {
                    Thread.sleep(PAUSE_MILLIS);
                    rotated = rotation.rotate();
                    moved += rotated.moved();
                    left = rotation.left();
                }
                String current = envelope.get().currentKey();
                if (left > 0) {
                    LOG.errorf(
                            "%d data keys were moved under the key %s; %d are under another one still, and their keys are"
                                    + " needed: %d of them do not open, see above; for the others, run this again once every process"
                                    + " of the service has the new key, and the former one among its former-keys",
                            moved, current, left, rotated.unopened());
                    return SOME_LEFT;
                }
                LOG.infof("%d data keys were moved; all are under the key %s", moved, current);
                return OperatorCommand.DONE;
            });
        }
    }
}
