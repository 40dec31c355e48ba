package dev.qingfeng.complaint.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.platform.replay.RestoreFollower;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The discipline organ clears cadres; everyone begins without. */
@QuarkusTest
class ClearanceResourceTest {

    private static final String CLEARANCES = "/complaint/v1/clearances";

    @Inject
    @All
    List<RestoreFollower> followers;

    private final RegistryOfTests registry = new RegistryOfTests();
    private UUID cadre = new UUID(0, 0);

    @BeforeEach
    void aCadreOfTheTown() {
        registry.founded();
        cadre = registry.knownCadre("8", registry.town);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private ValidatableResponse decide(String tag, boolean given) {
        return decide("1", tag, given);
    }

    private ValidatableResponse decide(String number, String tag, boolean given) {
        return registry.as(number, "discipline-officer")
                .header("If-Match", tag)
                .body("{\"given\":" + given + "}")
                .put(CLEARANCES + "/" + cadre)
                .then();
    }

    /** Two officers say so. */
    private void give() {
        decide("1", "*", true).statusCode(200);
        decide("2", "*", true).statusCode(200);
    }

    private ValidatableResponse importFile(String query, String file) {
        return importFile("1", query, file);
    }

    private ValidatableResponse importFile(String number, String query, String file) {
        return registry.as(number, "discipline-officer")
                .contentType("text/csv")
                .body(file)
                .post(CLEARANCES + "/imports" + query)
                .then();
    }

    private boolean isGiven(UUID id) {
        return Database.number("select count(*) from clearance where id = ? and given", id) == 1;
    }

    private boolean isProposed(UUID id) {
        return Database.number("select count(*) from clearance where id = ? and proposed_by is not null", id) == 1;
    }

    @Test
    void everyoneBeginsWithNoAndIsClearedByTwoOfficers() {
        registry.as("1", "discipline-officer")
                .get(CLEARANCES + "/" + cadre)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v0\""))
                .body("cadreId", equalTo(cadre.toString()), "given", equalTo(false));
        decide("1", "\"v0\"", true)
                .statusCode(200)
                .header("ETag", equalTo("\"v1\""))
                .body("given", equalTo(false), "proposed", equalTo(true));
        decide("1", "\"v1\"", true).statusCode(200).body("given", equalTo(false), "proposed", equalTo(true));
        decide("2", "\"v2\"", true)
                .statusCode(200)
                .header("ETag", equalTo("\"v3\""))
                .body("given", equalTo(true), "proposed", equalTo(false));
        decide("1", "\"v3\"", false)
                .statusCode(200)
                .header("ETag", equalTo("\"v4\""))
                .body("given", equalTo(false), "proposed", equalTo(false));
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_id = ? and actor = ? and operation = 'decideClearance'",
                        cadre.toString(),
                        registry.staff("1")))
                .isEqualTo(3);
    }

    @Test
    void oneOfficerTakesBackWhatAnotherProposes() {
        decide("1", "*", true).statusCode(200);
        decide("2", "*", false).statusCode(200).body("proposed", equalTo(false));
        decide("2", "*", true).statusCode(200).body("given", equalTo(false), "proposed", equalTo(true));
        decide("1", "*", true).statusCode(200).body("given", equalTo(true));
        decide("3", "*", true).statusCode(200).body("given", equalTo(true), "proposed", equalTo(false));
    }

    @Test
    void twoNumbersOfOnePersonAreOneOfficer() {
        registry.onePerson("1", "2");
        decide("1", "*", true).statusCode(200);
        decide("2", "*", true).statusCode(200).body("given", equalTo(false), "proposed", equalTo(true));
        importFile("2", "", "staffNumber,given\n%s,true\n".formatted(registry.staff("8")))
                .statusCode(200)
                .body("unchanged", equalTo(1));
        assertThat(isGiven(cadre)).isFalse();
        decide("3", "*", true).statusCode(200).body("given", equalTo(true));
    }

    @Test
    void whoTurnsOutToBeSomebodyElseTooIsDecidedOfAnew() {
        give();
        registry.cadre(cadre, "8", registry.office, 1, 1);
        UUID gone = registry.knownCadre("9", registry.town);
        assertThat(isGiven(cadre)).as("a move is no merge").isTrue();

        registry.cadreGone(gone, 1);
        registry.cadreMerged(cadre, "8", gone, 2);
        await().atMost(Duration.ofSeconds(30)).until(() -> !isGiven(cadre));
        give();

        registry.cadreMerged(cadre, "8", gone, 3);
        UUID later = registry.knownCadre("10", registry.town);
        assertThat(isGiven(later)).isFalse();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select version from registry_cadre where id = ?", cadre) == 3);
        assertThat(isGiven(cadre)).as("told again, it is no other merge").isTrue();
    }

    /** The backup may be from before a clearance was withdrawn. */
    @Test
    void aRestoreLeavesNobodyCleared() {
        give();
        QuarkusTransaction.requiringNew().run(() -> followers.forEach(RestoreFollower::restored));
        registry.as("1", "discipline-officer")
                .get(CLEARANCES + "/" + cadre)
                .then()
                .header("ETag", equalTo("\"v3\""))
                .body("given", equalTo(false));
        decide("\"v2\"", true).statusCode(412);
        decide("\"v3\"", true).statusCode(200);
    }

    /** Somebody may have taken it back since. */
    @Test
    void norHalfCleared() {
        decide("*", true).statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> followers.forEach(RestoreFollower::restored));
        assertThat(isProposed(cadre)).isFalse();
        decide("2", "*", true).statusCode(200).body("given", equalTo(false));
    }

    @Test
    void whoeverReadsOneLeavesTheirName() {
        String reads = "select count(*) from audit_entry where action = 'READ' and record_id = ? and actor = ?";
        registry.as("1", "discipline-officer").get(CLEARANCES + "/" + cadre);
        assertThat(Database.number(reads, cadre.toString(), registry.staff("1")))
                .isEqualTo(1);
        registry.as("1", "discipline-officer").get(CLEARANCES);
        assertThat(Database.number(reads, cadre.toString(), registry.staff("1")))
                .isEqualTo(2);
    }

    @Test
    void whatHasChangedMeanwhileIsNotOverwritten() {
        decide("\"v7\"", true).statusCode(412);
        registry.as("1", "discipline-officer")
                .body("{\"given\":true}")
                .put(CLEARANCES + "/" + cadre)
                .then()
                .statusCode(428);
        registry.as("1", "discipline-officer")
                .header("If-Match", "*")
                .body("{}")
                .put(CLEARANCES + "/" + cadre)
                .then()
                .statusCode(400);
        assertThat(isGiven(cadre)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "complaint-handler",
                "organization-officer",
                "committee-secretary",
                "registry-admin",
                "auditor",
                "cadre"
            })
    void nobodyElseReadsOrDecides(String role) {
        registry.as("1", role).get(CLEARANCES).then().statusCode(403);
        registry.as("1", role).get(CLEARANCES + "/" + cadre).then().statusCode(403);
        registry.as("1", role)
                .header("If-Match", "*")
                .body("{\"given\":true}")
                .put(CLEARANCES + "/" + cadre)
                .then()
                .statusCode(403);
        registry.as("1", role)
                .contentType("text/csv")
                .body("staffNumber,given\n")
                .post(CLEARANCES + "/imports")
                .then()
                .statusCode(403);
        registry.as("1", role).post("/complaint/v1/clearance-batches").then().statusCode(403);
        assertThat(isGiven(cadre)).isFalse();
    }

    @Test
    void anOfficerSeesTheCadresOfTheirUnitsOnly() {
        registry.at(registry.path + ".zuzhibu", "1", "discipline-officer")
                .get(CLEARANCES + "/" + cadre)
                .then()
                .statusCode(404);
        registry.at(registry.path + ".zuzhibu", "1", "discipline-officer")
                .get(CLEARANCES)
                .then()
                .body("items", hasSize(0));
        registry.at(registry.townPath, "1", "discipline-officer")
                .get(CLEARANCES)
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void nobodyLearnsOrDecidesTheirOwn() {
        registry.as("8", "discipline-officer")
                .get(CLEARANCES + "/" + cadre)
                .then()
                .statusCode(404);
        registry.as("8", "discipline-officer")
                .get(CLEARANCES)
                .then()
                .body("items.cadreId", not(hasItem(cadre.toString())));
        registry.as("8", "discipline-officer")
                .header("If-Match", "*")
                .body("{\"given\":true}")
                .put(CLEARANCES + "/" + cadre)
                .then()
                .statusCode(404);
        registry.as("8", "discipline-officer")
                .contentType("text/csv")
                .body("staffNumber,given\n%s,true\n".formatted(registry.staff("8")))
                .post(CLEARANCES + "/imports")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("own-clearance"), "errors[0].detail", not(equalTo("own-clearance")));
        assertThat(isGiven(cadre)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "9"})
    void nobodyLearnsOrDecidesTheirOwnUnderEitherNumber(String number) {
        UUID gone = registry.knownCadre("9", registry.town);
        registry.cadreGone(gone, 1);
        registry.cadreMerged(cadre, "8", gone, 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from registry_cadre where id = ? and gone or id = ? and version = 1",
                                gone,
                                cadre)
                        == 2);

        registry.as(number, "discipline-officer")
                .get(CLEARANCES + "/" + cadre)
                .then()
                .statusCode(404);
        registry.as(number, "discipline-officer")
                .get(CLEARANCES)
                .then()
                .body("items.cadreId", not(hasItem(cadre.toString())));
        registry.as(number, "discipline-officer")
                .contentType("text/csv")
                .body("staffNumber,given\n%s,true\n%s,true\n".formatted(registry.staff("8"), registry.staff("9")))
                .post(CLEARANCES + "/imports")
                .then()
                .statusCode(422)
                .body("errors.code", equalTo(List.of("own-clearance", "own-clearance")));
        registry.as("1", "discipline-officer")
                .get(CLEARANCES + "/" + cadre)
                .then()
                .statusCode(200);
    }

    @Test
    void aMergeThatARestoreHasUndoneBeginsAnewWhenItIsMadeAgain() {
        UUID gone = registry.knownCadre("9", registry.town);
        registry.cadreMerged(cadre, "8", gone, 1);
        awaitVersion(1);
        give();
        registry.cadre(cadre, "8", registry.town, 2, 0);
        awaitVersion(0);
        assertThat(isGiven(cadre)).as("of the one number it was decided, too").isTrue();
        registry.cadreMerged(cadre, "8", gone, 2, 1);
        awaitVersion(1);
        assertThat(isGiven(cadre)).isFalse();
    }

    private void awaitVersion(long version) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select version from registry_cadre where id = ?", cadre) == version);
    }

    @Test
    void manyAreDecidedByTheFilesOfTwo() {
        UUID other = registry.knownCadre("9", registry.office);
        String file = "staffNumber,given\n%s,true\n%s,false\n".formatted(registry.staff("8"), registry.staff("9"));
        importFile("1", "", file)
                .statusCode(200)
                .body("created", equalTo(0), "changed", equalTo(1), "unchanged", equalTo(1), "refused", equalTo(0));
        importFile("1", "", file).statusCode(200).body("changed", equalTo(0), "unchanged", equalTo(2));
        assertThat(isGiven(cadre)).isFalse();
        importFile("2", "", file).statusCode(200).body("changed", equalTo(1), "unchanged", equalTo(1));
        assertThat(isGiven(cadre)).isTrue();
        assertThat(isGiven(other)).isFalse();
        importFile("3", "", file).statusCode(200).body("changed", equalTo(0), "unchanged", equalTo(2));
    }

    @Test
    void aFileTakesBackWhatIsProposed() {
        decide("1", "*", true).statusCode(200);
        importFile("2", "", "staffNumber,given\n%s,false\n".formatted(registry.staff("8")))
                .statusCode(200)
                .body("changed", equalTo(1));
        assertThat(isProposed(cadre)).isFalse();
    }

    @Test
    void aFileWithAFaultIsNotTakenUnlessOnlyTheGoodRowsAreAskedFor() {
        String file =
                "staffNumber,given\n%s,true\nNOBODY,true\n%s,yes\n".formatted(registry.staff("8"), registry.staff("8"));
        importFile("", file)
                .statusCode(422)
                .body("errors.code", equalTo(List.of("unknown-reference", "wrong-type")))
                .body("errors.line", equalTo(List.of(3, 4)));
        importFile("?dryRun=true", file).statusCode(200).body("changed", equalTo(1), "refused", equalTo(2));
        assertThat(isProposed(cadre)).isFalse();
        importFile("?goodRowsOnly=true", file).statusCode(200).body("changed", equalTo(1));
        assertThat(isProposed(cadre)).isTrue();
    }

    @Test
    void whoHasLeftTheRegistryHasNoneAnyMore() {
        registry.cadreGone(cadre, 1);
        await().until(() -> Database.number("select count(*) from registry_cadre where id = ? and gone", cadre) == 1);
        registry.as("1", "discipline-officer")
                .get(CLEARANCES + "/" + cadre)
                .then()
                .statusCode(404);
    }
}
