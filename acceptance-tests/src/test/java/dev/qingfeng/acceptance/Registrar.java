package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes its people over and over until told to stop, and lets nothing keep it from it: what is not answered is sent
 * again.
 * Gives the number of its writes, each of which changed everyone once.
 *
 * @param commits counts the writes of all registrars
 */
record Registrar(Api registry, People people, AtomicInteger commits, AtomicBoolean stop) implements Callable<Integer> {

    private static final int PAUSE_MILLIS = 5;

    @Override
    public Integer call() throws InterruptedException {
        int round = 0;
        while (!stop.get()) {
            round++;
            assertThat(people.writeUntilAnswered(registry, round)
                            .accepted()
                            .required("changed")
                            .asInt())
                    .as("people changed in round %d", round)
                    .isEqualTo(people.count());
            commits.incrementAndGet();
            Thread.sleep(PAUSE_MILLIS);
        }
        return round;
    }
}
