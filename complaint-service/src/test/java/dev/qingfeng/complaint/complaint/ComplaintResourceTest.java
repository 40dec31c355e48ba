package dev.qingfeng.complaint.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Those who handle complaints see those about their units, and each look into one is recorded. */
@QuarkusTest
class ComplaintResourceTest {

    private static final String COMPLAINTS = "/complaint/v1/complaints";

    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private String aboutTheTown(String narrative) {
        RegistryOfTests.report(registry.townPath, narrative);
        return registry.at(registry.townPath, "1", "complaint-handler")
                .get(COMPLAINTS)
                .path("items[0].id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"complaint-handler", "discipline-officer"})
    void aHandlerReadsTheNarrativeAndTheReadIsRecorded(String role) {
        String id = aboutTheTown("逐戶送禮");
        registry.as("1", role)
                .get(COMPLAINTS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"v0-"))
                .body("narrative", equalTo("逐戶送禮"), "category", equalTo("LEAK"), "channel", equalTo("WEB_COLUMN"))
                .body(
                        "subjectUnitId",
                        equalTo(registry.town.toString()),
                        "cycleId",
                        equalTo(registry.cycle.toString()));
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_type = 'Complaint' and record_id = ?"
                                + " and action = 'READ' and actor = ? and operation = 'getComplaint'"
                                + " and trace_id is not null",
                        id,
                        registry.staff("1")))
                .isEqualTo(1);
    }

    @Test
    void theListHasNoNarratives() {
        aboutTheTown("逐戶送禮");
        registry.as("1", "complaint-handler")
                .get(COMPLAINTS)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-store"))
                .body("items.find { it.subjectUnitId == '" + registry.town + "' }.narrative", nullValue())
                .body("items.find { it.subjectUnitId == '" + registry.town + "' }.state", equalTo("RECEIVED"));
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and actor = ?", registry.staff("1")))
                .isZero();
    }

    @Test
    void nobodySeesComplaintsAboutOtherUnits() {
        String id = aboutTheTown("a");
        for (String elsewhere : new String[] {registry.path + ".zuzhibu", "elsewhere", registry.townPath + "x"}) {
            registry.at(elsewhere, "2", "complaint-handler")
                    .get(COMPLAINTS)
                    .then()
                    .body("items", empty());
            registry.at(elsewhere, "2", "complaint-handler")
                    .get(COMPLAINTS + "/" + id)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not-found"));
        }
        assertThat(Database.number("select count(*) from audit_entry where action = 'READ' and record_id = ?", id))
                .isZero();
    }

    @Test
    void whatNamesNoUnitIsForTheCityOnly() {
        UUID id = RegistryOfTests.reportedAs(RegistryOfTests.report("", "a"));
        registry.at(registry.townPath, "1", "complaint-handler")
                .get(COMPLAINTS)
                .then()
                .body("items", empty());
        registry.as("1", "complaint-handler").get(COMPLAINTS + "/" + id).then().statusCode(200);
        registry.at(registry.townPath, "1", "complaint-handler")
                .get(COMPLAINTS + "/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void aComplaintStaysWithItsUnitWhenTheUnitMoves() {
        String id = aboutTheTown("a");
        registry.unit(registry.town, registry.path + ".merged", "TOWN", 1, 1);
        await().until(() ->
                Database.number("select count(*) from registry_unit where id = ? and version = 1", registry.town) == 1);
        registry.at(registry.path + ".merged", "1", "complaint-handler")
                .get(COMPLAINTS)
                .then()
                .body("items.id", hasItem(id));
        registry.at(registry.townPath, "1", "complaint-handler")
                .get(COMPLAINTS)
                .then()
                .body("items.id", not(hasItem(id)));
    }

    @Test
    void aWalkMeetsEachComplaintOnce() {
        for (int i = 0; i < 7; i++) {
            RegistryOfTests.report(registry.townPath, "a" + i);
        }
        Set<String> met = new HashSet<>();
        String cursor = "";
        int pages = 0;
        while (cursor != null) {
            var page = registry.at(registry.townPath, "1", "complaint-handler")
                    .get(COMPLAINTS + "?limit=2" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            List<String> ids = page.path("items.id");
            assertThat(met).doesNotContainAnyElementsOf(ids);
            met.addAll(ids);
            String next = page.path("next");
            cursor = next == null ? null : "&cursor=" + next;
            pages++;
        }
        assertThat(met).hasSize(7);
        assertThat(pages).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cadre", "organization-officer", "registry-admin", "auditor", "committee-secretary"})
    void othersMayNotEvenAsk(String role) {
        registry.as("1", role).get(COMPLAINTS).then().statusCode(403);
        registry.as("1", role).get(COMPLAINTS + "/" + UUID.randomUUID()).then().statusCode(403);
    }

    @Test
    void withoutItsDataKeyACaseCannotBeReadAnyMore() {
        String id = aboutTheTown("逐戶送禮");
        Database.execute("update case_file set key_id = null, wrapped_key = null where id = ?", UUID.fromString(id));
        registry.as("1", "complaint-handler")
                .get(COMPLAINTS + "/" + id)
                .then()
                .statusCode(200)
                .body("narrative", nullValue(), "id", equalTo(id));
    }

    @Test
    void aNarrativeMovedToAnotherCaseDoesNotOpen() {
        String first = aboutTheTown("a");
        RegistryOfTests.report(registry.townPath, "b");
        Database.execute(
                "update case_file set (key_id, wrapped_key, narrative) = (select key_id, wrapped_key, narrative"
                        + " from case_file where id = ?) where id in (select id from complaint where subject_unit_id = ?)",
                UUID.fromString(first),
                registry.town);
        List<String> ids = registry.as("1", "complaint-handler")
                .get(COMPLAINTS + "?limit=500")
                .path("items.findAll { it.subjectUnitId == '" + registry.town + "' }.id");
        assertThat(ids).hasSize(2);
        for (String id : ids) {
            registry.as("1", "complaint-handler")
                    .get(COMPLAINTS + "/" + id)
                    .then()
                    .statusCode(id.equals(first) ? 200 : 500);
        }
    }

    @Test
    void anUnchangedComplaintIsNotSentAgain() {
        String id = aboutTheTown("a");
        String tag =
                registry.as("1", "complaint-handler").get(COMPLAINTS + "/" + id).header("ETag");
        registry.as("1", "complaint-handler")
                .header("If-None-Match", tag)
                .get(COMPLAINTS + "/" + id)
                .then()
                .statusCode(304);
        registry.at(registry.townPath, "1", "complaint-handler")
                .get(COMPLAINTS)
                .then()
                .body("items", hasSize(1));
    }
}
