package dev.qingfeng.complaint.report;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;
import static dev.qingfeng.complaint.RegistryOfTests.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
}
