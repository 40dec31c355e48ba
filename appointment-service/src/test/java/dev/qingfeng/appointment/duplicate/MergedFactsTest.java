package dev.qingfeng.appointment.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of a person who was entered twice: nothing changes by the way, and nothing is lost. */
@QuarkusTest
class MergedFactsTest {

    private final MergesOfTests merges = new MergesOfTests();
    private final CityOfTests city = merges.city;

    @BeforeEach
    void found() {
        merges.founded();
    }

    /** Secretary of the town, and a leading cadre. */
    private String secretary(String number) {
        return city.secretary(number, "某某").replace("MALE,SECTION", "FEMALE,SECTION");
    }

    @Test
    void whatWasSaidDifferentlyOfTheOtherIsKeptWithTheReason() {
        merges.cadres(
                        merges.person("A", city.town),
                        merges.person("B", merges.office)
                                .replace("STAFF_MEMBER", "SECTION")
                                .replace(",,,,BACHELOR", ",,,2005-07-01,MASTER"))
                .statusCode(200);
        String town = unitOf("A");
        String office = unitOf("B");
        merges.merge("A", "B").statusCode(200).body("education", equalTo("BACHELOR"), "partyJoinedOn", nullValue());

        merges.corrections("A")
                .body("items.fact", contains("STAFF_NUMBER", "RANK", "UNIT", "PARTY_JOINED_ON", "EDUCATION"))
                .body("items.oldValue", contains(merges.number("B"), "SECTION", office, "2005-07-01", "MASTER"))
                .body("items.newValue", contains(merges.number("A"), "STAFF_MEMBER", town, null, "BACHELOR"))
                .body("items.reason", everyItem(equalTo("重複登記")))
                .body("items.cadreId", everyItem(equalTo(merges.id("B").toString())));
    }

    @Test
    void aPostComesAlongWithItsCategoriesAndTrainings() {
        merges.cadres(
                        merges.person("A", merges.office)
                                .replace("STAFF_MEMBER", "SECTION")
                                .replace("BACHELOR,,", "BACHELOR,YOUNG_CADRE_GROWTH_PROGRAMME,ORGANISATION_STAFF"),
                        secretary("B"))
                .statusCode(200);
        merges.merge("A", "B")
                .statusCode(200)
                .body(
                        "categories",
                        contains("LEADING_CADRE", "ORGANISATION_STAFF", "TOWNSHIP_SECRETARY"),
                        "trainings",
                        contains("INTENSIVE_CLASS", "YOUNG_CADRE_GROWTH_PROGRAMME"));
        merges.corrections("A")
                .body(
                        "items.findAll { it.cadreId == '%s' }.fact".formatted(merges.id("A")),
                        contains("UNIT", "TRAININGS", "CATEGORIES"))
                .body("items.find { it.fact == 'CATEGORIES' }.oldValue", equalTo("ORGANISATION_STAFF"));
        // Whoever asks people to sign learns of it: the secretary's pledge falls due for the one who stays.
        String stays = merges.id("A").toString();
        try (PublishedEvents told = PublishedEvents.on("qingfeng.registry.cadres.v1")) {
            PublishedEvent survivor = told.await(
                    event -> event.key().equals(stays) && event.json().has("mergedFrom"));
            assertThat(survivor.payload()).contains("TOWNSHIP_SECRETARY", "postId");
        }
        String file = city.as("registry-admin")
                .get("/appointment/v1/cadres/exports/csv")
                .asString();
        city.send("cadres", "", file).statusCode(200).body("changed", equalTo(0));
    }

    @Test
    void aCategoryThatDoesNotFitTheOneWhoStaysIsLeftBehind() {
        merges.cadres(merges.person("A", merges.office), secretary("B")).statusCode(200);
        merges.cadres(secretary("B")
                        .replace(",PARTY_SECRETARY,2022-01-01,", ",,,")
                        .replace("TOWNSHIP_SECRETARY|LEADING_CADRE", "LEADING_CADRE|INSPECTION_TEAM_MEMBER"))
                .statusCode(200);
        Database.execute(
                "update cadre set categories = categories || array['TOWNSHIP_SECRETARY'] where id = ?", merges.id("B"));
        merges.merge("A", "B").statusCode(200).body("categories", contains("INSPECTION_TEAM_MEMBER"));
    }

