package dev.qingfeng.pledge.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever cannot sign is exempted by two people, and signs again once it is revoked. */
@QuarkusTest
class ExemptionResourceTest {

    private static final String REASON = "長期住院治療";
    private static final List<String> WHY = List.of("ground", "reason", "decisionReason", "revocationReason");

    private final RegistryOfTests registry = new RegistryOfTests();
    private UUID cadre = new UUID(0, 0);
    private String pledge = "";
    private String hash = "";

    @BeforeEach
    void someoneIsToSign() {
        registry.founded();
        RegistryOfTests.Text text = registry.adoptText("LEADING_CADRE");
        hash = text.hash();
        registry.openCampaign("LEADING_CADRE", text.id(), "2199-12-31").statusCode(201);
        cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30)).until(() -> inState("DUE") == 1);
        pledge = registry.as("8", "cadre")
                .get("/pledge/v1/pledges")
                .then()
                .extract()
                .path("items[0].id");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private long inState(String state) {
        return Database.number("select count(*) from pledge where cadre_id = ? and state = ?", cadre, state);
    }

    private ValidatableResponse propose(String number) {
        return registry.as(number, "organization-officer")
                .body("{\"pledgeId\":\"%s\",\"ground\":\"LONG_ILLNESS\",\"reason\":\"%s\"}".formatted(pledge, REASON))
                .post("/pledge/v1/exemptions")
                .then();
    }

    private String proposed() {
        return propose("1").statusCode(201).extract().path("id");
    }

    private ValidatableResponse act(String id, String action, String number, String role) {
        return registry.as(number, role)
                .header("If-Match", "*")
                .body(action.equals("approval") ? "" : "{\"reason\":\"已康復\"}")
                .post("/pledge/v1/exemptions/" + id + "/" + action)
                .then();
    }

    private String approved() {
        String id = proposed();
        act(id, "approval", "2", "discipline-officer").statusCode(200);
        return id;
    }

    private ValidatableResponse sign() {
        return registry.as("8", "cadre")
                .header("If-Match", "*")
                .body("{\"textHash\":\"" + hash + "\"}")
                .post("/pledge/v1/pledges/" + pledge + "/signature")
                .then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"organization-officer", "discipline-officer"})
    void whatOneProposesAnotherApproves(String role) {
        String id = propose("1")
                .statusCode(201)
                .body("state", equalTo("PROPOSED"), "proposedBy", equalTo(registry.staff("1")))
                .extract()
                .path("id");
        act(id, "approval", "2", role)
                .statusCode(200)
                .body("state", equalTo("APPROVED"), "decidedBy", equalTo(registry.staff("2")))
                .body("decidedAt", notNullValue());
        registry.as("8", "cadre")
                .get("/pledge/v1/pledges")
                .then()
                .body("items.state", contains("EXCUSED"), "items.excuse.reason", contains("EXEMPTED"));
        sign().statusCode(409).body("code", equalTo("pledge-exempted"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            PublishedEvent told = events.await(event ->
                    id.equals(event.key()) && event.json().get("state").asText().equals("APPROVED"));
            assertThat(told.payload()).doesNotContain(REASON).doesNotContain("LONG_ILLNESS");
        }
        try (PublishedEvents states = PublishedEvents.on("qingfeng.pledge.signatures.v1")) {
            assertThat(states.await(event -> pledge.equals(event.key()))
                            .json()
                            .get("excuse")
                            .asText())
                    .isEqualTo("EXEMPTED");
        }
    }

    @Test
    void nobodyDecidesTheirOwnProposal() {
        String id = proposed();
        act(id, "approval", "1", "discipline-officer").statusCode(403).body("code", equalTo("own-proposal"));
        act(id, "rejection", "1", "organization-officer").statusCode(403).body("code", equalTo("own-proposal"));
        assertThat(inState("DUE")).isEqualTo(1);
    }

    /** Somebody who is in the registry twice is one person, whichever number stays. */
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 1"})
    void nobodyDecidesUnderTheirOtherNumberWhatTheyProposed(String proposer, String decider) {
        String id = propose(proposer).statusCode(201).extract().path("id");
        UUID officer = registry.knownCadre("1", registry.town);
        registry.enteredTwice(officer, "1", "2");
        act(id, "approval", decider, "discipline-officer").statusCode(403).body("code", equalTo("own-proposal"));
        act(id, "rejection", decider, "organization-officer").statusCode(403).body("code", equalTo("own-proposal"));
        assertThat(inState("DUE")).isEqualTo(1);
        takeBack(id, "3").statusCode(403).body("code", equalTo("not-your-proposal"));
        takeBack(id, decider).statusCode(200).body("state", equalTo("WITHDRAWN"));
    }

    @Test
    void nobodyHasASayInTheirOwnExemptionUnderANumberThatTheyGaveUp() {
        String id = approved();
        registry.enteredTwice(cadre, "8", "7", "LEADING_CADRE");
        act(id, "revocation", "7", "discipline-officer").statusCode(403).body("code", equalTo("own-pledge"));
        act(id, "revocation", "2", "discipline-officer").statusCode(200);
        propose("7").statusCode(403).body("code", equalTo("own-pledge"));
        String again = proposed();
        act(again, "approval", "7", "discipline-officer").statusCode(403).body("code", equalTo("own-pledge"));
        act(again, "approval", "2", "discipline-officer").statusCode(200);
    }

    @Test
    void whatSomebodyProposedForThemselvesUnderAnotherNumberIsNotApproved() {
        String id = propose("7").statusCode(201).extract().path("id");
        registry.enteredTwice(cadre, "8", "7", "LEADING_CADRE");
        act(id, "approval", "2", "discipline-officer").statusCode(403).body("code", equalTo("own-pledge"));
        act(id, "rejection", "2", "discipline-officer").statusCode(200);
    }

    @Test
    void notEvenTheDatabaseLetsOnePersonDoBoth() throws SQLException {
        proposed();
        try (Connection connection = Database.runtime();
                PreparedStatement change = connection.prepareStatement(
                        "update exemption set state = 'APPROVED', decided_at = now(), decided_by = proposed_by where pledge_id = ?::uuid")) {
            change.setString(1, pledge);
            assertThatThrownBy(change::executeUpdate).hasMessageContaining("exemption_two_people");
        }
    }

    @Test
    void nobodyHasASayInTheirOwnExemption() {
        propose("8").statusCode(403).body("code", equalTo("own-pledge"));
        String id = proposed();
        act(id, "approval", "8", "discipline-officer").statusCode(403).body("code", equalTo("own-pledge"));
        act(id, "approval", "2", "discipline-officer").statusCode(200);
        act(id, "revocation", "8", "discipline-officer").statusCode(403).body("code", equalTo("own-pledge"));
    }

    @Test
    void whatWasRejectedSaysWhyAndMayBeProposedAgain() {
        String id = proposed();
        propose("3").statusCode(409).body("code", equalTo("exemption-exists"));
        act(id, "rejection", "2", "organization-officer")
                .statusCode(200)
                .body("state", equalTo("REJECTED"), "decisionReason", equalTo("已康復"));
        act(id, "approval", "2", "organization-officer").statusCode(409).body("code", equalTo("exemption-not-open"));
        sign().statusCode(200);
        propose("3").statusCode(409).body("code", equalTo("already-signed"));
    }

    @Test
    void whoSignsWhileNobodyHasDecidedWithdrawsTheProposal() {
        String id = proposed();
        sign().statusCode(200);
        registry.as("2", "auditor").get("/pledge/v1/exemptions/" + id).then().body("state", equalTo("WITHDRAWN"));
        act(id, "approval", "2", "discipline-officer").statusCode(409).body("code", equalTo("exemption-not-open"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            events.await(event ->
                    id.equals(event.key()) && event.json().get("state").asText().equals("WITHDRAWN"));
        }
    }

    /** Whoever comes back is to sign again, and nobody approves what was said of them before. */
    @Test
    void whoLeavesWhileNobodyHasDecidedWithdrawsTheProposal() {
        String id = proposed();
        registry.cadreGone(cadre, 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> inState("EXCUSED") == 1);
        registry.as("2", "auditor")
                .get("/pledge/v1/exemptions/" + id)
                .then()
                .body("state", equalTo("WITHDRAWN"), "decidedAt", notNullValue());
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            events.await(event ->
                    id.equals(event.key()) && event.json().get("state").asText().equals("WITHDRAWN"));
        }
        registry.cadre(cadre, "8", registry.town, 1, 2, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30)).until(() -> inState("DUE") == 1);
        act(id, "approval", "2", "discipline-officer").statusCode(409).body("code", equalTo("exemption-not-open"));
        proposed();
    }

    @Test
    void whoeverProposedTakesItBackWhileNobodyHasDecided() {
        String id = proposed();
        takeBack(id, "2").statusCode(403).body("code", equalTo("not-your-proposal"));
        takeBack(id, "1").statusCode(200).body("state", equalTo("WITHDRAWN"), "decidedAt", notNullValue());
        takeBack(id, "1").statusCode(409).body("code", equalTo("exemption-not-open"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            events.await(event ->
                    id.equals(event.key()) && event.json().get("state").asText().equals("WITHDRAWN"));
        }
        takeBack(approved(), "1").statusCode(409).body("code", equalTo("exemption-not-open"));
    }

    private ValidatableResponse takeBack(String id, String number) {
        return registry.as(number, "organization-officer")
                .header("If-Match", "*")
                .post("/pledge/v1/exemptions/" + id + "/withdrawal")
                .then();
    }

    @Test
    void aPaperWithdrawsTheProposalTooAndIsRefusedOfWhomIsExempted() {
        String id = proposed();
        paper(true).statusCode(200);
        act(id, "approval", "2", "discipline-officer").statusCode(200);
        paper(false).statusCode(422).body("errors.code", contains("pledge-exempted"));
        act(id, "revocation", "2", "discipline-officer").statusCode(200);
        String second = proposed();
        paper(false).statusCode(200).body("changed", equalTo(1));
        registry.as("2", "auditor")
                .get("/pledge/v1/exemptions/" + second)
                .then()
                .body("state", equalTo("WITHDRAWN"));
    }

    private ValidatableResponse paper(boolean dryRun) {
        return registry.as("1", "organization-officer")
                .contentType("text/csv; charset=UTF-8")
                .body("cycleCode,staffNumber,category,signedOn,lateReason\n%s,%s,LEADING_CADRE,%s,\n"
                        .formatted(
                                registry.cycleCode(), registry.staff("8"), LocalDate.now(ZoneId.of("Asia/Shanghai"))))
                .post("/pledge/v1/pledges/imports?dryRun=" + dryRun)
                .then();
    }

    @Test
    void anExemptionStaysWhateverTheRosterSaysAndGoesAlong() {
        approved();
        registry.cadre(cadre, "8", registry.office, 1, 1, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from pledge where cadre_id = ? and unit_id = ? and excuse_reason = 'EXEMPTED'",
                                cadre,
                                registry.office)
                        == 1);
        registry.cadre(cadre, "8", registry.office, 1, 2);
        registry.cadre(cadre, "8", registry.office, 1, 3, "LEADING_CADRE");
        registry.knownCadre("9", registry.town);
        assertThat(inState("EXCUSED")).isEqualTo(1);
    }

    @Test
    void whoseExemptionIsRevokedSignsAgain() {
        String id = approved();
        act(id, "revocation", "1", "organization-officer")
                .statusCode(200)
                .body("state", equalTo("REVOKED"), "revocationReason", equalTo("已康復"));
        act(id, "revocation", "1", "organization-officer")
                .statusCode(409)
                .body("code", equalTo("exemption-not-in-force"));
        sign().statusCode(200).body("state", equalTo("SIGNED"));
    }

    @Test
    void whoHasLeftMeanwhileIsExcusedForThatOnceTheExemptionIsRevoked() {
        String id = approved();
        registry.cadreGone(cadre, 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from signer where id = ? and gone", cadre) == 1);
        assertThat(inState("EXCUSED")).isEqualTo(1);
        act(id, "revocation", "2", "organization-officer").statusCode(200);
        assertThat(Database.number("select count(*) from pledge where cadre_id = ? and excuse_reason = 'LEFT'", cadre))
                .isEqualTo(1);
        String another = propose("1").statusCode(409).extract().path("code");
        assertThat(another).isEqualTo("pledge-not-due");
    }

    @Test
    void ofThoseWhoDecideAtOnceAllButOneAreRefused() throws Exception {
        String id = proposed();
        assertThat(atOnce(List.of(
                        () -> outcome(act(id, "approval", "2", "discipline-officer")),
                        () -> outcome(act(id, "approval", "3", "discipline-officer")),
                        () -> outcome(act(id, "rejection", "4", "discipline-officer")))))
                .containsExactlyInAnyOrder("done", "exemption-not-open", "exemption-not-open");
    }

    @Test
    void whoSignsWhileItIsApprovedEitherHasSignedOrIsExempted() throws Exception {
        String id = proposed();
        List<String> outcomes =
                atOnce(List.of(() -> outcome(act(id, "approval", "2", "discipline-officer")), () -> outcome(sign())));
        boolean signed = inState("SIGNED") == 1;
        assertThat(outcomes)
                .isEqualTo(signed ? List.of("exemption-not-open", "done") : List.of("done", "pledge-exempted"));
        registry.as("2", "auditor")
                .get("/pledge/v1/exemptions/" + id)
                .then()
                .body("state", equalTo(signed ? "WITHDRAWN" : "APPROVED"));
    }

    private static String outcome(ValidatableResponse answer) {
        return answer.extract().statusCode() == 200 ? "done" : answer.extract().path("code");
    }

    private static List<String> atOnce(List<Callable<String>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theListIsFilteredByStateAndSeenByWhoSeesTheUnit() {
        String id = proposed();
        registry.at(registry.townPath, "2", "auditor")
                .get("/pledge/v1/exemptions?state=PROPOSED")
                .then()
                .body("items.id", contains(id));
        registry.as("2", "auditor")
                .get("/pledge/v1/exemptions?state=APPROVED")
                .then()
                .body("items", empty());
        registry.as("2", "auditor").get("/pledge/v1/exemptions").then().body("items", hasSize(1));
        String elsewhere = registry.path + ".zuzhibu";
        registry.at(elsewhere, "2", "auditor")
                .get("/pledge/v1/exemptions")
                .then()
                .body("items", empty());
        registry.at(elsewhere, "2", "auditor")
                .get("/pledge/v1/exemptions/" + id)
                .then()
                .statusCode(404);
        registry.at(elsewhere, "2", "discipline-officer")
                .header("If-Match", "*")
                .post("/pledge/v1/exemptions/" + id + "/approval")
                .then()
                .statusCode(404);
        registry.at(elsewhere, "1", "organization-officer")
                .body("{\"pledgeId\":\"%s\",\"ground\":\"OTHER\",\"reason\":\"x\"}".formatted(pledge))
                .post("/pledge/v1/exemptions")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }

    /** They watch over who decides; an illness is nobody's business, and the ground alone tells of one. */
    @Test
    void auditorsSeeThatTwoPeopleDecidedAndNotWhy() {
        String rejected = proposed();
        act(rejected, "rejection", "2", "discipline-officer").statusCode(200);
        String revoked = approved();
        act(revoked, "revocation", "3", "discipline-officer").statusCode(200);
        for (String id : List.of(rejected, revoked)) {
            registry.as("4", "auditor")
                    .get("/pledge/v1/exemptions/" + id)
                    .then()
                    .statusCode(200)
                    .body("proposedBy", equalTo(registry.staff("1")), "decidedBy", equalTo(registry.staff("2")))
                    .body("proposedAt", notNullValue(), "decidedAt", notNullValue())
                    .body("keySet()", everyItem(not(in(WHY))));
        }
        registry.as("4", "auditor")
                .get("/pledge/v1/exemptions")
                .then()
                .body("items.state", containsInAnyOrder("REJECTED", "REVOKED"))
                .body("items.revokedBy.findAll()", contains(registry.staff("3")))
                .body("items.collectMany { it.keySet() }", everyItem(not(in(WHY))));
        for (String role : List.of("organization-officer", "discipline-officer")) {
            registry.as("4", "auditor", role)
                    .get("/pledge/v1/exemptions/" + rejected)
                    .then()
                    .body("ground", equalTo("LONG_ILLNESS"), "reason", equalTo(REASON))
                    .body("decisionReason", equalTo("已康復"));
            registry.as("4", role)
                    .get("/pledge/v1/exemptions")
                    .then()
                    .body("items.reason", contains(REASON, REASON))
                    .body("items.revocationReason.findAll()", contains("已康復"));
        }
    }

    @Test
    void whoSeesLessHasATagOfTheirOwn() {
        String path = "/pledge/v1/exemptions/" + proposed();
        String less = registry.as("4", "auditor").get(path).header("ETag");
        String all = registry.as("1", "organization-officer").get(path).header("ETag");
        assertThat(less).isNotEqualTo(all);
        registry.as("4", "auditor")
                .header("If-None-Match", less)
                .get(path)
                .then()
                .statusCode(304);
        registry.as("4", "auditor")
                .header("If-None-Match", all)
                .get(path)
                .then()
                .statusCode(200);
        registry.as("1", "organization-officer")
                .header("If-None-Match", less)
                .get(path)
                .then()
                .statusCode(200);
        takeBack(path.substring(path.lastIndexOf('/') + 1), "1").statusCode(200);
        registry.as("4", "auditor")
                .header("If-None-Match", less)
                .get(path)
                .then()
                .statusCode(200);
    }

    @Test
    void aDecisionSaysWhichVersionItIsOf() {
        String id = proposed();
        registry.as("2", "discipline-officer")
                .post("/pledge/v1/exemptions/" + id + "/approval")
                .then()
                .statusCode(428);
        registry.as("2", "discipline-officer")
                .header("If-Match", "\"v7\"")
                .post("/pledge/v1/exemptions/" + id + "/approval")
                .then()
                .statusCode(412);
    }

    @Test
    void nothingIsProposedOrDecidedInAnArchivedCycle() {
        String id = proposed();
        registry.archive(1);
        propose("3").statusCode(409).body("code", equalTo("cycle-archived"));
        act(id, "approval", "2", "discipline-officer").statusCode(409).body("code", equalTo("cycle-archived"));
    }
}
