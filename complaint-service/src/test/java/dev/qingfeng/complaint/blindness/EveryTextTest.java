package dev.qingfeng.complaint.blindness;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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

    private ValidatableResponse reportOf(String subject) {
        return anybody()
                .body("{\"unitPath\":\"%s.zuzhibu\",\"category\":\"LEAK\",\"narrative\":\"有人逐戶送禮\",\"subjects\":[%s]}"
                        .formatted(registry.path, subject))
                .post("/complaint/v1/reports")
                .then();
    }

    private static String subjectOf(String unitPath) {
        return "{\"name\":\"副鎮長\",\"unitPath\":\"" + unitPath + "\"}";
    }

    @Test
    void whoLeadsTheUnitOfWhoIsReportedIsBlindUntilItIsDropped() {
        registry.knownPerson("8", "上官文淵", registry.knownPost(registry.town, "PARTY_SECRETARY"));
        registry.townMoved(registry.path + ".xinqingquan");
        String receipt = reportOf(subjectOf(registry.townPath) + "," + subjectOf(registry.path + ".xinqingquan"))
                .statusCode(201)
                .extract()
                .path("receipt");
        String address = CaseOfTests.COMPLAINTS + "/" + RegistryOfTests.reportedAs(receipt);
        registry.as("8", "discipline-officer").get(address).then().statusCode(404);
        registry.as("1", "discipline-officer")
                .get(address + "/case")
                .then()
                .body("subjects", hasSize(1))
                .body("subjects[0].standing", equalTo("PRESUMED"))
                .body("subjects[0].unitId", equalTo(registry.town.toString()));
        registry.as("1", "discipline-officer")
                .header("If-Match", "*")
                .body("{\"droppedIds\":" + CaseOfTests.ids(registry.town) + "}")
                .post(address + "/subjects")
                .then()
                .statusCode(200);
        registry.as("8", "discipline-officer").get(address).then().statusCode(200);
    }

    @Test
    void aUnitOfWhoIsReportedIsOneThatThereIs() {
        reportOf(subjectOf(registry.townPath) + "," + subjectOf(registry.path + ".nowhere"))
                .statusCode(422)
                .body("code", equalTo("unknown-reference"), "detail", containsString("subjects[1].unitPath"));
        assertThat(Database.number("select count(*) from complaint where subject_unit_id = ?", registry.office))
                .isZero();
    }
}
