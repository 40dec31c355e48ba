package dev.qingfeng.pledge.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A paper that is recorded late counts as it would have counted on its day, whatever has become of its signer since: they have left, lost
 * the category or moved.
 */
@QuarkusTest
class LatePapersIT {

    private static final String OFFICER = "organization-officer";

    private final RegistryOfTests registry = new RegistryOfTests();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final LocalDate yesterday = today.minusDays(1);

    @BeforeEach
    void aCampaignOfSomeDays() {
        registry.founded();
        open("LEADING_CADRE");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private void open(String category) {
        registry.openCampaign(category, registry.adoptText(category).id(), "2199-12-31")
                .statusCode(201);
        Database.execute(
                "update pledge_campaign set opened_at = opened_at - interval '5 days' where cycle_id = ? and category = ?",
                registry.cycle,
                category);
    }

    private UUID due(String number, String category) {
        UUID cadre = registry.knownCadre(number, registry.town, category);
        awaitOne(cadre, "state = 'DUE'");
        return cadre;
    }

    private static void awaitOne(UUID cadre, String what) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ? and " + what, cadre) == 1);
    }

    private String pledgeOf(UUID cadre) {
        return registry.as("1", "auditor")
                .get("/pledge/v1/pledges?limit=500")
                .path("items.find { it.cadreId == '" + cadre + "' }.id");
    }

    private ValidatableResponse paper(UUID cadre, LocalDate signedOn) {
        return paper(registry.path, cadre, signedOn);
    }

    private ValidatableResponse paper(String scope, UUID cadre, LocalDate signedOn) {
        return registry.at(scope, "1", OFFICER)
                .contentType("application/octet-stream")
                .header("If-Match", "*")
                .body(scan())
                .post("/pledge/v1/pledges/%s/paper-signature?lateReason=x&signedOn=%s"
                        .formatted(pledgeOf(cadre), signedOn))
                .then();
    }