    @Test
    void whoDoesNotSeeTheOneWhoStaysLearnsNothingOfThemFromTheCorrections() {
        merges.cadres(
                        merges.person("A", city.town),
                        merges.person("B", merges.office).replace("BACHELOR", "MASTER"))
                .statusCode(200);
        merges.cadres(merges.person("B", merges.office)
                        .replace("BACHELOR", "MASTER")
                        .replace("STAFF_MEMBER", "SECTION"))
                .statusCode(200);
        merges.merge("A", "B").statusCode(200);
        String path = "/appointment/v1/cadres/" + merges.id("B") + "/corrections";
        city.at(merges.office, "auditor")
                .get(path)
                .then()
                .statusCode(200)
                .body("items.fact", contains("RANK", "STAFF_NUMBER", "RANK", "UNIT", "EDUCATION"))
                .body("items.newValue", contains("SECTION", "—", "—", "—", "—"))
                .body("items[1].oldValue", equalTo(merges.number("B")));
        city.as("auditor").get(path).then().body("items.newValue", hasItem(merges.number("A")));
    }

    @ParameterizedTest
    @CsvSource({"A, B, A", "B, A, A", "A, C, B"})
    void nobodyMergesThemselves(String survivor, String duplicate, String merger) {
        merges.cadres(merges.person("A", city.town), merges.person("B", city.town), merges.person("C", city.town))
                .statusCode(200);
        if (survivor.equals("A") && duplicate.equals("C")) {
            // B is A, under the number that was given up.
            merges.merge("A", "B").statusCode(200);
        }
        merges.merge(merger, survivor, duplicate).statusCode(403).body("code", equalTo("own-record"));
        merges.merge(survivor, duplicate).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B"})
    void nobodyCorrectsOrAssessesThemselvesUnderEitherNumber(String number) {
        merges.cadres(merges.person("A", city.town), merges.person("B", city.town))
                .statusCode(200);
        assessment("0", "COMPETENT").statusCode(200);
        merges.merge("A", "B").statusCode(200);

        assessment(number, "EXCELLENT")
                .statusCode(422)
                .body("errors.code", contains("own-record"), "errors[0].detail", not(equalTo("own-record")));
        assessment(number, "COMPETENT").statusCode(200).body("unchanged", equalTo(1));
        String id = city.as("auditor")
                .get("/appointment/v1/annual-assessments")
                .then()
                .extract()
                .path("items[0].id");
        city.by(number, "registry-admin")
                .header("If-Match", "*")
                .delete("/appointment/v1/annual-assessments/" + id)
                .then()
                .statusCode(403)
                .body("code", equalTo("own-record"));
        correct(number).statusCode(403).body("code", equalTo("own-record"));

        assessment("0", "EXCELLENT").statusCode(200).body("changed", equalTo(1));
        correct("0").statusCode(200);
    }

    private ValidatableResponse assessment(String by, String grade) {
        return city.by(by, "registry-admin")
                .contentType("text/csv; charset=UTF-8")
                .body("staffNumber,year,grade\n%s,2024,%s\n".formatted(merges.number("A"), grade))
                .post("/appointment/v1/annual-assessments/imports")
                .then();
    }

    private ValidatableResponse correct(String by) {
        return city.by(by, "registry-admin")
                .header("If-Match", "*")
                .contentType("application/json")
                .body(
                        "{\"name\":\"某某\",\"birthDate\":\"1981-05-01\",\"sex\":\"FEMALE\",\"education\":\"MASTER\",\"reason\":\"核對\"}")
                .post("/appointment/v1/cadres/" + merges.id("A") + "/corrections")
                .then();
    }

    @ParameterizedTest
    @CsvSource({"B, X, PARENT, X, A, SIBLING", "X, B, CHILD, A, X, CHILD"})
    void kinOfWhomTheTwoSayDifferentThingsAreForAClerkToSettleFirst(
            String one, String other, String relation, String third, String fourth, String different) {
        merges.cadres(
                        merges.person("A", city.town),
                        merges.person("B", city.town),
                        merges.person("X", city.town).replace("某某", "某甲"))
                .statusCode(200);
        kinship(one, other, relation);
        kinship(third, fourth, different);
        String wrong = kinshipOf("B");
        merges.merge("A", "B")
                .statusCode(409)
                .body("code", equalTo("merge-collides"))
                .body("detail", containsString("kinship " + wrong + " / " + kinshipOf("A")));
        city.as("registry-admin")
                .header("If-Match", "*")
                .delete("/appointment/v1/kinships/" + wrong)
                .then()
                .statusCode(204);
        merges.merge("A", "B").statusCode(200);
    }

    private void kinship(String one, String other, String relation) {
        city.send(
                        "kinships",
                        "",
                        "staffNumber,kinStaffNumber,relation\n%s,%s,%s\n"
                                .formatted(merges.number(one), merges.number(other), relation))
                .statusCode(200);
    }

    private String kinshipOf(String number) {
        String id = merges.id(number).toString();
        return city.as("auditor")
                .get("/appointment/v1/kinships")
                .then()
                .extract()
                .path("items.find { it.cadreId == '%1$s' || it.kinId == '%1$s' }.id".formatted(id));
    }

    @Test
    void everyListComesBackUnchangedAfterAMerge() {
        merges.cadres(
                        merges.person("A", city.town),
                        merges.person("B", city.town),
                        merges.person("X", city.town).replace("某某", "某甲"))
                .statusCode(200);
        String b = merges.number("B");
        kinship("B", "X", "SIBLING");
        city.send("annual-assessments", "", "staffNumber,year,grade\n%s,2024,COMPETENT\n".formatted(b))
                .statusCode(200);
        city.send("wishes", "", "staffNumber,kind,statedOn,withdrawnOn\n%s,SECONDMENT,2025-01-15,\n".formatted(b))
                .statusCode(200);
        city.send("career-entries", "", "staffNumber,since,until,unitName,post\n%s,2002-07-01,,某縣農業局,科員\n".formatted(b))
                .statusCode(200);
        merges.merge("A", "B").statusCode(200);
        for (String list : List.of("cadres", "kinships", "annual-assessments", "wishes", "career-entries")) {
            String file = city.as("registry-admin")
                    .get("/appointment/v1/" + list + "/exports/csv")
                    .asString();
            assertThat(file).as(list).contains(merges.number("A")).doesNotContain(b);
            city.send(list, "", file)
                    .statusCode(200)
                    .body("created", equalTo(0), "changed", equalTo(0), "refused", equalTo(0));
        }
    }

    @Test
    void theDatabaseItselfKeepsCorrectionsAndMergesWhole() {
        merges.cadres(merges.person("A", city.town), merges.person("B", city.town), secretary("S"))
                .statusCode(200);
        UUID a = merges.id("A");
        String correction = "insert into correction values (gen_random_uuid(), 0, ?, ?, ?, ?, null, 'X', now())";
        assertRefused("correction_corrects", correction, a, "RANK", "SECTION", "SECTION");
        assertRefused("correction_has_reason", correction, a, "NAME", "甲", "乙");
        assertRefused("cadre_merged_whole", "update cadre set merged_into = ? where id = ?", a, merges.id("B"));
        assertRefused("cadre_merged_whole", "update cadre set merged_at = now() where id = ?", a);
        assertRefused(
                "cadre_merged_holds_nothing", "update cadre set merged_into = id, merged_at = now() where id = ?", a);
        assertRefused(
                "cadre_merged_holds_nothing",
                "update cadre set merged_into = ?, merged_at = now() where id = ?",
                a,
                merges.id("S"));
    }

    private static void assertRefused(String constraint, String statement, Object... arguments) {
        assertThatThrownBy(() -> Database.execute(statement, arguments))
                .rootCause()
                .hasMessageContaining(constraint);
    }

    private String unitOf(String number) {
        return city.as("auditor")
                .get("/appointment/v1/cadres/" + merges.id(number))
                .then()
                .extract()
                .path("unitId");
    }
}
