package dev.qingfeng.appointment.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One grade for each cadre and year, told with the cadre's state. */
@QuarkusTest
class AnnualAssessmentResourceTest {

    private static final String ASSESSMENTS = "/appointment/v1/annual-assessments";
    private static final String HEADER = "staffNumber,year,grade\n";

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void twoInTheTownAndOneInTheOffice() {
        city.founded();
        city.send(
                        "cadres",
                        "",
                        CityOfTests.CADRE_HEADER
                                + city.someone("A", city.town)
                                + city.someone("B", city.town)
                                + city.someone("C", city.path + ".zuzhibu"))
                .statusCode(200);
    }

    @Test
    void aYearIsGradedOnceAndTheGradeCanBeCorrected() {
        send("", row("A", 2024, "COMPETENT"), row("A", 2023, "EXCELLENT")).body("created", equalTo(2));
        send("", row("A", 2024, "COMPETENT")).body("unchanged", equalTo(1));
        send("", row("A", 2024, "UNGRADED")).body("changed", equalTo(1));
        of("?cadreId=" + id("A")).body("items.grade", containsInAnyOrder("UNGRADED", "EXCELLENT"));
    }

    @Test
    void everyBadRowIsNamed() {
        int next = TransitionOfTests.today().getYear() + 1;
        send(
                        "?dryRun=true",
                        row("A", next, "COMPETENT"),
                        row("A", 1979, "COMPETENT"),
                        row("Z", 2024, "COMPETENT"),
                        row("A", 2024, "GOOD"),
                        row("A", 2024, "COMPETENT"),
                        row("A", 2024, "EXCELLENT"),
                        row("A", 1899, "COMPETENT"))
                .body("errors.line", contains(2, 3, 4, 5, 7, 8))
                .body(
                        "errors.code",
                        contains(
                                "not-in-past",
                                "before-birth",
                                "unknown-reference",
                                "unknown-value",
                                "repeated-key",
                                "out-of-range"));
        of("").body("items", empty());
    }

    @Test
    void theCadresStateTellsThem() {
        send("", row("A", 2024, "COMPETENT"), row("A", 2023, "EXCELLENT")).statusCode(200);
        String id = id("A");
        try (PublishedEvents cadres = PublishedEvents.on("qingfeng.registry.cadres.v1")) {
            assertThat(cadres.await(event -> event.key().equals(id) && event.version() == 0)
                            .json()
                            .has("annualAssessments"))
                    .isFalse();
            PublishedEvent told = cadres.await(event -> event.key().equals(id) && event.version() == 1);
            assertThat(told.json().get("annualAssessments"))
                    .hasToString("[{\"year\":2023,\"grade\":\"EXCELLENT\"},{\"year\":2024,\"grade\":\"COMPETENT\"}]");
        }
    }

    @Test
    void oneThatIsWrongIsTakenBack() {
        send("", row("A", 2024, "COMPETENT")).statusCode(200);
        String one = of("").extract().path("items[0].id");
        city.as("auditor")
                .get(ASSESSMENTS + "/" + one)
                .then()
                .header("ETag", equalTo("\"v0\""))
                .body("year", equalTo(2024));
        remove(one, "\"v3\"").statusCode(412);
        remove(one, "\"v0\"").statusCode(204);
        city.as("auditor").get(ASSESSMENTS + "/" + one).then().statusCode(404);
        String id = id("A");
        try (PublishedEvents cadres = PublishedEvents.on("qingfeng.registry.cadres.v1")) {
            assertThat(cadres.await(event -> event.key().equals(id) && event.version() == 2)
                            .json()
                            .has("annualAssessments"))
                    .isFalse();
        }
    }

