package dev.qingfeng.complaint.report;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;
import static dev.qingfeng.complaint.RegistryOfTests.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More than a city sends is refused whoever sends it, and for a while only. */
@QuarkusTest
class IntakeLimitTest {

    private static final int REQUESTS = 2;
    private static final int UPLOADS = 1;

    private final RegistryOfTests registry = new RegistryOfTests();

    private String receipt;

    @BeforeEach
    void littleIsTaken() {
        registry.founded();
        receipt = report(registry.townPath, "a");
        QuarkusMock.installMockForType(new IntakeLimit(REQUESTS, UPLOADS), IntakeLimit.class);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private Response follow() {
        return anybody().body("{\"receipt\":\"" + receipt + "\"}").post("/complaint/v1/reports/status");
    }

    private Response attach() {
        return anybody()
                .header("Report-Receipt", receipt)
                .contentType("application/octet-stream")
                .body(PapersOfTests.picture("png", 20))
                .post("/complaint/v1/reports/attachments");
    }

    @Test
    void whatIsTooMuchIsToldWhenToComeAgain() throws InterruptedException {
        Response refused = follow();
        for (int i = 0; i < 20 && refused.statusCode() == 200; i++) {
            refused = follow();
        }
        refused.then()
                .statusCode(429)
                .body("code", equalTo("too-many-reports"))
                .header("Retry-After", matchesPattern("[1-9][0-9]*"));
        Thread.sleep(1000L * Long.parseLong(refused.header("Retry-After")));
        follow().then().statusCode(200);
    }

    @Test
    void filesHaveABoundOfTheirOwnAndOfficialsHaveNone() {
        QuarkusMock.installMockForType(new IntakeLimit(1_000, UPLOADS), IntakeLimit.class);
        attach().then().statusCode(201);
        attach().then().statusCode(429).body("code", equalTo("too-many-reports"));
        assertThat(follow().statusCode()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            registry.as("1", "complaint-handler")
                    .get("/complaint/v1/complaints")
                    .then()
                    .statusCode(200);
        }
    }

    private Response form(String path, String receiptSent, byte[] file) {
        return given().header("Accept-Language", "en")
                .multiPart("receipt", receiptSent)
                .multiPart("category", "LEAK")
                .multiPart("narrative", "what-was-written")
                .multiPart("files", file.length == 0 ? "" : "a.png", file, "application/octet-stream")
                .post("/complaint/v1/reports/page" + path);
    }

    /** Whoever sends what brings no file, or none for a report of ours, keeps nobody from sending one. */
    @Test
    void whatBringsNoFileTakesNothingOfWhatIsThereForFiles() {
        QuarkusMock.installMockForType(new IntakeLimit(1_000, UPLOADS), IntakeLimit.class);
        byte[] picture = PapersOfTests.picture("png", 20);
        for (int i = 0; i < 5; i++) {
            given().multiPart("narrative", "")
                    .post("/complaint/v1/reports/page")
                    .then()
                    .statusCode(400);
            given().contentType("multipart/form-data; boundary=x")
                    .body("none".getBytes(StandardCharsets.UTF_8))
                    .post("/complaint/v1/reports/page")
                    .then()
                    .statusCode(400);
            form("", "", new byte[0]).then().statusCode(200);
            form("/follow-up/messages", "0".repeat(20), picture).then().statusCode(404);
            anybody()
                    .header("Report-Receipt", "0".repeat(20))
                    .contentType("application/octet-stream")
                    .body(picture)
                    .post("/complaint/v1/reports/attachments")
                    .then()
                    .statusCode(404);
        }
        attach().then().statusCode(201);
        attach().then().statusCode(429);
        form("", "", picture)
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body(containsString("what-was-written"));
        form("/follow-up/messages", receipt, picture).then().statusCode(429);
        form("", "", new byte[0]).then().statusCode(200);
    }
}
