package dev.qingfeng.complaint.reportpage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.complaint.attachment.ScansOfTests;
import dev.qingfeng.platform.testing.Database;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.MultiPartConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People report and follow up on pages, without script and without leaving who they are. */
@QuarkusTest
class ReportPageTest {

    private static final String PAGE = "/complaint/v1/reports/page";
    private static final Pattern RECEIPT = Pattern.compile("name=\"receipt\" value=\"([0-9A-HJKMNP-TV-Z]{20})\"");

    private final RegistryOfTests registry = new RegistryOfTests();

    @Inject
    ScansOfTests scans;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private static RequestSpecification browser() {
        // As browsers send it from a page without referrer.
        return given().header("Origin", "null").header("Accept-Language", "zh-Hans");
    }

    private RequestSpecification report(String narrative) {
        RequestSpecification form = browser();
        form = text(form, "unit", registry.townPath);
        form = text(form, "category", "LEAK");
        form = text(form, "subject1", "王某");
        form = text(form, "post1", "副鎮長");
        return text(form, "narrative", narrative);
    }

    /** As browsers send a field: no type, no name of a file. */
    private static RequestSpecification text(RequestSpecification form, String field, String text) {
        return form.config(RestAssured.config()
                        .multiPartConfig(MultiPartConfig.multiPartConfig()
                                .defaultCharset(StandardCharsets.UTF_8)
                                .emptyDefaultFileName()))
                .multiPart(field, text, "text/plain; charset=UTF-8");
    }

    private static String receipt(Response page) {
        Matcher found = RECEIPT.matcher(page.asString());
        assertThat(found.find()).as(page.asString()).isTrue();
        return found.group(1);
    }

    private String complaint() {
        return registry.at(registry.townPath, "1", "complaint-handler")
                .get("/complaint/v1/complaints")
                .path("items[0].id");
    }

    @Test
    void thePageLoadsNothingRunsNothingAndTellsNobody() {
        for (String path : new String[] {"", "/follow-up"}) {
            browser()
                    .get(PAGE + path)
                    .then()
                    .statusCode(200)
                    .contentType(containsString("text/html"))
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Cache-Control", "no-store")
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Set-Cookie", nullValue())
                    .body(allOf(containsString("<html lang=\"zh-Hans\""), not(containsString("<script"))));
        }
        browser().get(PAGE + "?city=" + registry.path).then().body(containsString(registry.townPath));
        browser().get(PAGE + "?city=elsewhere").then().body(not(containsString(registry.townPath)));
        registry.townEndedIn(registry.path + ".xincun");
        browser().get(PAGE + "?city=" + registry.path).then().body(not(containsString("qingquan")));
    }

    @Test
    void somebodyReportsWithAFileAndFollowsUp() {
        Response sent = report("逐戶送禮 <b>")
                .multiPart("files", "清單.png", PapersOfTests.picture("png", 20), "image/png")
                .multiPart("files", "", new byte[0], "application/octet-stream")
                .post(PAGE);
        sent.then().statusCode(200).body(containsString("回执号"));
        String receipt = receipt(sent);
        registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaints/" + complaint())
                .then()
                .body("narrative", equalTo("逐戶送禮 <b>"), "channel", equalTo("WEB_COLUMN"));
        registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaints/" + complaint() + "/reported-subjects")
                .then()
                .body("subjects", hasSize(1))
                .body("subjects[0].name", equalTo("王某"));
        registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaints/" + complaint() + "/attachments")
                .then()
                .body("items", hasSize(1));

        Response written = text(text(browser(), "receipt", receipt), "text", "補充 <i>一件事")
                .multiPart("files", "b.png", PapersOfTests.picture("png", 20), "image/png")
                .post(PAGE + "/follow-up/messages");
        written.then().statusCode(200).body(containsString("補充 &lt;i&gt;一件事"));
        registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaints/" + complaint() + "/attachments")
                .then()
                .body("items", hasSize(2));
        registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaints/" + complaint() + "/case")
                .then()
                .body("files", equalTo(2));
        browser()
                .formParam("receipt", receipt.toLowerCase(Locale.ROOT))
                .post(PAGE + "/follow-up")
                .then()
                .statusCode(200)
                .body(allOf(containsString("已收到"), containsString("一件事")));
    }

    @Test
    void whoSaysThereWhoTheyAreIsSealedApartFromTheirReport() {
        text(text(report("逐戶送禮"), "reporterName", "李某"), "reporterContact", "13800000000")
                .post(PAGE)
                .then()
                .statusCode(200)
                .body(not(containsString("李某")));
        registry.openedIdentity(complaint()).body("name", equalTo("李某"), "contact", equalTo("13800000000"));
    }

    @Test
    void whatWasWrittenIsStillThereAfterAFaultAndNothingIsKept() {
        Response refused = report("逐戶送禮 & 請客")
                .multiPart(
                        "files",
                        "run.pdf",
                        "MZ-not-a-paper-at-all".getBytes(StandardCharsets.US_ASCII),
                        "application/pdf")
                .post(PAGE);
        refused.then()
                .statusCode(422)
                .body(allOf(containsString("role=\"alert\""), containsString("逐戶送禮 &amp; 請客"), containsString("王某")));
        assertThat(Database.number("select count(*) from complaint where subject_unit_id = ?", registry.town))
                .isZero();
    }

