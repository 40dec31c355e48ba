package dev.qingfeng.pledge.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A city whose 1,300 signers all sign at once, and how the board grows from a city of 21 units to a province of 3,000; no part of
 * verify, see {@code benchmarks/}.
 */
@QuarkusTest
class CoverageBenchmark {

    private static final int SIGNERS = 1_300;
    private static final int CLIENTS = 64;
    private static final int CALLS = 400;

    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    CoverageFolding folding;

    @Test
    void everybodySignsAtOnce() throws Exception {
        try (RegistryOfTests city = new RegistryOfTests().founded()) {
            RegistryOfTests.Text text = city.adoptText("LEADING_CADRE");
            city.openCampaign("LEADING_CADRE", text.id(), "2199-12-31").statusCode(201);
            fill(city, List.of(city.town, city.office), SIGNERS);
            Queue<HttpRequest> signatures = signatures(city, text);
            AtomicInteger accepted = new AtomicInteger();
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            List<Future<?>> running = new ArrayList<>();
            long begin = System.nanoTime();
            IntStream.range(0, CLIENTS)
                    .forEach(any -> running.add(clients.submit(() -> {
                        for (HttpRequest next = signatures.poll(); next != null; next = signatures.poll()) {
                            accepted.addAndGet(
                                    client.send(next, HttpResponse.BodyHandlers.discarding())
                                                            .statusCode()
                                                    == 200
                                            ? 1
                                            : 0);
                        }
                        return null;
                    })));
            for (Future<?> one : running) {
                one.get();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            // At once, whatever has been folded by now.
            JsonPath board = JsonPath.from(client.send(board(city), HttpResponse.BodyHandlers.ofString())
                    .body());
            clients.shutdown();
            System.out.printf(
                    Locale.ROOT,
                    "%d signers from %d clients: %d accepted in %.1f s, %d in the database, the board says %d of %d%n",
                    SIGNERS,
                    CLIENTS,
                    accepted.get(),
                    seconds,
                    Database.number("select count(*) from pledge where cycle_id = ? and state = 'SIGNED'", city.cycle),
                    board.getLong("overall.signed"),
                    board.getLong("overall.signed") + board.getLong("overall.due"));
            assertThat(accepted).hasValue(SIGNERS);
            assertThat(board.getLong("overall.signed")).isEqualTo(SIGNERS);
        }
    }

    @Test
    void theBoardOfAProvinceAnswersLikeThatOfACity() throws Exception {
        try (RegistryOfTests city = new RegistryOfTests().founded();
                RegistryOfTests province = new RegistryOfTests().founded()) {
            for (RegistryOfTests place : List.of(city, province)) {
                place.openCampaign(
                                "LEADING_CADRE",
                                place.adoptText("LEADING_CADRE").id(),
                                "2199-12-31")
                        .statusCode(201);
            }
            fill(city, units(city, 21), SIGNERS);
            fill(province, units(province, 3_000), 200_000);
            IntStream.range(0, 10).forEach(any -> folding.fold());
            Database.execute("analyze");
            long[] ofCity = new long[CALLS];
            long[] ofProvince = new long[CALLS];
            for (int call = 0; call < 2 * CALLS; call++) {
                ofCity[call % CALLS] = call(city);
                ofProvince[call % CALLS] = call(province);
            }
            double small = median(ofCity);
            double large = median(ofProvince);
            System.out.printf(Locale.ROOT, "board of 21 units and %d signers       %6.2f ms%n", SIGNERS, small);
            System.out.printf(
                    Locale.ROOT,
                    "board of 3000 units and 200000 signers  %6.2f ms  growth exponent %.3f%n",
                    large,
                    Math.log(large / small) / Math.log(3_000 / 21.0));
        }
    }

    private long call(RegistryOfTests city) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        assertThat(client.send(board(city), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        return System.nanoTime() - begin;
    }

    private static double median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / (double) Duration.ofMillis(1).toNanos();
    }

    private static HttpRequest board(RegistryOfTests city) {
        return HttpRequest.newBuilder(address("/pledge/v1/cycles/" + city.cycle + "/coverage/board"))
                .header(
                        "Authorization",
                        "Bearer "
                                + Token.of("auditor")
                                        .staffNumber(city.staff("1"))
                                        .unitPath(city.path)
                                        .sign())
                .build();
    }

    private static URI address(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    private static List<UUID> units(RegistryOfTests city, int number) {
        List<UUID> units =
                IntStream.range(0, number).mapToObj(any -> UUID.randomUUID()).toList();
        for (int i = 0; i < number; i++) {
            Database.execute(
                    "insert into roster_unit (id, epoch, version, path, name, kind) values (?, 1, 0, ?::ltree, '某鎮', 'TOWN')",
                    units.get(i),
                    city.path + ".u" + i);
        }
        return units;
    }

    /** Pledges that are due, spread evenly over the units. */
    private static void fill(RegistryOfTests city, List<UUID> units, int signers) {
        Database.execute(
                """
                insert into pledge (id, version, campaign_id, cycle_id, category, cadre_id, staff_number, unit_id, state)
                select gen_random_uuid(), 0, c.id, c.cycle_id, c.category, gen_random_uuid(), ? || i,
                  (?::uuid[])[1 + i % ?], 'DUE'
                from pledge_campaign c, generate_series(1, ?) i where c.cycle_id = ?""",
                city.staff(""),
                "{" + String.join(",", units.stream().map(UUID::toString).toList()) + "}",
                units.size(),
                signers,
                city.cycle);
    }

    private static Queue<HttpRequest> signatures(RegistryOfTests city, RegistryOfTests.Text text) throws SQLException {
        Queue<HttpRequest> requests = new ConcurrentLinkedQueue<>();
        try (Connection connection = Database.superuser();
                PreparedStatement query =
                        connection.prepareStatement("select id, staff_number from pledge where cycle_id = ?")) {
            query.setObject(1, city.cycle);
            ResultSet pledges = query.executeQuery();
            while (pledges.next()) {
                String token = Token.of("cadre")
                        .staffNumber(pledges.getString(2))
                        .unitPath(city.path)
                        .sign();
                requests.add(
                        HttpRequest.newBuilder(address("/pledge/v1/pledges/" + pledges.getString(1) + "/signature"))
                                .header("Authorization", "Bearer " + token)
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("If-Match", "\"v0\"")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"textHash\":\"" + text.hash() + "\"}"))
                                .build());
            }
        }
        return requests;
    }
}
