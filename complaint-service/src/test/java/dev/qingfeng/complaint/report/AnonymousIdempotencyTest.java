package dev.qingfeng.complaint.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An anonymous request that is sent again gets the first answer again, and what is kept for that tells nobody else anything. */
@QuarkusTest
class AnonymousIdempotencyTest {

    private static final int CLIENTS = 50;

    private final RegistryOfTests registry = new RegistryOfTests();
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private Response send(String withKey, String narrative) {
        return given().header("Accept-Language", "en")
                .header("Idempotency-Key", withKey)
                .contentType("application/json")
                .body("{\"unitPath\":\"%s\",\"category\":\"LEAK\",\"narrative\":\"%s\"}"
                        .formatted(registry.townPath, narrative))
                .post("/complaint/v1/reports");
    }

    private long complaints() {
        return Database.number("select count(*) from complaint where subject_unit_id = ?", registry.town);
    }

    @Test
    void theSameRequestGetsTheSameReceipt() {
        Response first = send(key, "a");
        assertThat(first.statusCode()).isEqualTo(201);
        for (String again : new String[] {key, key.toUpperCase(Locale.ROOT), key.replace("-", "")}) {
            assertThat(send(again, "a").asString()).isEqualTo(first.asString());
        }
        assertThat(complaints()).isEqualTo(1);
    }

    @Test
    void theKeyBelongsToOneRequest() {
        send(key, "a").then().statusCode(201);
        send(key, "b").then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        assertThat(complaints()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "my-report", "0123456789abcdef0123456789abcde", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"})
    void aKeyThatCouldBeGuessedIsRefused(String weak) {
        send(weak, "a").then().statusCode(400).body("code", equalTo("idempotency-key-not-random"));
        assertThat(complaints()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status", "/messages", "/attachments"})
    void aKeyThatCouldBeGuessedIsRefusedOnEveryAnonymousRoute(String route) {
        String receipt = send(key, "a").path("receipt");
        boolean isFile = route.equals("/attachments");
        given().header("Idempotency-Key", "my-report")
                .header("Report-Receipt", receipt)
                .contentType(isFile ? "application/octet-stream" : "application/json")
                .body(
                        isFile
                                ? PapersOfTests.picture("png", 20)
                                : ("{\"receipt\":\"" + receipt + "\""
                                                + (route.equals("/messages") ? ",\"text\":\"a\"}" : "}"))
                                        .getBytes(StandardCharsets.UTF_8))
                .post("/complaint/v1/reports" + route)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-not-random"));
    }

    @Test
    void manyAtOnceMakeOneComplaint() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Response>> sent =
                    clients.invokeAll(Stream.<Callable<Response>>generate(() -> () -> send(key, "a"))
                            .limit(CLIENTS)
                            .toList());
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : sent) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .extracting(Response::statusCode)
                    .isSubsetOf(201, 409)
                    .contains(201);
            assertThat(answers.stream()
                            .filter(answer -> answer.statusCode() == 201)
                            .map(Response::asString)
                            .distinct())
                    .hasSize(1);
        } finally {
            clients.shutdownNow();
        }
        assertThat(complaints()).isEqualTo(1);
    }

    @Test
    void whileTheFirstIsUnderWayTheSecondIsToldSo() throws SQLException {
        CompletableFuture<Response> first;
        try (Connection somebodyElse = Database.superuser();
                Statement command = somebodyElse.createStatement()) {
            somebodyElse.setAutoCommit(false);
            command.execute("lock table complaint in share mode");
            first = CompletableFuture.supplyAsync(() -> send(key, "a"));
            await().until(() -> Database.number(
                            "select count(*) from pg_locks where relation = 'complaint'::regclass and not granted")
                    == 1);
            CompletableFuture.supplyAsync(() -> send(key, "a"))
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join()
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("request-in-flight"));
            somebodyElse.rollback();
        }
        assertThat(first.join().statusCode()).isEqualTo(201);
    }

    @Test
    void whatIsKeptNamesNeitherKeyNorRequestNorHour() {
        String narrative = "n" + UUID.randomUUID();
        String receipt = send(key, narrative).then().statusCode(201).extract().path("receipt");
        assertThat(Database.number("select count(*) from idempotency_key where caller = 'anonymous'"))
                .isPositive();
        for (String secret : new String[] {key, key.replace("-", ""), narrative, receipt, "receipt"}) {
            assertThat(Database.number(
                            "select count(*) from idempotency_key k where caller = 'anonymous'"
                                    + " and lower(k::text) like lower(?)",
                            "%" + secret + "%"))
                    .as(secret)
                    .isZero();
        }
        assertThat(Database.number(
                        "select count(*) from idempotency_key where caller = 'anonymous' and (fingerprint <> ''"
                                + " or created_at <> date_trunc('day', created_at, 'Asia/Shanghai'))"))
                .isZero();
    }
}
