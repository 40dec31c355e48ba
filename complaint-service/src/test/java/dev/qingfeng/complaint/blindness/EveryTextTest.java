package dev.qingfeng.complaint.blindness;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In whichever text of a reporter somebody is named, they are blind to the case. */
@QuarkusTest
class EveryTextTest {

    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void found() {
        registry.founded();
        registry.knownPerson("7", "司馬懷瑾", null);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private void whoIsNamedIsBlindTo(String address) {
        registry.as("7", "complaint-handler").get(address).then().statusCode(404);
        registry.as("1", "complaint-handler").get(address).then().statusCode(200);
    }

    @Test
    void whoIsNamedInThePostOfAnotherIsBlind() {
        anybody()
                .body("{\"unitPath\":\"%s\",\"category\":\"LEAK\",\"narrative\":\"有人逐戶送禮\",\"subjects\":"
                                .formatted(registry.townPath)
                        + "[{\"name\":\"會計\",\"post\":\"司馬懷瑾的秘書\"},{\"name\":\"出納\"}]}")
                .post("/complaint/v1/reports")
                .then()
                .statusCode(201);
        whoIsNamedIsBlindTo(CaseOfTests.COMPLAINTS + "/"
                + Database.text("select id::text from complaint where subject_unit_id = '" + registry.town + "'"));
    }

    @Test
    void whoIsNamedByWhatAFileIsCalledIsBlind() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        registry.as("7", "complaint-handler").get(of.address()).then().statusCode(200);
        anybody()
                .header("Report-Receipt", of.receipt)
                .header("File-Name", URLEncoder.encode("司馬懷瑾收禮.pdf", StandardCharsets.UTF_8))
                .contentType("application/octet-stream")
                .body(PapersOfTests.saying("證據"))
                .post("/complaint/v1/reports/attachments")
                .then()
                .statusCode(201);
        whoIsNamedIsBlindTo(of.address());
    }
}
