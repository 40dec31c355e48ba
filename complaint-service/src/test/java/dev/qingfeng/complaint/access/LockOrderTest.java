package dev.qingfeng.complaint.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.qingfeng.complaint.OpenTransaction;
import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.complaint.complaint.CaseFinding;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
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
