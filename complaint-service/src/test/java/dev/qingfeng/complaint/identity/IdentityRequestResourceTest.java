package dev.qingfeng.complaint.identity;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who a reporter is, two officers open together: once, within a day, and the reporter sees that they did. */
@QuarkusTest
class IdentityRequestResourceTest {

    private static final String FIRST = "11";
    private static final String SECOND = "12";
    private static final String CLERK = "13";

    private final RegistryOfTests registry = new RegistryOfTests();
    private final String name = "李某" + UUID.randomUUID();

    private String receipt;
    private UUID complaint;

    @Inject
    CaseAccess access;

    @BeforeEach
    void aNamedReportIsThere() {
        registry.founded();
        receipt = anybody()
                .body(
                        "{\"unitPath\":\"%s\",\"category\":\"LEAK\",\"narrative\":\"a\",\"reporter\":{\"name\":\"%s\",\"contact\":\"138\"}}"
                                .formatted(registry.townPath, name))
                .post("/complaint/v1/reports")
                .then()
                .statusCode(201)
                .extract()
                .path("receipt");
        complaint = complaint(0);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private UUID complaint(int index) {
        return UUID.fromString(registry.at(registry.townPath, "1", "complaint-handler")
                .get("/complaint/v1/complaints")
                .path("items[" + index + "].id"));
    }

    private String requests() {
        return "/complaint/v1/complaints/" + complaint + "/identity-requests";
    }

    private ValidatableResponse ask(String officer) {
        return registry.as(officer, "discipline-officer")
                .body("{\"reason\":\"須當面核實\"}")
                .post(requests())
                .then();
    }

    private String asked() {
        return ask(FIRST).statusCode(201).extract().path("id");
    }

    private ValidatableResponse decide(String officer, String id, String how) {
        return registry.as(officer, "discipline-officer")
                .header("If-Match", "\"v0\"")
                .post(requests() + "/" + id + "/" + how)
                .then();
    }

    private ValidatableResponse open(String officer, String id) {
        return registry.as(officer, "discipline-officer")
                .post(requests() + "/" + id + "/opening")
                .then();
    }

    @Test
    void twoOfficersOpenItOnceAndTheReporterSeesIt() {
        String id = asked();
        decide(SECOND, id, "approval").statusCode(200).body("state", equalTo("APPROVED"), "reason", nullValue());
        open(FIRST, id)
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-store"))
                .body("name", equalTo(name), "contact", equalTo("138"));
        open(FIRST, id).statusCode(409).body("code", equalTo("identity-not-approved"));
        anybody()
                .body("{\"receipt\":\"" + receipt + "\"}")
                .post("/complaint/v1/reports/status")
                .then()
                .body(
                        "identityOpenedOn",
                        equalTo(List.of(
                                LocalDate.now(ZoneId.of("Asia/Shanghai")).toString())));
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_type = 'ReporterIdentity' and action = 'READ'"
                                + " and record_id = ? and actor = ? and operation = 'openIdentity'",
                        complaint.toString(),
                        registry.staff(FIRST)))
                .isEqualTo(1);
        registry.as(SECOND, "discipline-officer")
                .get(requests())
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("SHOWN"), "items[0].reason", equalTo("須當面核實"));
    }

    @Test
    void onePersonAloneOpensNothing() {
        String id = asked();
        open(FIRST, id).statusCode(409).body("code", equalTo("identity-not-approved"));
        decide(FIRST, id, "approval").statusCode(403).body("code", equalTo("second-person-needed"));
        decide(SECOND, id, "approval").statusCode(200);
        open(SECOND, id).statusCode(403).body("code", equalTo("not-your-request"));
    }

    /** Somebody who was entered twice has two numbers, and is one person still. */
    @Test
    void twoNumbersOfOnePersonAreOnePerson() {
        registry.onePerson(FIRST, SECOND);
        String id = asked();
        decide(SECOND, id, "approval").statusCode(403).body("code", equalTo("second-person-needed"));
    }

    /** A clerk who took the call has heard who it was: that is no second person. */
    @Test
    void whoTookTheReportInNeitherAsksNorDecides() {
        complaint = UUID.fromString(registry.as(CLERK, "intake-clerk")
                .body(
                        "{\"channel\":\"HOTLINE\",\"report\":{\"unitPath\":\"%s\",\"category\":\"LEAK\",\"narrative\":\"a\",\"reporter\":{\"name\":\"%s\"}}}"
                                .formatted(registry.townPath, name))
                .post("/complaint/v1/recorded-reports")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        ask(CLERK).statusCode(403).body("code", equalTo("recorded-by-you"));
        String id = asked();
        decide(CLERK, id, "approval").statusCode(403).body("code", equalTo("recorded-by-you"));
        registry.onePerson("another", CLERK);
        ask("another").statusCode(403).body("code", equalTo("recorded-by-you"));
        decide("another", id, "approval").statusCode(403).body("code", equalTo("recorded-by-you"));
        decide(SECOND, id, "approval").statusCode(200);
    }

    @Test
    void aRequestOfOneCaseIsNotThereInAnother() {
        String id = asked();
        RegistryOfTests.report(registry.townPath, "b");
        UUID named = complaint;
        complaint = complaint(0).equals(named) ? complaint(1) : complaint(0);
        registry.as(SECOND, "discipline-officer")
                .get(requests() + "/" + id)
                .then()
                .statusCode(404);
        decide(SECOND, id, "approval").statusCode(404);
        complaint = named;
        decide(SECOND, id, "approval").statusCode(200);
        complaint = complaint(0).equals(named) ? complaint(1) : complaint(0);
        open(FIRST, id).statusCode(404);
    }

    @Test
    void whatWasRefusedIsNotShown() {
        String id = asked();
        decide(SECOND, id, "refusal").statusCode(200).body("state", equalTo("REFUSED"));
        open(FIRST, id).statusCode(409).body("code", equalTo("identity-not-approved"));
        registry.as(SECOND, "discipline-officer")
                .header("If-Match", "\"v1\"")
                .post(requests() + "/" + id + "/approval")
                .then()
                .statusCode(409)
                .body("code", equalTo("identity-request-decided"));
    }

    @Test
    void aDayAfterTheApprovalItIsTooLate() {
        String id = asked();
        decide(SECOND, id, "approval").statusCode(200);
        Database.execute(
                "update identity_request set decided_at = decided_at - interval '25 hours' where id = ?",
                UUID.fromString(id));
        open(FIRST, id).statusCode(409).body("code", equalTo("identity-not-approved"));
    }

    @Test
    void oneRequestWaitsAtATime() {
        asked();
        ask(SECOND).statusCode(409).body("code", equalTo("identity-request-open"));
    }

    @Test
    void whoSaidNothingCannotBeOpened() {
        RegistryOfTests.report(registry.townPath, "b");
        UUID named = complaint;
        complaint = complaint(0).equals(named) ? complaint(1) : complaint(0);
        ask(FIRST).statusCode(409).body("code", equalTo("reporter-not-named"));
    }

    @Test
    void withItsCaseAnIdentityIsErased() {
        String id = asked();
        decide(SECOND, id, "approval").statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> access.erase(complaint));
        open(FIRST, id).statusCode(409).body("code", equalTo("reporter-not-named"));
        assertThat(Database.number(
                        "select count(*) from reporter_identity where id = ? and wrapped_key is null", complaint))
                .isEqualTo(1);
    }

    @Test
    void itStandsNowhereElse() {
        for (String path :
                new String[] {"", "/" + complaint, "/" + complaint + "/messages", "/" + complaint + "/reported-subjects"
                }) {
            registry.as("1", "complaint-handler")
                    .get("/complaint/v1/complaints" + path)
                    .then()
                    .statusCode(200)
                    .body(not(containsString(name)));
        }
        registry.as("1", "complaint-handler").get(requests()).then().statusCode(403);
        registry.at(registry.path + ".zuzhibu", FIRST, "discipline-officer")
                .get(requests())
                .then()
                .statusCode(404);
    }

    @Test
    void theTwoAreTwoInTheDatabaseToo() {
        String id = asked();
        assertThatThrownBy(() -> Database.execute(
                        "update identity_request set state = 'APPROVED', decided_by = requested_by, decided_at = now()"
                                + " where id = ?",
                        UUID.fromString(id)))
                .hasStackTraceContaining("identity_request_two_people");
    }
}
