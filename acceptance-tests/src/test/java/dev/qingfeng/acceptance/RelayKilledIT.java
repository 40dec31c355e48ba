package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service that is killed again and again under writes loses no event, invents none, and keeps their order. */
@Order(Integer.MAX_VALUE - 5)
@ExtendWith(QingfengExtension.class)
class RelayKilledIT {

    private static final String SERVICE = "appointment-service";
    private static final int WRITERS = 4;
    private static final int COMMITS_BETWEEN_KILLS = 50;
    private static final int EVENTS_PILED_UP = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** In the middle of what the service is killed. */
    private enum Moment {
        /** While it commits and publishes. */
        AT_WORK,
        /** While what it has committed cannot be published. */
        KAFKA_FROZEN,
        /** While it publishes what had piled up. */
        KAFKA_BACK
    }

    @Test
    void nothingIsLostAndNothingInvented(Qingfeng qingfeng) throws Exception {
        killedUnderWrites(qingfeng, "KILL3", 3);
    }

    @Test
    @Tag("full")
    void norAfterTenTimes(Qingfeng qingfeng) throws Exception {
        killedUnderWrites(qingfeng, "KILL10", 10);
    }

    private static void killedUnderWrites(Qingfeng qingfeng, String prefix, int times) throws Exception {
        Api registry = qingfeng.as("registry-admin", SERVICE);
        List<People> groups = IntStream.rangeClosed(1, WRITERS)
                .mapToObj(writer -> new People(prefix + "-" + writer, 3))
                .toList();
        groups.forEach(people -> people.write(registry, 0).accepted());

        AtomicInteger commits = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<Integer>> answered = new ArrayList<>();
        try {
            groups.forEach(people -> answered.add(writers.submit(new Registrar(registry, people, commits, stop))));
            for (int kill = 0; kill < times; kill++) {
                awaitMore(commits);
                kill(qingfeng, Moment.values()[kill % Moment.values().length]);
                qingfeng.startAgain(SERVICE);
            }
            awaitMore(commits);
            stop.set(true);

            Map<UUID, Long> versions = new HashMap<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int writes = answered.get(writer).get(30, TimeUnit.SECONDS);
                Map<UUID, Long> written = groups.get(writer).versions(registry);
                assertThat(written.values())
                        .as("what was answered is written, once")
                        .containsOnly((long) writes);
                versions.putAll(written);
            }
            Delivery.assertComplete(qingfeng, versions);
            await().until(() -> qingfeng.unsentEvents(SERVICE), unsent -> unsent == 0);
        } finally {
            stop.set(true);
            writers.shutdownNow();
        }
    }

    private static void kill(Qingfeng qingfeng, Moment moment) throws InterruptedException {
        switch (moment) {
            case AT_WORK -> qingfeng.kill(SERVICE);
            case KAFKA_FROZEN ->
                qingfeng.whileKafkaIsFrozen(() -> {
                    awaitPile(qingfeng);
                    qingfeng.kill(SERVICE);
                });
            case KAFKA_BACK -> {
                qingfeng.whileKafkaIsFrozen(() -> awaitPile(qingfeng));
                Thread.sleep(20);
                qingfeng.kill(SERVICE);
            }
        }
    }

    private static void awaitMore(AtomicInteger commits) {
        int enough = commits.get() + COMMITS_BETWEEN_KILLS;
        await().atMost(PATIENCE).until(commits::get, count -> count >= enough);
    }

    private static void awaitPile(Qingfeng qingfeng) {
        await().atMost(PATIENCE).until(() -> qingfeng.unsentEvents(SERVICE), unsent -> unsent >= EVENTS_PILED_UP);
    }
}
