package dev.qingfeng.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.outbox.RelayLoop.Outcome;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events go on leaving whatever a round throws, and when they cannot, it shows. */
class RelayLoopTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final CountDownLatch relayed = new CountDownLatch(1);

    private static Thread start(RelayLoop loop) {
        Thread thread = new Thread(loop, "loop under test");
        // What ends the loop on purpose is no news.
        thread.setUncaughtExceptionHandler((ended, failure) -> {});
        thread.start();
        return thread;
    }

    private static void end(Thread thread) throws InterruptedException {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                IllegalStateException.class,
                NoClassDefFoundError.class,
                ExceptionInInitializerError.class,
                AssertionError.class,
                StackOverflowError.class
            })
    void afterAFailedRoundComesTheNext(Class<? extends Throwable> failure) throws Exception {
        Throwable thrown = failure.getConstructor().newInstance();
        int[] rounds = {0};
        RelayLoop loop = new RelayLoop(
                () -> {
                    if (rounds[0]++ < 3) {
                        RelayLoopTest.<RuntimeException>sneak(thrown);
                    }
                    relayed.countDown();
                    return Outcome.NOTHING_TO_DO;
                },
                LONG,
                SHORT);
        Thread thread = start(loop);
        assertThat(relayed.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(loop.isDead()).isFalse();
        loop.stop();
        end(thread);
        assertThat(loop.isDead()).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void itsEndShowsWhereTheJvmCannotGoOn() throws InterruptedException {
        RelayLoop loop = new RelayLoop(
                () -> {
                    throw new OutOfMemoryError("none left");
                },
                LONG,
                SHORT);
        end(start(loop));
        assertThat(loop.isDead()).isTrue();
    }

    @Test
    void itsEndShowsAlsoWhereItsThreadIsInterrupted() throws InterruptedException {
        RelayLoop loop = new RelayLoop(
                () -> {
                    relayed.countDown();
                    return Outcome.NOTHING_TO_DO;
                },
                LONG,
                SHORT);
        Thread thread = start(loop);
        assertThat(relayed.await(60, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        end(thread);
        assertThat(loop.isDead()).isTrue();
    }

    @Test
    void aSignalEndsTheWait() throws InterruptedException {
        CountDownLatch rounds = new CountDownLatch(2);
        RelayLoop loop = new RelayLoop(
                () -> {
                    rounds.countDown();
                    relayed.countDown();
                    return Outcome.NOTHING_TO_DO;
                },
                LONG,
                SHORT);
        Thread thread = start(loop);
        assertThat(relayed.await(60, TimeUnit.SECONDS)).isTrue();
        loop.signal();
        assertThat(rounds.await(60, TimeUnit.SECONDS)).isTrue();
        loop.stop();
        end(thread);
    }
}
