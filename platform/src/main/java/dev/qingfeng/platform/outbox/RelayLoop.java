package dev.qingfeng.platform.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Relays round after round until it is told to stop. A round that fails, with whatever it fails, is followed by the next one
 * after a pause; only a JVM that cannot go on ends the loop, and {@link #isDead} then says so.
 */
final class RelayLoop implements Runnable {

    private static final Logger LOG = Logger.getLogger(RelayLoop.class);

    private final Round round;
    private final Duration poll;
    private final Duration pauseAfterFailure;
    private final Semaphore signals = new Semaphore(0);
    private volatile boolean running = true;
    private volatile boolean dead;

    RelayLoop(Round round, Duration poll, Duration pauseAfterFailure) {
        this.round = round;
        this.poll = poll;
        this.pauseAfterFailure = pauseAfterFailure;
    }

    /** One attempt to relay. */
    interface Round {
        Outcome relay();
    }

    enum Outcome {
        RELAYED,
        NOTHING_TO_DO,
        ABANDONED
    }

    /** Says that there is something to relay. */
    void signal() {
        signals.release();
    }

    void stop() {
        running = false;
        signal();
    }

    /** Whether it ended without having been told to. */
    boolean isDead() {
        return dead;
    }

    @Override
    public void run() {
        try {
            while (running) {
                Outcome outcome = relay();
                if (outcome != Outcome.RELAYED) {
                    await(outcome == Outcome.ABANDONED ? pauseAfterFailure : poll);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            dead = running;
            if (dead) {
                LOG.fatal("The relay has ended: no event leaves this process any more");
            }
        }
    }

    private Outcome relay() {
        try {
            return round.relay();
        } catch (Throwable e) {
            // A deep stack is gone once it is unwound; a JVM that lacks memory or is broken stays so.
            if (e instanceof VirtualMachineError fatal && !(e instanceof StackOverflowError)) {
                throw fatal;
            }
            LOG.warnf("Events could not be relayed and stay in the outbox: %s", e);
            return Outcome.ABANDONED;
        }
    }

    private void await(Duration atMost) throws InterruptedException {
        if (running && signals.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            signals.drainPermits();
        }
    }
}
