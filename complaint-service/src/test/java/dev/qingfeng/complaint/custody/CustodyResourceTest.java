package dev.qingfeng.complaint.custody;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clerks record what did not come by the web; each letter of a box belongs to an opening by two people. */
@QuarkusTest
class CustodyResourceTest {

    private static final String OPENINGS = "/complaint/v1/box-openings";
    private static final String REPORTS = "/complaint/v1/recorded-reports";
    private static final String CLERK = "5";
    private static final String OTHER = "6";

    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private RequestSpecification clerk(String number) {
        return registry.as(number, "intake-clerk");
    }

    private ValidatableResponse open(int letters, String with) {
        return registry.openBox(CLERK, with, letters);
    }

    private String opened(int letters) {
        return open(letters, OTHER).statusCode(201).extract().path("id");
    }

    private ValidatableResponse change(String who, String id, String how, String body) {
        String tag = clerk(CLERK).get(OPENINGS + "/" + id).header("ETag");
        RequestSpecification request = clerk(who).header("If-Match", tag);
        return (body.isEmpty() ? request : request.body(body))
                .post(OPENINGS + "/" + id + "/" + how)
                .then();
    }

    private String confirmed(int letters) {
        String id = opened(letters);
        change(OTHER, id, "confirmation", "").statusCode(200).body("confirmedAt", notNullValue());
        return id;
    }

    private ValidatableResponse record(String channel, String opening) {
        return registry.record(CLERK, channel, opening);
    }

    @Test
    void eachLetterOfABoxBelongsToAnOpeningByTwo() {
        String id = confirmed(2);
        record("REPORT_BOX", id).statusCode(201);
        change(CLERK, id, "settlement", "{}").statusCode(422).body("code", equalTo("difference-unexplained"));
        record("REPORT_BOX", id).statusCode(201);
        record("REPORT_BOX", id).statusCode(409).body("code", equalTo("more-than-letters"));
        change(CLERK, id, "settlement", "{}")
                .statusCode(200)
                .body("recorded", equalTo(2), "settledBy", equalTo(registry.staff(CLERK)));
        record("REPORT_BOX", id).statusCode(409).body("code", equalTo("opening-settled"));
        change(CLERK, id, "settlement", "{}").statusCode(409).body("code", equalTo("opening-settled"));
    }

    @Test
    void twoNumbersOfOnePersonAreOnePerson() {
        String id = opened(1);
        registry.onePerson(CLERK, OTHER);
        open(1, OTHER).statusCode(403).body("code", equalTo("second-person-needed"));
        change(OTHER, id, "confirmation", "").statusCode(403).body("code", equalTo("second-person-needed"));
    }

    @Test
    void aBoxIsConfirmedOnce() {
        String id = confirmed(1);
        change(OTHER, id, "confirmation", "").statusCode(409).body("code", equalTo("opening-settled"));
    }

    @Test
    void aClerkSeesNoMoreOfWhatIsScreened() {
        String id = record("HOTLINE", "").extract().path("id");
        registry.as("officer", "discipline-officer")
                .header("If-Match", "*")
                .body("{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}")
                .post(CaseOfTests.COMPLAINTS + "/" + id + "/screening")
                .then()
                .statusCode(200);
        clerk(CLERK).get(REPORTS + "/" + id).then().statusCode(404);
        clerk(CLERK).get(REPORTS).then().body("items.id", not(hasItem(id)));
    }

    private ValidatableResponse openedAt(@Nullable Instant occurredAt, @Nullable String lateReason) {
        String when = occurredAt == null ? "" : ",\"occurredAt\":\"" + occurredAt + "\"";
        String why = lateReason == null ? "" : ",\"lateReason\":\"" + lateReason + "\"";
        return clerk(CLERK)
                .body("{\"unitPath\":\"%s\",\"box\":\"鎮政府門口\",\"letters\":1,\"openedWith\":\"%s\"%s%s}"
                        .formatted(registry.townPath, registry.staff(OTHER), when, why))
                .post(OPENINGS)
                .then();
    }