    @Test
    void whatIsNoFormOrTooMuchIsRefused() {
        browser()
                .contentType("multipart/form-data; boundary=x")
                .body("nothing of a form".getBytes(StandardCharsets.UTF_8))
                .post(PAGE)
                .then()
                .statusCode(400)
                .body(containsString("role=\"alert\""));
        report("a".repeat(1_000_000)).post(PAGE).then().statusCode(413).body(containsString("role=\"alert\""));
        report("").post(PAGE).then().statusCode(400).body(containsString("role=\"alert\""));
        report("逐戶送禮")
                .multiPart(
                        "files", "a.png", PapersOfTests.longer(PapersOfTests.picture("png", 20), 26 << 20), "image/png")
                .post(PAGE)
                .then()
                .statusCode(413)
                .body(allOf(containsString("role=\"alert\""), containsString("逐戶送禮")));
    }

    @Test
    void whatIsNoFieldOfAFormIsRefused() {
        report("a\0b").post(PAGE).then().statusCode(400).body(containsString("role=\"alert\""));
        RequestSpecification many = report("a");
        for (int i = 0; i < 64; i++) {
            many = text(many, "field" + i, "a");
        }
        many.post(PAGE).then().statusCode(400).body(containsString("role=\"alert\""));
        String receipt = RegistryOfTests.report(registry.townPath, "a");
        followedUp(receipt, "a".repeat(20_001)).statusCode(400).body(containsString("role=\"alert\""));
        followedUp(receipt, "a".repeat(20_000)).statusCode(200);
    }

    private static ValidatableResponse followedUp(String receipt, String words) {
        return text(text(browser(), "receipt", receipt), "text", words)
                .post(PAGE + "/follow-up/messages")
                .then();
    }

    @Test
    void aWrongReceiptIsAskedForAgain() {
        browser()
                .formParam("receipt", "0".repeat(20))
                .post(PAGE + "/follow-up")
                .then()
                .statusCode(404)
                .body(allOf(containsString("role=\"alert\""), containsString("请核对")));
    }

    /** To make them anew takes a while each, one after the other. */
    @Test
    void ofAFormThatIsRefusedAnywayNoFileIsMadeAnew() {
        int before = scans.soFar();
        byte[] picture = PapersOfTests.picture("png", 20);
        report("")
                .multiPart("files", "a.png", picture, "image/png")
                .post(PAGE)
                .then()
                .statusCode(400);
        text(text(browser(), "receipt", "0".repeat(20)), "text", "a")
                .multiPart("files", "a.png", picture, "image/png")
                .post(PAGE + "/follow-up/messages")
                .then()
                .statusCode(404)
                .body(containsString("role=\"alert\""));
        assertThat(scans.soFar()).isEqualTo(before);
        report("a")
                .multiPart("files", "a.png", picture, "image/png")
                .post(PAGE)
                .then()
                .statusCode(200);
        assertThat(scans.soFar()).isEqualTo(before + 1);
    }

    private static RequestSpecification followUp(String receipt, String words) {
        return text(text(browser(), "receipt", receipt), "text", words);
    }

    private static void writtenIsStillThere(Response page, int status, String words) {
        page.then()
                .statusCode(status)
                .contentType(containsString("text/html"))
                .body(allOf(containsString("role=\"alert\""), containsString(words)));
    }

    /** As the database answers one of two who wait for each other. */
    @Test
    void whatWasWrittenIsStillThereWhereItWasNotKeptForAnother() {
        String receipt = RegistryOfTests.report(registry.townPath, "a");
        for (String table : List.of("complaint", "message")) {
            Database.execute("create function deadlock_of_tests() returns trigger language plpgsql as"
                    + " $$ begin raise exception 'waits' using errcode = '40P01'; end $$");
            Database.execute("create trigger deadlock_of_tests before insert on " + table
                    + " for each row execute function deadlock_of_tests()");
            try {
                writtenIsStillThere(
                        table.equals("complaint")
                                ? report("逐戶送禮 & 請客").post(PAGE)
                                : followUp(receipt, "逐戶送禮 & 請客").post(PAGE + "/follow-up/messages"),
                        409,
                        "逐戶送禮 &amp; 請客");
            } finally {
                Database.execute("drop function deadlock_of_tests() cascade");
            }
        }
    }

    @Test
    void whatWasWrittenIsStillThereWhereThereIsNoConnection() throws SQLException {
        String receipt = RegistryOfTests.report(registry.townPath, "a");
        AgroalConnectionPoolConfiguration pool = database.getConfiguration().connectionPoolConfiguration();
        Duration patience = pool.acquisitionTimeout();
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < pool.maxSize()) {
                taken.add(database.getConnection());
            }
            pool.setAcquisitionTimeout(Duration.ofMillis(300));
            Response reported = report("逐戶送禮 & 請客").post(PAGE);
            writtenIsStillThere(reported, 503, "逐戶送禮 &amp; 請客");
            reported.then()
                    .header("Retry-After", "5")
                    .body(containsString("<option value=\"" + registry.townPath + "\" selected"));
            Response added = followUp(receipt, "逐戶送禮 & 請客").post(PAGE + "/follow-up/messages");
            writtenIsStillThere(added, 503, "逐戶送禮 &amp; 請客");
            assertThat(receipt(added)).isEqualTo(receipt);
        } finally {
            pool.setAcquisitionTimeout(patience);
            for (Connection each : taken) {
                each.close();
            }
        }
        followUp(receipt, "逐戶送禮").post(PAGE + "/follow-up/messages").then().statusCode(200);
    }
}