    @Test
    void theyAreAskedOfACadreOrAUnitAndSeenFromWhereTheCadreServes() {
        send("", row("A", 2024, "COMPETENT"), row("B", 2024, "EXCELLENT"), row("C", 2024, "UNGRADED"))
                .statusCode(200);
        of("").body("items", hasSize(3));
        of("?unitId=" + unit(city.town)).body("items", hasSize(2));
        of("?unitId=" + unit(city.path)).body("items", empty());
        of("?cadreId=" + id("B")).body("items.grade", contains("EXCELLENT"));
        String elsewhere = of("?cadreId=" + id("C")).extract().path("items[0].id");
        city.at(city.town, "auditor").get(ASSESSMENTS).then().body("items", hasSize(2));
        city.at(city.town, "auditor").get(ASSESSMENTS + "/" + elsewhere).then().statusCode(404);
        city.at(city.town, "registry-admin")
                .contentType("text/csv; charset=UTF-8")
                .body(HEADER + row("C", 2023, "COMPETENT"))
                .post(ASSESSMENTS + "/imports")
                .then()
                .statusCode(422)
                .body("errors.code", contains("unknown-reference"));
        assertThat(city.at(city.town, "auditor")
                        .get(ASSESSMENTS + "/exports/csv")
                        .asString())
                .contains(city.staffPrefix + "-A")
                .doesNotContain(city.staffPrefix + "-C");
    }

    @Test
    void theyFollowOneWhoWasEnteredTwice() {
        send("", row("A", 2023, "COMPETENT"), row("B", 2023, "COMPETENT"), row("B", 2024, "EXCELLENT"))
                .statusCode(200);
        merge("A", "B").statusCode(200);
        of("").body("items.year", containsInAnyOrder(2023, 2024));
        of("?cadreId=" + id("A")).body("items", hasSize(2));
    }

    @Test
    void twoGradesOfOneYearAreForAClerkToSettleFirst() {
        send("", row("A", 2023, "COMPETENT"), row("B", 2023, "INCOMPETENT")).statusCode(200);
        merge("A", "B")
                .statusCode(409)
                .body("code", equalTo("merge-collides"), "detail", containsString("annual assessment 2023"));
    }

    @Test
    void onlyTheRegistryAdminWrites() {
        city.as("cadre").get(ASSESSMENTS).then().statusCode(403);
        city.as("organization-officer", "auditor", "committee-secretary")
                .contentType("text/csv; charset=UTF-8")
                .body(HEADER + row("A", 2024, "COMPETENT"))
                .post(ASSESSMENTS + "/imports")
                .then()
                .statusCode(403);
        city.as("organization-officer", "auditor", "committee-secretary")
                .header("If-Match", "*")
                .delete(ASSESSMENTS + "/" + UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    private String row(String number, int year, String grade) {
        return "%s-%s,%d,%s\n".formatted(city.staffPrefix, number, year, grade);
    }

    private ValidatableResponse send(String query, String... rows) {
        return city.send("annual-assessments", query, HEADER + String.join("", rows));
    }

    private ValidatableResponse of(String query) {
        return city.as("auditor").get(ASSESSMENTS + query).then().statusCode(200);
    }

    private ValidatableResponse remove(String id, String tag) {
        return city.as("registry-admin")
                .header("If-Match", tag)
                .delete(ASSESSMENTS + "/" + id)
                .then();
    }

    private ValidatableResponse merge(String survivor, String duplicate) {
        return city.as("registry-admin")
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"duplicateId\":\"%s\",\"duplicateTag\":\"*\",\"reason\":\"重複登記\"}".formatted(id(duplicate)))
                .post("/appointment/v1/cadres/" + id(survivor) + "/merge")
                .then();
    }

    private String id(String number) {
        return city.as("auditor")
                .get("/appointment/v1/cadres")
                .then()
                .extract()
                .path("items.find { it.staffNumber == '%s-%s' }.id".formatted(city.staffPrefix, number));
    }

    private String unit(String path) {
        return city.as("auditor")
                .get("/appointment/v1/units")
                .then()
                .extract()
                .path("items.find { it.path == '%s' }.id".formatted(path));
    }
}
