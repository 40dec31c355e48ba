package dev.qingfeng.pledge.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.testing.Token;
import dev.qingfeng.platform.testing.TransactionWatch;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A city whose 1,300 signers all sign at once from 64 clients, with and without fifty people who watch boards of it meanwhile; no
 * part of verify, see {@code benchmarks/}.
 */
@QuarkusTest
class SigningBenchmark {

    private static final int UNITS = 21;
    private static final int SIGNERS = 1_300;
    private static final int CLIENTS = 64;
    private static final int ROUNDS = 5;
    private static final int WATCHERS = 50;

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final ExecutorService watchers = Executors.newCachedThreadPool();
    private final AtomicInteger watching = new AtomicInteger();

    @Inject
    CoverageRepair repair;

    @BeforeEach
    void watchNothing() {
        TransactionWatch.rest();
    }

    @AfterEach
    void stop() {
        clients.shutdownNow();
        watchers.shutdownNow();
    }

    /** What a round took: until all have signed, one signature in the middle and one of a hundred, the last board after that. */
    private record Round(double seconds, double median, double slow, double lastBoard) {}

    @Test
    void everybodySignsAtOnce() throws Exception {
        round(0, 0);
        List<Round> alone = new ArrayList<>();
        List<Round> watched = new ArrayList<>();
        List<Round> byUnit = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            alone.add(round(0, 0));
            watched.add(round(WATCHERS, 1));
            byUnit.add(round(WATCHERS, UNITS));
        }
        print("nobody watches", alone, alone);
        print(WATCHERS + " watch the city", watched, alone);
        print(WATCHERS + " watch " + UNITS + " units", byUnit, alone);
        System.out.printf(
                Locale.ROOT,
                "%d signers from %d clients, %d times: each accepted once, told on Kafka once, and on the board at once; %d totals wrong%n",
                SIGNERS,
                CLIENTS,
                1 + 3 * ROUNDS,
                repair.wrong());
        assertThat(repair.wrong()).isZero();
    }

    private static void print(String what, List<Round> rounds, List<Round> reference) {
        Round ours = median(rounds);
        Round theirs = median(reference);
        System.out.printf(
                Locale.ROOT,
                "%d signers, %-22s %6.2f s (%.2f), median %7.1f ms (%.2f), 99 of 100 in %7.1f ms (%.2f); last board %5.2f s later%n",
                SIGNERS,
                what,
                ours.seconds,
                ours.seconds / theirs.seconds,
                ours.median,
                ours.median / theirs.median,
                ours.slow,
                ours.slow / theirs.slow,
                ours.lastBoard);
    }

    private static Round median(List<Round> rounds) {
        return new Round(
                median(rounds.stream().mapToDouble(Round::seconds).toArray()),
                median(rounds.stream().mapToDouble(Round::median).toArray()),
                median(rounds.stream().mapToDouble(Round::slow).toArray()),
                median(rounds.stream().mapToDouble(Round::lastBoard).toArray()));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private Round round(int many, int boards) throws Exception {
        try (LargeCity city = new LargeCity(UNITS, SIGNERS)) {
            city.openCampaign();
            Queue<HttpRequest> signatures = signatures(city);
            assertThat(signatures).hasSize(SIGNERS);
            List<UUID> units = city.unitIds();
            List<Future<Long>> complete = IntStream.range(0, many)
                    .mapToObj(i -> watchers.submit(() -> complete(city, i, boards == 1 ? null : units.get(i % boards))))
                    .toList();
            while (watching.get() < many) {
                Thread.sleep(20);
            }
            Queue<Long> took = new ConcurrentLinkedQueue<>();
            long begin = System.nanoTime();
            List<Future<?>> running = IntStream.range(0, CLIENTS)
                    .<Future<?>>mapToObj(any -> clients.submit(() -> {
                        for (HttpRequest next = signatures.poll(); next != null; next = signatures.poll()) {
                            long asked = System.nanoTime();
                            city.read(next);
                            took.add(System.nanoTime() - asked);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> one : running) {
                one.get();
            }
            long end = System.nanoTime();
            // At once, whatever has been folded by now.
            JsonPath board = JsonPath.from(city.registry
                    .as("1", "auditor")
                    .get(city.coverage("/board"))
                    .asString());
            assertThat(board.getInt("overall.signed")).isEqualTo(SIGNERS);
            assertThat(board.getInt("overall.due")).isZero();
            long last = end;
            for (Future<Long> one : complete) {
                last = Math.max(last, one.get());
            }
            assertSignedOnce(city);
            long[] sorted = took.stream().mapToLong(nanos -> nanos).sorted().toArray();
            return new Round(
                    (end - begin) / 1e9,
                    sorted[SIGNERS / 2] / 1e6,
                    sorted[SIGNERS * 99 / 100] / 1e6,
                    (last - end) / 1e9);
        }
    }

    /** When this watcher's stream has shown that all have signed. */
    private long complete(LargeCity city, int watcher, @Nullable UUID unit) throws Exception {
        String token = Token.of("auditor")
                .staffNumber(city.registry.staff("w" + watcher))
                .unitPath(city.registry.path)
                .sign();
        String board = city.coverage("/board/live" + (unit == null ? "" : "?unitId=" + unit));
        try (var lines = LargeCity.lines(HttpRequest.newBuilder(LargeCity.address(board))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build())) {
            watching.incrementAndGet();
            // Not parsed: whoever watches is to cost the service's time and not much of the benchmark's.
            assertThat(lines.anyMatch(line -> line.contains("\"overall\":{\"due\":0,")))
                    .isTrue();
            return System.nanoTime();
        } finally {
            watching.decrementAndGet();
        }
    }

    private static void assertSignedOnce(LargeCity city) {
        assertThat(Database.number(
                        "select count(*) from pledge where cycle_id = ? and state = 'SIGNED'", city.registry.cycle))
                .isEqualTo(SIGNERS);
        Set<String> pledges = city.pledges().keySet();
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.signatures.v1")) {
            assertThat(events.await(SIGNERS, event -> pledges.contains(event.key())).stream()
                            .map(event -> event.key())
                            .collect(Collectors.toSet()))
                    .isEqualTo(pledges);
        }
    }

    private static Queue<HttpRequest> signatures(LargeCity city) {
        return city.pledges().entrySet().stream()
                .map(pledge -> HttpRequest.newBuilder(
                                LargeCity.address("/pledge/v1/pledges/" + pledge.getKey() + "/signature"))
                        .header(
                                "Authorization",
                                "Bearer "
                                        + Token.of("cadre")
                                                .staffNumber(pledge.getValue())
                                                .unitPath(city.registry.path)
                                                .sign())
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("If-Match", "\"v0\"")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"textHash\":\"" + city.text.hash() + "\"}"))
                        .build())
                .collect(Collectors.toCollection(ConcurrentLinkedQueue::new));
    }
}
