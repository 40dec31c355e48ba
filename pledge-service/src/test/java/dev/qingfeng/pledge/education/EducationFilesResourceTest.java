package dev.qingfeng.pledge.education;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What 21 units report comes as files, is corrected with a reason, and is counted by unit and kind. */
@QuarkusTest
class EducationFilesResourceTest {

    private static final String HEADER =
            "cycleCode,unitPath,code,kind,occurredOn,reach,organiser,audience,materials,lateReason,correctionReason\n";
    private static final String ACTIVITIES = "/pledge/v1/education-activities";

    private final RegistryOfTests registry = new RegistryOfTests();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private String row(String unitPath, String code, String kind, int reach, String more) {
        return "%s,%s,%s,%s,%s,%d,%s\n".formatted(registry.cycleCode(), unitPath, code, kind, today, reach, more);
    }

    private String row(String code, int reach, String correction) {
        return row(
                registry.townPath,
                code,
                "DISCIPLINE_EDUCATION",
                reach,
                "鎮黨委,,SLIDES;課件;https://example.org/a|BOOKLET;手冊,," + correction);
    }

    private ValidatableResponse file(String... rows) {
        return registry.as("1", "organization-officer")
                .contentType("text/csv; charset=UTF-8")
                .body(HEADER + String.join("", rows))
                .post(ACTIVITIES + "/imports")
                .then();
    }

    private ValidatableResponse list(String query) {
        return registry.as("1", "auditor").get(ACTIVITIES + query).then().statusCode(200);
    }

