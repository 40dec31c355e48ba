package dev.qingfeng.appointment.importjob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What an import costs beside COPY of the same rows and the inserts of their outbox rows, and how it grows up to 200,000 cadres in
 * one file; no part of verify, see {@code benchmarks/}.
 */
@QuarkusTest
class ImportBenchmark {

    private static final int CADRES = 1_200;
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 25;
    private static final int[] SIZES = {12_500, 50_000, 200_000};
    private static final String CADRE_STATE = "dev.qingfeng.registry.cadre.v1";
    private static final String COLUMNS = "id,version,staff_number,name,birth_date,sex,rank,unit_id,post_id,post_since,"
            + "party_joined_on,education,trainings,categories,name_folded,name_initials,name_pinyin";

    @Inject
    DueImports imports;

    @Test
    void aCityBesideCopy() throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            CityOfTests city = new CityOfTests().founded();
            byte[] file = file(city, CADRES);
            long begin = System.nanoTime();
            int status = city.as("registry-admin")
                    .contentType("text/csv; charset=UTF-8")
                    .body(file)
                    .post("/appointment/v1/cadres/imports")
                    .statusCode();
            double took = millisSince(begin);
            assertThat(status).isEqualTo(200);
            double copied = copied(city);
            if (round >= WARM_UP) {
                ours.add(took);
                copies.add(copied);
            }
        }
        System.out.printf(Locale.ROOT, "%-40s %8.1f ms%n", "COPY of 1,200 cadres, outbox inserts", median(copies));
        System.out.printf(
                Locale.ROOT,
                "%-40s %8.1f ms  %5.2f times that%n",
                "import of 1,200 cadres over REST",
                median(ours),
                median(ours) / median(copies));
    }

    @Test
    void upToTwoHundredThousandInOneFile() throws Exception {
        List<Double> took = new ArrayList<>();
        for (int size : SIZES) {
            CityOfTests city = new CityOfTests().founded();
            String id = requested(city, size);
            List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().contains("Tenured"))
                    .toList();
            System.gc();
            heap.forEach(MemoryPoolMXBean::resetPeakUsage);
            long begin = System.nanoTime();
            imports.runDue();
            took.add(millisSince(begin));
            long peak = heap.stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            city.as("auditor")
                    .get("/appointment/v1/import-jobs/" + id)
                    .then()
                    .body("state", org.hamcrest.Matchers.equalTo("DONE"))
                    .body("report.created", org.hamcrest.Matchers.equalTo(size));
            System.out.printf(
                    Locale.ROOT,
                    "%,9d cadres in one file %10.0f ms, most of the old generation %d MiB%n",
                    size,
                    took.get(took.size() - 1),
                    peak >> 20);
        }
        for (int i = 1; i < SIZES.length; i++) {
            System.out.printf(
                    Locale.ROOT,
                    "%,9d to %,d: growth exponent %.3f; 0 ms%n",
                    SIZES[i - 1],
                    SIZES[i],
                    Math.log(took.get(i) / took.get(i - 1)) / Math.log((double) SIZES[i] / SIZES[i - 1]));
        }
    }

    /** By a client that does not print what it sends. */
    private static String requested(CityOfTests city, int cadres) throws IOException, InterruptedException {
        String token = Token.of("registry-admin")
                .staffNumber(city.staffPrefix + "-0")
                .unitPath(city.path)
                .sign();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/appointment/v1/import-jobs?kind=CADRES"))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file(city, cadres)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(201);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static byte[] file(CityOfTests city, int cadres) {
        return IntStream.range(0, cadres)
                .mapToObj(i -> city.someone(String.valueOf(i), city.town))
                .collect(Collectors.joining("", CityOfTests.CADRE_HEADER, ""))
                .getBytes(UTF_8);
    }

    /** The cadres of the city once more, under other ids, with an outbox row each; taken back afterwards. */
    private static double copied(CityOfTests city) throws SQLException, IOException {
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement()) {
            // The server reads and writes it, whoever the server is.
            Path rows = Files.createTempFile("cadres", ".copy");
            Files.setPosixFilePermissions(rows, PosixFilePermissions.fromString("rw-rw-rw-"));
            statement.execute("copy (select gen_random_uuid(), version, 'C' || substr(staff_number, 2), "
                    + COLUMNS.replace("id,version,staff_number,", "") + " from cadre where staff_number like '"
                    + city.staffPrefix + "-%') to '" + rows + "'");
            String payload = Files.readString(Path.of("contract", "events", CADRE_STATE + ".example.json"));
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            statement.execute("copy cadre (" + COLUMNS + ") from '" + rows + "'");
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into outbox (lane, id, aggregatetype, aggregateid, type, payload, source, time, aggregateversion,
                      epoch, correlationid, traceparent)
                    values (99, ?, 'none', ?, ?, ?, 'none', now(), 0, 1, 'none', null)""")) {
                for (int i = 0; i < CADRES; i++) {
                    insert.setObject(1, UUID.randomUUID());
                    insert.setString(2, UUID.randomUUID().toString());
                    insert.setString(3, CADRE_STATE);
                    insert.setString(4, payload);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
            double took = millisSince(begin);
            statement.execute("delete from outbox where lane = 99");
            statement.execute("delete from cadre where staff_number like 'C" + city.staffPrefix.substring(1) + "-%'");
            connection.commit();
            Files.delete(rows);
            return took;
        }
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / (double) Duration.ofMillis(1).toNanos();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