    private static byte[] scan() {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ValidatableResponse imported(String number, String category, LocalDate signedOn) {
        return registry.as("1", OFFICER)
                .contentType("text/csv; charset=UTF-8")
                .body("cycleCode,staffNumber,category,signedOn,lateReason\n%s,%s,%s,%s,x\n"
                        .formatted(registry.cycleCode(), registry.staff(number), category, signedOn))
                .post("/pledge/v1/pledges/imports")
                .then();
    }

    private void requireCoverage(int due, int signed, int excused) {
        registry.as("1", "auditor")
                .get("/pledge/v1/cycles/" + registry.cycle + "/coverage")
                .then()
                .body("categories[0].due", equalTo(due))
                .body("categories[0].signed", equalTo(signed))
                .body("categories[0].excused", equalTo(excused));
    }

    /** As if they had left the day before. */
    private static void sinceYesterday(UUID cadre) {
        Database.execute("update pledge set excused_at = excused_at - interval '1 day' where cadre_id = ?", cadre);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoHadSignedBeforeTheyLeftHasSigned(boolean leaves) {
        UUID cadre = due("8", "LEADING_CADRE");
        due("9", "LEADING_CADRE");
        if (leaves) {
            registry.cadreGone(cadre, 1);
        } else {
            registry.cadre(cadre, "8", registry.town, 1, 1);
        }
        awaitOne(cadre, leaves ? "excuse_reason = 'LEFT'" : "excuse_reason = 'CATEGORY_LOST'");
        sinceYesterday(cadre);
        requireCoverage(1, 0, 1);
        imported("8", "LEADING_CADRE", today).statusCode(422).body("errors.code", contains("pledge-not-due"));
        paper(cadre, today).statusCode(409).body("code", equalTo("pledge-not-due"));
        requireCoverage(1, 0, 1);
        imported("8", "LEADING_CADRE", yesterday).statusCode(200).body("changed", equalTo(1));
        requireCoverage(1, 1, 0);
        registry.as("1", "auditor")
                .get("/pledge/v1/pledges/" + pledgeOf(cadre))
                .then()
                .body("state", equalTo("SIGNED"), "excuse", nullValue(), "lateReason", equalTo("x"));
        try (PublishedEvents states = PublishedEvents.on("qingfeng.pledge.signatures.v1");
                PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            String pledge = pledgeOf(cadre);
            JsonNode state = states.await(event -> pledge.equals(event.key()) && event.version() == 2)
                    .json();
            assertThat(state.get("state").asText()).isEqualTo("SIGNED");
            assertThat(state.has("excuse")).isFalse();
            events.await(event -> pledge.equals(event.key()) && event.type().equals("dev.qingfeng.pledge.signed.v1"));
        }
    }

    private String exempted(UUID cadre) {
        String id = registry.as("2", OFFICER)
                .body("{\"pledgeId\":\"%s\",\"ground\":\"OTHER\",\"reason\":\"x\"}".formatted(pledgeOf(cadre)))
                .post("/pledge/v1/exemptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        exemption(id, "approval", "");
        return id;
    }

    private void exemption(String id, String action, String body) {
        registry.as("3", "discipline-officer")
                .header("If-Match", "*")
                .body(body)
                .post("/pledge/v1/exemptions/" + id + "/" + action)
                .then()
                .statusCode(200);
    }

    @Test
    void whoHadSignedBeforeTheyWereExemptedAndLeftHasSignedOnceTheExemptionIsRevoked() {
        UUID cadre = due("8", "LEADING_CADRE");
        String id = exempted(cadre);
        registry.cadreGone(cadre, 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from signer where id = ? and gone", cadre) == 1);
        imported("8", "LEADING_CADRE", yesterday).statusCode(422).body("errors.code", contains("pledge-exempted"));
        paper(cadre, yesterday).statusCode(409).body("code", equalTo("pledge-exempted"));
        exemption(id, "revocation", "{\"reason\":\"x\"}");
        paper(cadre, yesterday).statusCode(200).body("state", equalTo("SIGNED"));
        requireCoverage(0, 1, 0);
    }

    @Test
    void ofTwoNumbersOfOnePersonALatePaperDoesNotMakeTwoSignatures() {
        UUID duplicate = due("8", "LEADING_CADRE");
        UUID survivor = due("9", "LEADING_CADRE");
        registry.cadreMerged(survivor, "9", registry.town, 1, duplicate, "LEADING_CADRE");
        awaitOne(duplicate, "excuse_reason = 'MERGED'");
        paper(duplicate, yesterday).statusCode(409).body("code", equalTo("pledge-not-due"));
        paper(survivor, yesterday).statusCode(200);
        requireCoverage(0, 1, 1);
    }

    private void moves(UUID cadre, String number, UUID unit, long version, String category) {
        registry.cadre(cadre, number, unit, 1, version, category);
        awaitOne(cadre, "unit_id = '" + unit + "'");
    }

    @Test
    void aSecretarySignedForTheCommitteeWhereTheyWereThatDay() {
        open("TOWNSHIP_SECRETARY");
        UUID late = due("8", "TOWNSHIP_SECRETARY");
        UUID inTime = due("9", "TOWNSHIP_SECRETARY");
        UUID elsewhere = registry.knownUnit("TOWN");
        moves(late, "8", elsewhere, 1, "TOWNSHIP_SECRETARY");
        moves(late, "8", registry.office, 2, "TOWNSHIP_SECRETARY");
        moves(inTime, "9", elsewhere, 1, "TOWNSHIP_SECRETARY");
        paper(late, yesterday)
                .statusCode(200)
                .body("unitId", equalTo(registry.town.toString()))
                .body("committeeUnitId", equalTo(registry.town.toString()));
        assertThat(Database.number(
                        "select count(*) from pledge_former_unit f join pledge p on p.id = f.pledge_id where p.cadre_id = ?",
                        late))
                .as("its units while it was unsigned")
                .isEqualTo(2);
        paper(inTime, today).statusCode(200).body("committeeUnitId", equalTo(elsewhere.toString()));
        String pledge = pledgeOf(late);
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            assertThat(events.await(event ->
                                    pledge.equals(event.key()) && event.type().equals("dev.qingfeng.pledge.signed.v1"))
                            .json()
                            .get("committeeUnitId")
                            .asText())
                    .isEqualTo(registry.town.toString());
        }
    }

    @Test
    void byAFileItIsTheSame() {
        UUID cadre = due("8", "LEADING_CADRE");
        moves(cadre, "8", registry.office, 1, "LEADING_CADRE");
        imported("8", "LEADING_CADRE", yesterday).statusCode(200).body("changed", equalTo(1));
        awaitOne(cadre, "state = 'SIGNED' and unit_id = '" + registry.town + "'");
    }

    @Test
    void alsoWhereTheUnitIsNoMore() {
        UUID cadre = due("8", "LEADING_CADRE");
        moves(cadre, "8", registry.office, 1, "LEADING_CADRE");
        registry.unitGone(registry.town, 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from registry_unit where id = ? and gone", registry.town)
                        == 1);
        paper(cadre, yesterday).statusCode(200).body("unitId", equalTo(registry.town.toString()));
    }

    @Test
    void nobodyRecordsForAUnitThatTheyDoNotSee() {
        UUID cadre = due("8", "LEADING_CADRE");
        moves(cadre, "8", registry.office, 1, "LEADING_CADRE");
        String office = registry.path + ".zuzhibu";
        paper(office, cadre, yesterday).statusCode(409).body("code", equalTo("signed-elsewhere"));
        awaitOne(cadre, "state = 'DUE'");
        paper(office, cadre, today).statusCode(200).body("unitId", equalTo(registry.office.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update pledge_former_unit set until = now()", "delete from pledge_former_unit"})
    void whereSomebodyWasStays(String change) {
        UUID cadre = due("8", "LEADING_CADRE");
        moves(cadre, "8", registry.office, 1, "LEADING_CADRE");
        assertThatThrownBy(() -> {
                    try (Connection connection = Database.runtime();
                            PreparedStatement statement = connection.prepareStatement(change)) {
                        statement.executeUpdate();
                    }
                })
                .hasMessageContaining("permission denied");
    }
}