    private String recorded(String more) {
        return registry.as("1", "organization-officer")
                .body(
                        "{\"cycleId\":\"%s\",\"unitId\":\"%s\",\"kind\":\"PUBLICITY\",\"reach\":2,\"occurredAt\":\"%s\"%s}"
                                .formatted(registry.cycle, registry.town, Instant.now(), more))
                .post(ACTIVITIES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aFileRecordsActivitiesWithTheirMaterials() {
        file(row("001", 86, ""), row("002", 30, "")).statusCode(200).body("created", equalTo(2));
        list("").body("items.code", contains("001", "002"), "items.organiser", contains("鎮黨委", "鎮黨委"))
                .body("items[0].materials.kind", contains("SLIDES", "BOOKLET"))
                .body("items[0].materials[0].link", equalTo("https://example.org/a"));
    }

    @Test
    void theSameFileAgainChangesNothingAndAnotherWordNeedsItsReason() {
        file(row("001", 86, "")).statusCode(200);
        file(row("001", 86, "")).statusCode(200).body("unchanged", equalTo(1));
        file(row("001", 96, "")).statusCode(422).body("errors.code", contains("correction-reason-missing"));
        file(row("001", 96, "漏計一個會場")).statusCode(200).body("changed", equalTo(1));
        String id = list("").body("items.reach", contains(96), "items.corrected", contains(true))
                .extract()
                .path("items[0].id");
        list("/" + id + "/corrections")
                .body("items.reach", contains(86), "items.reason", contains("漏計一個會場"))
                .body("items.correctedBy", contains(registry.staff("1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void whatIsExportedIsImportedAgainUnchanged(String format) {
        registry.knownCadre("8", registry.town, "LEADING_CADRE", "ORGANISATION_STAFF");
        registry.knownCadre("9", registry.town, "ORGANISATION_STAFF");
        file(row("001", 86, "")).statusCode(200);
        recorded(
                ",\"audience\":[\"ORGANISATION_STAFF\",\"LEADING_CADRE\"],\"materials\":[{\"kind\":\"VIDEO\",\"title\":\"=1+1\",\"sha256\":\"%s\"}]"
                        .formatted("a".repeat(64)));
        byte[] export = registry.as("1", "auditor")
                .get(ACTIVITIES + "/exports/" + format)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        registry.as("1", "organization-officer")
                .contentType(
                        format.equals("csv")
                                ? "text/csv"
                                : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(export)
                .post(ACTIVITIES + "/imports")
                .then()
                .statusCode(200)
                .body("rows", equalTo(2), "unchanged", equalTo(2));
    }

    @Test
    void whatIsWrongIsNamedByLineAndColumn() {
        registry.knownCadre("8", registry.town, "LEADING_CADRE");
        file(
                        row(registry.townPath, "001", "PUBLICITY", 0, ",,,,"),
                        row(registry.path + ".nowhere", "002", "PUBLICITY", 1, ",,,,"),
                        row(registry.townPath, "003", "PUBLICITY", 2, ",LEADING_CADRE,,,"),
                        row(registry.townPath, "004", "PUBLICITY", 1, ",,RUMOUR;x,,"),
                        row("005", 1, "")
                                .replace(today.toString(), today.plusDays(1).toString()),
                        row("006", 1, "")
                                .replace(today.toString(), today.minusDays(1).toString()))
                .statusCode(422)
                .body("errors.line", containsInAnyOrder(2, 3, 4, 5, 6, 7))
                .body("errors.find { it.line == 3 }.code", equalTo("unknown-reference"))
                .body("errors.find { it.line == 4 }.code", equalTo("reach-implausible"))
                .body("errors.find { it.line == 5 }.column", equalTo("materials"))
                .body("errors.find { it.line == 6 }.code", equalTo("in-the-future"))
                .body("errors.find { it.line == 7 }.code", equalTo("late-reason-missing"));
        list("").body("items", empty());
    }

    @Test
    void aFileReachesNeitherAnotherCityNorAnArchivedCycle() {
        try (RegistryOfTests another = new RegistryOfTests().founded()) {
            file(row(another.townPath, "001", "PUBLICITY", 1, ",,,,"))
                    .statusCode(422)
                    .body("errors.code", contains("unknown-reference"));
        }
        registry.archive(1);
        file(row("001", 1, "")).statusCode(422).body("errors.code", contains("cycle-archived"));
    }

    @Test
    void aCorrectionKeepsWhatWasSaidBefore() {
        String id = recorded(",\"code\":\"007\"");
        String body =
                "{\"kind\":\"DISCIPLINE_EDUCATION\",\"reach\":3,\"occurredAt\":\"%s\",\"reason\":\"漏計\",\"materials\":[{\"kind\":\"POSTER\",\"title\":\"海報\"}]}";
        registry.as("1", "organization-officer")
                .header("If-Match", "\"v0\"")
                .body(body.formatted(Instant.now().minus(Duration.ofDays(2))))
                .post(ACTIVITIES + "/" + id + "/corrections")
                .then()
                .statusCode(200)
                .body("reach", equalTo(3), "late", equalTo(true), "corrected", equalTo(true))
                .body("code", equalTo("007"), "materials.title", contains("海報"));
        list("/" + id + "/corrections").body("items.reach", contains(2), "items.kind", contains("PUBLICITY"));
        correct(id, body.formatted(Instant.now().plusSeconds(60)))
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
        registry.as("1", "organization-officer")
                .header("If-Match", "\"v0\"")
                .body(body.formatted(Instant.now()))
                .post(ACTIVITIES + "/" + id + "/corrections")
                .then()
                .statusCode(412);
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            assertThat(events.await(event -> id.equals(event.key())
                                    && event.type().equals("dev.qingfeng.pledge.education-corrected.v1"))
                            .json()
                            .get("reach")
                            .asInt())
                    .isEqualTo(3);
        }
        registry.archive(1);
        correct(id, body.formatted(Instant.now())).statusCode(409).body("code", equalTo("cycle-archived"));
    }

    private ValidatableResponse correct(String id, String body) {
        return registry.as("1", "organization-officer")
                .header("If-Match", "*")
                .body(body)
                .post(ACTIVITIES + "/" + id + "/corrections")
                .then();
    }

    @Test
    void aNumberIsGivenOnceAndMoreThanThereAreAreNotReached() {
        registry.knownCadre("8", registry.town, "TOWNSHIP_SECRETARY");
        recorded(",\"code\":\"007\"");
        String body =
                "{\"cycleId\":\"%s\",\"unitId\":\"%s\",\"kind\":\"PUBLICITY\",\"reach\":2,\"occurredAt\":\"%s\",%s}";
        registry.as("1", "organization-officer")
                .body(body.formatted(registry.cycle, registry.town, Instant.now(), "\"code\":\"007\""))
                .post(ACTIVITIES)
                .then()
                .statusCode(409)
                .body("code", equalTo("activity-code-taken"));
        registry.as("1", "organization-officer")
                .body(body.formatted(
                        registry.cycle, registry.town, Instant.now(), "\"audience\":[\"TOWNSHIP_SECRETARY\"]"))
                .post(ACTIVITIES)
                .then()
                .statusCode(422)
                .body("code", equalTo("reach-implausible"));
    }

    @Test
    void theListIsFilteredByUnitKindAndDay() {
        String office = registry.path + ".zuzhibu";
        file(row("001", 1, ""), row(office, "002", "PUBLICITY", 1, ",,,,")).statusCode(200);
        list("?unitId=" + registry.town).body("items.code", contains("001"));
        list("?unitId=" + registry.city).body("items", hasSize(2));
        list("?kind=PUBLICITY").body("items.code", contains("002"));
        list("?from=" + today + "&to=" + today).body("items", hasSize(2));
        list("?from=" + today.plusDays(1)).body("items", empty());
        list("?to=" + today.minusDays(1)).body("items", empty());
        list("?cycleId=" + registry.town).body("items", empty());
        String next = list("?limit=1&kind=PUBLICITY").extract().path("next");
        assertThat(next).isNull();
        String cursor = list("?limit=1").extract().path("next");
        registry.as("1", "auditor")
                .get(ACTIVITIES + "?limit=1&kind=PUBLICITY&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
    }

    @Test
    void theSummaryCountsByUnitAndKindAndNamesWhoHadNone() {
        String office = registry.path + ".zuzhibu";
        file(row("001", 40, ""), row("002", 46, ""), row(office, "003", "PUBLICITY", 9, ",,,,"))
                .statusCode(200);
        registry.as("1", "auditor")
                .get("/pledge/v1/cycles/" + registry.cycle + "/education-summary")
                .then()
                .statusCode(200)
                .body("activities", equalTo(3), "reach", equalTo(95))
                .body("units.unitPath", containsInAnyOrder(registry.townPath, office))
                .body("units.find { it.unitPath == '" + registry.townPath + "' }.kinds.reach", contains(86))
                .body(
                        "units.find { it.unitPath == '" + registry.townPath + "' }.kinds.lastOn",
                        contains(today.toString()));
        registry.at(office, "1", "auditor")
                .get("/pledge/v1/cycles/" + registry.cycle + "/education-summary")
                .then()
                .body("activities", equalTo(1));
        try (RegistryOfTests another = new RegistryOfTests().founded()) {
            another.as("1", "auditor")
                    .get("/pledge/v1/cycles/" + registry.cycle + "/education-summary")
                    .then()
                    .statusCode(404);
            another.as("1", "auditor")
                    .get("/pledge/v1/cycles/" + another.cycle + "/education-summary")
                    .then()
                    .body("units.unitPath", contains(another.townPath), "units[0].kinds", empty());
        }
    }

    @Test
    void notEvenTheServiceRewritesWhatWasSaidBefore() throws SQLException {
        for (String change : List.of(
                "update education_correction set reach = 1",
                "delete from education_correction",
                "update education_activity set unit_id = gen_random_uuid()",
                "update education_activity set recorded_at = now()",
                "delete from education_activity")) {
            try (Connection connection = Database.runtime();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("permission denied");
            }
        }
    }
}
