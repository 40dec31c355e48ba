package dev.qingfeng.local.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaFuture;

/** Waits for what an administrator asked the broker to do, until the broker acts on it. */
final class AdminCall {

    /** A machine that is busy takes its time. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private AdminCall() {}

    static <T> T result(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused an administrator's request", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka worked", e);
        }
    }

    /** The controller answers before the broker has heard of the change: returns when the broker has. */
    static void await(String change, BooleanSupplier heard) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!heard.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Kafka has not taken over " + change + " after " + LIMIT.toSeconds() + " s");
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while Kafka worked", e);
            }
        }
    }
}
