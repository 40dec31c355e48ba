package dev.qingfeng.pledge.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever need not sign is excused with the reason; a person under two numbers signs once. */
@QuarkusTest
class ExcusesIT {

    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void aCampaign() {
        registry.founded();
        registry.openCampaign(
                        "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private UUID due(String number) {
        UUID cadre = registry.knownCadre(number, registry.town, "LEADING_CADRE");
        awaitState(cadre, "DUE");
        return cadre;
    }

    private static void awaitState(UUID cadre, String state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Database.number("select count(*) from pledge where cadre_id = ? and state = ?", cadre, state)
                                == 1);
    }

    private static void awaitExcuse(UUID cadre, String reason) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Database.number(
                                "select count(*) from pledge where cadre_id = ? and excuse_reason = ?", cadre, reason))
                        .isEqualTo(1));
    }

    private static long counted(UUID excused, UUID counting) {
        return Database.number(
                "select count(*) from pledge p join pledge c on c.id = p.counted_pledge_id"
                        + " where p.cadre_id = ? and c.cadre_id = ?",
                excused,
                counting);
    }

    @Test
    void whoeverLosesTheCategoryOrLeavesIsExcusedForThatAndComesBackDue() {
        UUID cadre = due("8");
        registry.cadre(cadre, "8", registry.town, 1, 1);
        awaitExcuse(cadre, "CATEGORY_LOST");
        registry.as("8", "cadre")
                .get("/pledge/v1/pledges")
                .then()
                .body("items.excuse.reason", contains("CATEGORY_LOST"))
                .body("items[0].excuse.since", notNullValue());
        registry.cadre(cadre, "8", registry.town, 1, 2, "LEADING_CADRE");
        awaitState(cadre, "DUE");
        registry.cadreGone(cadre, 3);
        awaitExcuse(cadre, "LEFT");
    }

    @Test
    void whoeverMovesToAnotherCityHasLeft() {
        UUID cadre = due("8");
        try (RegistryOfTests another = new RegistryOfTests().founded()) {
            registry.cadre(cadre, "8", another.town, 1, 1, "LEADING_CADRE");
            awaitExcuse(cadre, "LEFT");
        }
    }

    @Test
    void whatBecomesOfAPledgeIsToldToOtherServices() {
        UUID cadre = due("8");
        registry.cadre(cadre, "8", registry.town, 1, 1);
        awaitExcuse(cadre, "CATEGORY_LOST");
        registry.cadre(cadre, "8", registry.town, 1, 2, "LEADING_CADRE");
        awaitState(cadre, "DUE");
        try (PublishedEvents states = PublishedEvents.on("qingfeng.pledge.signatures.v1")) {
            JsonNode excused = states.await(
                            event -> String.valueOf(event.payload()).contains(cadre.toString()))
                    .json();
            assertThat(excused.get("state").asText()).isEqualTo("EXCUSED");
            assertThat(excused.get("excuse").asText()).isEqualTo("CATEGORY_LOST");
            JsonNode due = states.await(
                            event -> String.valueOf(event.payload()).contains(cadre.toString()) && event.version() == 2)
                    .json();
            assertThat(due.get("state").asText()).isEqualTo("DUE");
            assertThat(due.has("excuse")).isFalse();
        }
    }

    /** The survivor's state and the duplicate's tombstone come in any order. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofAPersonUnderTwoNumbersThePledgeOfTheOneThatStaysIsDue(boolean tombstoneFirst) {
        UUID survivor = due("8");
        UUID duplicate = due("9");
        if (tombstoneFirst) {
            registry.cadreGone(duplicate, 1);
            awaitExcuse(duplicate, "LEFT");
        }
        registry.cadreMerged(survivor, "8", registry.town, 1, duplicate, "LEADING_CADRE");
        awaitExcuse(duplicate, "MERGED");
        if (!tombstoneFirst) {
            registry.cadreGone(duplicate, 1);
            registry.knownCadre("10", registry.town);
            awaitExcuse(duplicate, "MERGED");
        }
        awaitState(survivor, "DUE");
        assertThat(counted(duplicate, survivor)).isEqualTo(1);
    }

    @Test
    void whoeverHasSignedUnderTheNumberThatWasGivenUpIsNotAskedAgain() {
        UUID survivor = due("8");
        UUID duplicate = due("9");
        String signed = registry.signOwn("9").statusCode(200).extract().path("id");
        registry.cadreMerged(survivor, "8", registry.town, 1, duplicate, "LEADING_CADRE");
        registry.cadreGone(duplicate, 2);
        awaitExcuse(survivor, "MERGED");
        awaitState(duplicate, "SIGNED");
        registry.as("8", "cadre")
                .get("/pledge/v1/pledges")
                .then()
                .body("items.excuse.countedPledgeId", contains(signed))
                .body("items.id", hasItem(signed));
        registry.as("8", "cadre")
                .get("/pledge/v1/pledges/" + signed)
                .then()
                .statusCode(200)
                .body("state", equalTo("SIGNED"));
        registry.as("10", "cadre").get("/pledge/v1/pledges/" + signed).then().statusCode(404);
        registry.as("1", "auditor")
                .get("/pledge/v1/cycles/" + registry.cycle + "/coverage")
                .then()
                .body("categories[0].signed", equalTo(1), "categories[0].due", equalTo(0));
        registry.cadreMerged(survivor, "8", registry.office, 3, duplicate, "LEADING_CADRE");
        registry.knownCadre("10", registry.town);
        awaitExcuse(survivor, "MERGED");
    }

    /** The merger is told while the signature is not committed: it looks at the survivor before, and at the duplicate after it. */
    @Test
    void whoeverSignsWhileTheirNumbersAreMergedIsNotAskedAgain() throws Exception {
        UUID survivor = due("8");
        UUID duplicate = due("9");
        ExecutorService signer = Executors.newSingleThreadExecutor();
        try (Connection turn = Database.superuser()) {
            turn.setAutoCommit(false);
            try (PreparedStatement held = turn.prepareStatement("select 1 from pledge where cadre_id = ? for update")) {
                held.setObject(1, duplicate);
                held.execute();
            }
            Future<Integer> signed =
                    signer.submit(() -> registry.signOwn("9").extract().statusCode());
            await().atMost(Duration.ofSeconds(30)).until(() -> waitingForARow() == 1);
            registry.cadreMerged(survivor, "8", registry.town, 1, duplicate, "LEADING_CADRE");
            await().atMost(Duration.ofSeconds(30)).until(() -> waitingForARow() == 2);
            turn.rollback();
            assertThat(signed.get()).isEqualTo(200);
        } finally {
            signer.shutdownNow();
        }
        awaitExcuse(survivor, "MERGED");
        awaitState(duplicate, "SIGNED");
        assertThat(counted(survivor, duplicate)).isEqualTo(1);
    }

    private static long waitingForARow() {
        return Database.number(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and wait_event in ('tuple', 'transactionid')");
    }

    @Test
    void whoeverHasSignedUnderANumberAndComesInUnderTheOneThatStaysIsNotAskedAgain() {
        UUID survivor = registry.knownCadre("8", registry.town);
        UUID duplicate = due("9");
        registry.signOwn("9").statusCode(200);
        registry.cadreMerged(survivor, "8", registry.town, 1, duplicate, "LEADING_CADRE");
        registry.knownCadre("10", registry.town);
        assertThat(Database.number("select count(*) from pledge where cadre_id = ?", survivor))
                .isZero();
        registry.as("8", "cadre")
                .get("/pledge/v1/pledges?state=SIGNED")
                .then()
                .body("items.staffNumber", contains(registry.staff("9")));
    }

    /** Neither the number under which they signed nor the unit in which they did is theirs any more. */
    @Test
    void anOfficerReadsWhatTheySignedUnderAnotherNumberOutsideTheirUnits() {
        UUID survivor = due("8");
        UUID duplicate = due("9");
        String signed = registry.signOwn("9").statusCode(200).extract().path("id");
        registry.cadreMerged(survivor, "8", registry.office, 1, duplicate, "LEADING_CADRE");
        awaitExcuse(survivor, "MERGED");
        String office = registry.path + ".zuzhibu";
        for (String path : List.of("pledges/%s", "pledges/%s/certificate")) {
            String address = "/pledge/v1/" + path.formatted(signed);
            registry.at(office, "8", "organization-officer").get(address).then().statusCode(200);
            registry.at(office, "10", "organization-officer")
                    .get(address)
                    .then()
                    .statusCode(404);
        }
        registry.at(office, "8", "organization-officer")
                .get("/pledge/v1/pledges?mine=true")
                .then()
                .body("items.id", hasItem(signed));
    }
}
