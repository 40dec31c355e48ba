package dev.qingfeng.complaint.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.complaint.OpenTransaction;
import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two officers together erase what is confidential of a case that has ended: then nobody reads it again, and its receipt never was. */
@QuarkusTest
class ErasureRequestIT {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private CaseOfTests declined() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        of.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        of.moved("declination", "{\"reason\":\"a\"}");
        return of;
    }

    private ValidatableResponse ask(String officer, CaseOfTests of) {
        return registry.as(officer, "discipline-officer")
                .body("{\"reason\":\"期滿\"}")
                .post(of.address() + "/erasure-requests")
                .then();
    }

    private String asked(CaseOfTests of) {
        return of.address() + "/erasure-requests/"
                + ask("1", of)
                        .statusCode(201)
                        .body("reason", nullValue())
                        .extract()
                        .path("id");
    }

    private ValidatableResponse decide(String officer, String request, String how) {
        return registry.as(officer, "discipline-officer")
                .header("If-Match", "\"v0\"")
                .post(request + "/" + how)
                .then();
    }

    private static ValidatableResponse status(String receipt) {
        return RegistryOfTests.anybody()
                .body("{\"receipt\":\"" + receipt + "\"}")
                .post("/complaint/v1/reports/status")
                .then();
    }

    @Test
    void afterItNobodyReadsTheCaseAndItsReceiptNeverWas() {
        CaseOfTests of = declined();
        RegistryOfTests.anybody()
                .body("{\"receipt\":\"" + of.receipt + "\",\"text\":\"補充\"}")
                .post("/complaint/v1/reports/messages")
                .then()
                .statusCode(201);
        String file = RegistryOfTests.anybody()
                .header("Report-Receipt", of.receipt)
                .contentType("application/octet-stream")
                .body(PapersOfTests.saying("證據"))
                .post("/complaint/v1/reports/attachments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String request = asked(of);
        decide("2", request, "approval")
                .statusCode(200)
                .body(
                        "state",
                        equalTo("ERASED"),
                        "completeOn",
                        equalTo(today.plusDays(35).toString()));
        of.officer().get(of.address()).then().statusCode(200).body("narrative", nullValue());
        of.officer()
                .get(of.address() + "/case")
                .then()
                .body("history[0].words", nullValue(), "history[1].words", nullValue());
        of.officer().get(of.address() + "/messages").then().body("items[0].text", nullValue());
        of.officer()
                .get(of.address() + "/attachments/" + file + "/content")
                .then()
                .statusCode(404);
        registry.as("2", "discipline-officer")
                .get(request)
                .then()
                .body("reason", nullValue(), "requestedBy", equalTo(registry.staff("1")))
                .body("decidedBy", equalTo(registry.staff("2")));
        String erased = withoutTrace(status(of.receipt).statusCode(404));
        assertThat(erased).isEqualTo(withoutTrace(status("00000000000000000000").statusCode(404)));
        assertThat(Database.number(
                        "select count(*) from case_file where id = ? and wrapped_key is null", UUID.fromString(of.id)))
                .isEqualTo(1);
        assertThat(Database.number(
                        "select count(*) from audit_entry where operation = 'approveErasureRequest' and actor = ?"
                                + " and record_type in ('CaseFile', 'Complaint', 'ErasureRequest') and action = 'CHANGED'",
                        registry.staff("2")))
                .isEqualTo(3);
        ask("1", of).statusCode(409).body("code", equalTo("case-erased"));
        of.move(registry.as("another", "discipline-officer"), "reopening", "{\"reason\":\"a\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("case-erased"));
        await().until(() -> Database.number("select count(*) from outbox where aggregateid = ?", of.id) == 0);
        try (PublishedEvents events = PublishedEvents.on("qingfeng.complaint.events.v1")) {
            assertThat(events.untilNow())
                    .filteredOn(event ->
                            of.id.equals(event.key()) && event.type().equals("dev.qingfeng.complaint.erased.v1"))
                    .singleElement()
                    .satisfies(event ->
                            assertThat(event.json().path("erasedOn").asText()).isEqualTo(today.toString()));
        }
    }

    private static String withoutTrace(ValidatableResponse answer) {
        return answer.extract().asString().replaceAll("\"traceId\":\"[0-9a-f]+\"", "");
    }

    @Test
    void nothingIsErasedThatSomebodyWorksOn() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        ask("1", of).statusCode(409).body("code", equalTo("case-not-ended"));
        of.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        of.moved("declination", "{\"reason\":\"a\"}");
        String request = asked(of);
        of.reopened("{\"reason\":\"a\"}");
        decide("2", request, "approval").statusCode(409).body("code", equalTo("case-not-ended"));
        assertThat(status(of.receipt).extract().statusCode()).isEqualTo(200);
    }

    @Test
    void norADuplicateOfWhatSomebodyWorksOn() {
        CaseOfTests duplicate = new CaseOfTests(registry, "有人逐戶送禮");
        duplicate.moved("subjects", "{}");
        CaseOfTests whole = new CaseOfTests(registry, "有人逐戶送禮");
        duplicate.mergedInto(whole);
        ask("1", duplicate).statusCode(409).body("code", equalTo("case-not-ended"));
        whole.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        whole.moved("declination", "{\"reason\":\"a\"}");
        ask("1", duplicate).statusCode(201);
    }

    @Test
    void norWhereTheCaseIsTakenUpAgainAtThatMoment() throws SQLException {
        CaseOfTests duplicate = new CaseOfTests(registry, "有人逐戶送禮");
        CaseOfTests whole = new CaseOfTests(registry, "有人逐戶送禮");
        duplicate.mergedInto(whole);
        whole.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        whole.moved("declination", "{\"reason\":\"a\"}");
        String request = asked(duplicate);
        try (OpenTransaction reopening = new OpenTransaction(
                "update complaint set case_state = 'ACCEPTED' where id = ?", UUID.fromString(whole.id))) {
            CompletableFuture<ValidatableResponse> approval =
                    CompletableFuture.supplyAsync(() -> decide("2", request, "approval"));
            reopening.commitOnceWaitedFor();
            approval.join().statusCode(409).body("code", equalTo("case-not-ended"));
        }
    }

    /** Of what was closed before all measures had to have their results. */
    @Test
    void nothingIsExpectedOfWhatIsErased() {
        CaseOfTests of = declined();
        UUID id = UUID.fromString(of.id);
        Database.execute("update complaint set measure_due_on = ? where id = ?", today, id);
        decide("2", asked(of), "approval").statusCode(200);
        assertThat(Database.number("select count(*) from complaint where id = ? and measure_due_on is null", id))
                .isEqualTo(1);
    }

    @Test
    void onePersonAloneErasesNothing() {
        CaseOfTests of = declined();
        String request = asked(of);
        decide("1", request, "approval").statusCode(403).body("code", equalTo("second-person-needed"));
        ask("2", of).statusCode(409).body("code", equalTo("erasure-request-open"));
        decide("1", request, "refusal").statusCode(200).body("state", equalTo("REFUSED"));
        registry.as("2", "discipline-officer")
                .header("If-Match", "*")
                .post(request + "/approval")
                .then()
                .statusCode(409)
                .body("code", equalTo("erasure-decided"));
        assertThat(status(of.receipt).extract().statusCode()).isEqualTo(200);
        of.handler("1").get(of.address() + "/erasure-requests").then().statusCode(403);
    }

    @Test
    void twoNumbersOfOnePersonAreOnePerson() {
        registry.onePerson("1", "2");
        CaseOfTests of = declined();
        String request = asked(of);
        decide("2", request, "approval").statusCode(403).body("code", equalTo("second-person-needed"));
        assertThat(status(of.receipt).extract().statusCode()).isEqualTo(200);
        decide("3", request, "approval").statusCode(200);
    }

    @Test
    void theTwoAreTwoInTheDatabaseToo() {
        String request = asked(declined());
        assertThatThrownBy(() -> Database.execute(
                        "update erasure_request set state = 'ERASED', decided_by = requested_by, decided_at = now(),"
                                + " complete_on = current_date where id = ?",
                        UUID.fromString(request.substring(request.lastIndexOf('/') + 1))))
                .hasStackTraceContaining("erasure_request_two_people");
    }

    @Test
    void whoIsBlindToTheCaseDoesNotDecideIt() {
        CaseOfTests of = declined();
        String request = asked(of);
        of.move(registry.as("3", "discipline-officer"), "conflicts", "{\"reason\":\"同學\"}")
                .then()
                .statusCode(204);
        for (String how : List.of("approval", "refusal")) {
            decide("3", request, how).statusCode(404);
        }
    }

    /** Else the former version of its row held the key for as long as nothing else changed there. */
    @ParameterizedTest
    @ValueSource(strings = {"case_file", "reporter_identity"})
    void whatHeldADestroyedKeyIsVacuumedAfterOneRow(String table) {
        assertThat(Database.text(
                        "select array_to_string(reloptions, ' ') from pg_class where oid = '" + table + "'::regclass"))
                .contains("autovacuum_vacuum_scale_factor=0", "autovacuum_vacuum_threshold=1");
        assertThat(Database.text("show autovacuum")).isEqualTo("on");
    }
}