    @Test
    void whatIsEnteredOnALaterDaySaysWhenItWasAndWhyItIsLate() {
        Instant earlier = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);
        openedAt(earlier, null).statusCode(422).body("code", equalTo("late-reason-missing"));
        openedAt(Instant.now().plus(Duration.ofHours(1)), "當日斷網")
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
        Instant before = Instant.now();
        String id = openedAt(earlier, "當日斷網").statusCode(201).extract().path("id");
        JsonPath seen = clerk(OTHER)
                .get(OPENINGS + "/" + id)
                .then()
                .statusCode(200)
                .body("lateReason", equalTo("當日斷網"))
                .extract()
                .jsonPath();
        assertThat(Instant.parse(seen.getString("occurredAt"))).isEqualTo(earlier);
        assertThat(Instant.parse(seen.getString("recordedAt")))
                .isBetween(before.truncatedTo(ChronoUnit.MILLIS), Instant.now());
    }

    @Test
    void whatIsEnteredAtOnceIsNotLateWhateverReasonIsGiven() {
        String id = openedAt(null, "當日斷網").statusCode(201).extract().path("id");
        JsonPath seen = clerk(CLERK)
                .get(OPENINGS + "/" + id)
                .then()
                .statusCode(200)
                .body("lateReason", nullValue())
                .extract()
                .jsonPath();
        assertThat(seen.getString("occurredAt")).isNotNull().isEqualTo(seen.getString("recordedAt"));
    }

    @Test
    void aDifferenceIsExplained() {
        String id = confirmed(2);
        change(CLERK, id, "settlement", "{\"explanation\":\"兩封為廣告單\"}")
                .statusCode(200)
                .body("explanation", equalTo("兩封為廣告單"), "recorded", equalTo(0));
    }

    @Test
    void onePersonOpensNoBox() {
        open(1, CLERK).statusCode(403).body("code", equalTo("second-person-needed"));
        String id = opened(1);
        change(CLERK, id, "confirmation", "").statusCode(403).body("code", equalTo("second-person-needed"));
        change("7", id, "confirmation", "").statusCode(404);
        // Who sees all openings was at none of them for that.
        registry.as("9", "auditor", "intake-clerk")
                .header("If-Match", "*")
                .post(OPENINGS + "/" + id + "/confirmation")
                .then()
                .statusCode(403)
                .body("code", equalTo("second-person-needed"));
        record("REPORT_BOX", id).statusCode(409).body("code", equalTo("opening-not-confirmed"));
        change(CLERK, id, "settlement", "{}").statusCode(409).body("code", equalTo("opening-not-confirmed"));
    }

    @Test
    void noMoreLettersThanThereWereHoweverManyRecordAtOnce() {
        String id = confirmed(3);
        long recorded = IntStream.range(0, 12)
                .parallel()
                .map(i -> record("REPORT_BOX", id).extract().statusCode())
                .filter(status -> status == 201)
                .count();
        assertThat(recorded).isEqualTo(3);
        clerk(CLERK).get(OPENINGS + "/" + id).then().body("recorded", equalTo(3));
    }

    @Test
    void whatIsReadOfAnOpeningChangesWithEachLetter() {
        String id = confirmed(3);
        String tag = clerk(CLERK).get(OPENINGS + "/" + id).header("ETag");
        record("REPORT_BOX", id).statusCode(201).body("receipt", nullValue());
        clerk(CLERK)
                .header("If-None-Match", tag)
                .get(OPENINGS + "/" + id)
                .then()
                .statusCode(200)
                .body("recorded", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOTLINE", "PETITION_DESK", "WRITTEN_REPORT"})
    void callsAndVisitsHaveNoBoxAndGetAReceipt(String channel) {
        String receipt = record(channel, "")
                .statusCode(201)
                .body("receipt", matchesPattern("[0-9A-HJKMNP-TV-Z]{20}"))
                .header("Cache-Control", equalTo("private, no-store"))
                .extract()
                .path("receipt");
        anybody()
                .body("{\"receipt\":\"" + receipt + "\"}")
                .post("/complaint/v1/reports/status")
                .then()
                .statusCode(200);
        record(channel, confirmed(1)).statusCode(422).body("code", equalTo("opening-needed"));
    }

    @Test
    void aCallerWhoSaysWhoTheyAreIsSealedApartFromTheirReport() {
        String id = clerk(CLERK)
                .body(
                        "{\"channel\":\"HOTLINE\",\"report\":{\"unitPath\":\"%s\",\"category\":\"LEAK\",\"narrative\":\"逐戶送禮\",\"reporter\":{\"name\":\"李某\",\"contact\":\"13800000000\"}}}"
                                .formatted(registry.townPath))
                .post(REPORTS)
                .then()
                .statusCode(201)
                .body("name", nullValue())
                .extract()
                .path("id");
        assertThat(registry.as("8", "complaint-handler")
                        .get(CaseOfTests.COMPLAINTS + "/" + id)
                        .asString())
                .contains("逐戶送禮")
                .doesNotContain("李某", "13800000000");
        registry.openedIdentity(id).body("name", equalTo("李某"), "contact", equalTo("13800000000"));
    }

    @Test
    void whoIsOfNoCityRecordsAndSeesNothing() {
        String token =
                Token.of("intake-clerk").staffNumber(registry.staff(CLERK)).sign();
        anybody()
                .auth()
                .oauth2(token)
                .get("/complaint/v1/recorded-reports")
                .then()
                .statusCode(403)
                .body("code", equalTo("unit-scope-missing"));
        anybody()
                .auth()
                .oauth2(token)
                .body("{\"channel\":\"HOTLINE\",\"report\":{\"category\":\"LEAK\",\"narrative\":\"a\"}}")
                .post("/complaint/v1/recorded-reports")
                .then()
                .statusCode(403)
                .body("code", equalTo("unit-scope-missing"));
    }

    @Test
    void aLetterNamesItsOpeningAndTheWebHasNoClerk() {
        record("REPORT_BOX", "").statusCode(422).body("code", equalTo("opening-needed"));
        record("WEB_COLUMN", "").statusCode(422).body("code", equalTo("opening-needed"));
    }

    @Test
    void aClerkSeesWhatTheyRecordedTodayAndNobodyElsesNorTheCase() {
        String id = record("HOTLINE", "").extract().path("id");
        clerk(CLERK).get(REPORTS).then().body("items.id", contains(id));
        clerk(CLERK).get(REPORTS + "/" + id).then().statusCode(200);
        clerk(OTHER).get(REPORTS).then().body("items.id", not(hasItem(id)));
        clerk(OTHER).get(REPORTS + "/" + id).then().statusCode(404);
        clerk(CLERK).get("/complaint/v1/complaints/" + id).then().statusCode(403);
        Database.execute("update recorded_report set recorded_on = recorded_on - 1 where id = ?", UUID.fromString(id));
        clerk(CLERK).get(REPORTS + "/" + id).then().statusCode(404);
    }

    @Test
    void theScanOfALetterIsAddedOnTheDay() {
        String id = record("WRITTEN_REPORT", "").extract().path("id");
        clerk(CLERK)
                .contentType("application/octet-stream")
                .body(PapersOfTests.picture("png", 20))
                .post(REPORTS + "/" + id + "/attachments")
                .then()
                .statusCode(200)
                .body("mediaType", equalTo("image/png"));
        clerk(OTHER)
                .contentType("application/octet-stream")
                .body(PapersOfTests.picture("png", 20))
                .post(REPORTS + "/" + id + "/attachments")
                .then()
                .statusCode(404);
    }

    @Test
    void aClerkSeesTheOpeningsThatTheyWereAtAndRecordsFromNoOther() {
        String id = confirmed(1);
        clerk(OTHER).get(OPENINGS + "/" + id).then().statusCode(200).body("letters", equalTo(1));
        clerk("7").get(OPENINGS + "/" + id).then().statusCode(404);
        clerk("7").get(OPENINGS).then().statusCode(200).body("items.id", not(hasItem(id)));
        clerk("7")
                .body(
                        "{\"channel\":\"REPORT_BOX\",\"openingId\":\"%s\",\"report\":{\"category\":\"LEAK\",\"narrative\":\"a\"}}"
                                .formatted(id))
                .post(REPORTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }

    /** Letters less the cases that somebody sees would be the cases that are hidden from them. */
    @Test
    void whoMaySeeCasesCannotCountLetters() {
        String id = confirmed(2);
        String before = seenByOfficer(id);
        record("REPORT_BOX", id).statusCode(201);
        assertThat(seenByOfficer(id)).as("as before, the tag too").isEqualTo(before);
        assertThat(before).doesNotContain("letters").doesNotContain("\"recorded\"");
        change(CLERK, id, "settlement", "{\"explanation\":\"一封為廣告單\"}").statusCode(200);
        assertThat(seenByOfficer(id))
                .contains("settledAt")
                .doesNotContain("廣告單")
                .doesNotContain("\"recorded\"");
        registry.as("9", "discipline-officer")
                .get(OPENINGS)
                .then()
                .body("items.id", hasItem(id))
                .body("items.find { it.id == '" + id + "' }.letters", nullValue());
        registry.as(CLERK, "intake-clerk", "complaint-handler")
                .get(OPENINGS + "/" + id)
                .then()
                .body("letters", nullValue(), "recorded", nullValue());
    }

    private String seenByOfficer(String id) {
        Response seen = registry.as("9", "discipline-officer").get(OPENINGS + "/" + id);
        assertThat(seen.statusCode()).isEqualTo(200);
        return seen.header("ETag") + seen.asString();
    }

    @Test
    void anAuditorSeesTheFiguresAndNoCase() {
        String id = confirmed(2);
        registry.as("9", "auditor")
                .get(OPENINGS + "/" + id)
                .then()
                .statusCode(200)
                .body("letters", equalTo(2));
        registry.as("9", "auditor").get(CaseOfTests.COMPLAINTS).then().statusCode(403);
        registry.as("9", "auditor", "discipline-officer")
                .get(OPENINGS + "/" + id)
                .then()
                .body("letters", nullValue());
    }

    @Test
    void whoMaySeeCasesOpensNoBox() {
        String id = opened(1);
        String handler = "8";
        registry.as("officer", "discipline-officer")
                .body("{\"staffNumber\":\"%s\",\"unitId\":\"%s\",\"competences\":[\"LEAK\"],\"takesCases\":false}"
                        .formatted(registry.staff(handler), registry.town))
                .post("/complaint/v1/handlers")
                .then()
                .statusCode(201);
        open(1, handler).statusCode(403).body("code", equalTo("handler-at-the-box"));
        for (RequestSpecification both : List.of(
                clerk(handler),
                registry.as(CLERK, "intake-clerk", "complaint-handler"),
                registry.as(CLERK, "intake-clerk", "discipline-officer"))) {
            both.body("{\"unitPath\":\"%s\",\"box\":\"b\",\"letters\":1,\"openedWith\":\"%s\"}"
                            .formatted(registry.townPath, registry.staff("7")))
                    .post(OPENINGS)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("handler-at-the-box"));
        }
        registry.as(OTHER, "intake-clerk", "complaint-handler")
                .header("If-Match", "*")
                .post(OPENINGS + "/" + id + "/confirmation")
                .then()
                .statusCode(403)
                .body("code", equalTo("handler-at-the-box"));
        String confirmed = confirmed(1);
        registry.as(CLERK, "intake-clerk", "complaint-handler")
                .body(
                        "{\"channel\":\"REPORT_BOX\",\"openingId\":\"%s\",\"report\":{\"category\":\"LEAK\",\"narrative\":\"a\"}}"
                                .formatted(confirmed))
                .post(REPORTS)
                .then()
                .statusCode(403)
                .body("code", equalTo("handler-at-the-box"));
    }

    @Test
    void anotherTownsBoxIsNotThere() {
        String id = opened(1);
        registry.at(registry.path + ".zuzhibu", "8", "intake-clerk")
                .get(OPENINGS + "/" + id)
                .then()
                .statusCode(404);
        registry.at(registry.path + ".zuzhibu", "8", "intake-clerk")
                .body("{\"unitPath\":\"%s\",\"box\":\"b\",\"letters\":1,\"openedWith\":\"X\"}"
                        .formatted(registry.townPath))
                .post(OPENINGS)
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update box_opening set letters = 9",
                "update box_opening set opened_by = 'X'",
                "delete from box_opening",
                "delete from recorded_report",
                "update recorded_report set opening_id = null",
                "delete from identity_request",
                "update message set text = ''",
                "delete from message",
                "update complaint set received_on = current_date",
                "delete from complaint",
                "update case_entry set made_by = 'X'",
                "delete from case_entry",
                "update case_conflict set staff_number = 'X'",
                "delete from case_conflict",
                "update complaint_subject set cadre_id = null",
                "delete from complaint_subject",
                "update accountability_measure set kind = 'ADMONITION'",
                "delete from accountability_measure",
                "update found_breach set cadre_id = id",
                "delete from found_breach",
                "update identity_request set requested_by = 'X'",
                "update erasure_request set requested_by = 'X'",
                "delete from erasure_request",
                "update clearance_opinion set entered_by = 'X'",
                "delete from clearance_opinion",
                "update clearance_answer set given = true",
                "update clearance_batch set number = 9",
                "delete from clearance",
                "delete from attachment",
                "update reported_subjects set subjects = ''"
            })
    void notEvenTheServiceChangesWhatWasLogged(String change) throws SQLException {
        try (Connection service = Database.runtime();
                Statement statement = service.createStatement()) {
            Assertions.assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("permission denied");
        }
    }
}
