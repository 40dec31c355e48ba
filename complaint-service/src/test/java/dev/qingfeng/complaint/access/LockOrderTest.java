package dev.qingfeng.complaint.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.complaint.OpenTransaction;
import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.complaint.complaint.CaseFinding;
import dev.qingfeng.platform.lock.TransactionLock;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever needs both waits for the case before they hold its file: of two who come in another order, neither would go on. */
@QuarkusTest
class LockOrderTest {

    private final RegistryOfTests registry = new RegistryOfTests();

    @Inject
    TransactionLock lock;

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    /** Somebody else holds the case, as a message does that names somebody, and writes into its file next. */
    private static void waitsForTheCaseFirst(CaseOfTests of, int status, Supplier<Response> request)
            throws SQLException {
        CompletableFuture<Response> waiting;
        try (OpenTransaction other =
                new OpenTransaction("update complaint set version = version where id = ?", UUID.fromString(of.id))) {
            waiting = CompletableFuture.supplyAsync(request);
            other.untilWaitedForBy(1);
            assertThatCode(() -> Database.text(
                            "select id::text from case_file where id = '" + of.id + "' for update nowait"))
                    .as("nobody holds its file")
                    .doesNotThrowAnyException();
        }
        waiting.join().then().statusCode(status);
    }

    @Test
    void whoTellsTheReporterWhatCameOfIt() throws SQLException {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("1").found(CaseFinding.UNSUBSTANTIATED, "[]");
        waitsForTheCaseFirst(of, 200, () -> of.move(of.officer(), "feedback", "{\"feedback\":\"查無實據\"}"));
    }

    @Test
    void whoErasesACase() throws SQLException {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        of.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        of.moved("declination", "{\"reason\":\"a\"}");
        String request = of.officer()
                .body("{\"reason\":\"期滿\"}")
                .post(of.address() + "/erasure-requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        waitsForTheCaseFirst(
                of,
                200,
                () -> registry.as("another", "discipline-officer")
                        .header("If-Match", "*")
                        .post(of.address() + "/erasure-requests/" + request + "/approval"));
    }

    /** What is said of whom a case is about, and a message that names somebody meanwhile: neither refuses the other. */
    private void waitsForTheMessageOrTheOtherWayRound(CaseOfTests of, int status, Supplier<Response> said) {
        registry.knownPerson("7", "司馬懷瑾", null);
        List<CompletableFuture<Response>> both = QuarkusTransaction.requiringNew()
                .call(() -> {
                    lock.take("subjects-of/" + of.id);
                    CompletableFuture<Response> saying = CompletableFuture.supplyAsync(said);
                    untilThereWait(1);
                    CompletableFuture<Response> writing = CompletableFuture.supplyAsync(() -> RegistryOfTests.anybody()
                            .body("{\"receipt\":\"" + of.receipt + "\",\"text\":\"還有司馬懷瑾\"}")
                            .post("/complaint/v1/reports/messages"));
                    untilThereWait(2);
                    return List.of(saying, writing);
                });
        both.get(0).join().then().statusCode(status);
        both.get(1).join().then().statusCode(201);
    }

    private static void untilThereWait(int others) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Database.number("select count(distinct pid) from pg_locks join pg_stat_activity using (pid)"
                                        + " where not granted and datname = current_database()")
                                >= others);
    }

    @Test
    void whoSaysWhomACaseIsAbout() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        waitsForTheMessageOrTheOtherWayRound(of, 200, () -> of.move(of.officer(), "subjects", "{}"));
    }

    @Test
    void whoScreensACase() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        String screened = "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}";
        waitsForTheMessageOrTheOtherWayRound(of, 200, () -> of.move(of.officer(), "screening", screened));
    }

    @Test
    void whoStandsAsideFromACase() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        waitsForTheMessageOrTheOtherWayRound(of, 204, () -> of.move(of.officer(), "conflicts", "{\"reason\":\"a\"}"));
    }

    @Test
    void whoMergesAnotherIntoACase() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        CaseOfTests duplicate = new CaseOfTests(registry, "有人逐戶送禮");
        String merger = "{\"intoId\":\"" + of.id + "\",\"reason\":\"a\"}";
        waitsForTheMessageOrTheOtherWayRound(of, 200, () -> duplicate.move(of.officer(), "merger", merger));
    }

    @Test
    void whoseFileAloneNamesSomebody() throws SQLException {
        registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(part("name=\"receipt\"", of.receipt.getBytes(StandardCharsets.UTF_8)));
        form.writeBytes(part("name=\"text\"", "還有一件事".getBytes(StandardCharsets.UTF_8)));
        form.writeBytes(part("name=\"files\"; filename=\"司馬懷瑾.png\"", PapersOfTests.picture("png", 20)));
        form.writeBytes("--x--\r\n".getBytes(StandardCharsets.UTF_8));
        waitsForTheCaseFirst(
                of,
                200,
                () -> given().header("Origin", "null")
                        .contentType("multipart/form-data; boundary=x")
                        .body(form.toByteArray())
                        .post("/complaint/v1/reports/page/follow-up/messages"));
        registry.as("7", "complaint-handler").get(of.address()).then().statusCode(404);
    }

    /** A client of REST Assured sends no name of a file that is not ASCII. */
    private static byte[] part(String what, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(
                ("--x\r\nContent-Disposition: form-data; " + what + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }
}
