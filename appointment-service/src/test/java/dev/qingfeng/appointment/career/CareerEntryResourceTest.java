package dev.qingfeng.appointment.career;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.appointment.CityOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where cadres studied and worked, as their files tell it. */
@QuarkusTest
class CareerEntryResourceTest {

    private static final String ENTRIES = "/appointment/v1/career-entries";
    private static final String HEADER = "staffNumber,since,until,unitName,post\n";

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void oneInTheTownTwiceAndOneInTheOffice() {
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
    void aTimeIsFoundByItsFirstDayAndItsUnit() {
        send("", row("A", "2002-07-01", "2005-03-01", "某縣農業局", "科員")).body("created", equalTo(1));
        send("", row("A", "2002-07-01", "2005-04-01", "某縣農業局", "副科長")).body("changed", equalTo(1));
        send("", row("A", "2002-07-01", "", "某大學", "在職學習")).body("created", equalTo(1));
        send("", row("A", "2002-07-01", "", "某大學", "在職學習")).body("unchanged", equalTo(1));
        of("?cadreId=" + id("A"))
                .body("items.unitName", contains("某縣農業局", "某大學"))
                .body("items.post", contains("副科長", "在職學習"))
                .body("items[0].until", equalTo("2005-04-01"));
    }

    @Test
    void everyBadRowIsNamed() {
        send(
                        "?dryRun=true",
                        row("A", "1980-04-30", "", "某局", "科員"),
                        row("A", "2002-07-01", "2002-07-01", "某局", "科員"),
                        row("Z", "2002-07-01", "", "某局", "科員"),
                        row("A", "2003-07-01", "", " ", "科員"),
                        row("A", "2004-07-01", "", "某局", "科".repeat(101)))
                .body("errors.line", contains(2, 3, 4, 5, 6))
                .body(
                        "errors.code",
                        contains("before-birth", "not-after-since", "unknown-reference", "required", "wrong-length"));
        of("").body("items", empty());
    }

    @Test
    void theyAreSeenFromWhereTheCadreServesAndTakenBackThere() {
        send("", row("A", "2002-07-01", "", "某局", "科員"), row("C", "2002-07-01", "", "某局", "科員"))
                .statusCode(200);
        of("").body("items", hasSize(2));
        String elsewhere = of("?cadreId=" + id("C")).extract().path("items[0].id");
        city.at(city.town, "auditor").get(ENTRIES).then().body("items", hasSize(1));
        city.at(city.town, "auditor").get(ENTRIES + "/" + elsewhere).then().statusCode(404);
        city.at(city.town, "registry-admin")
                .header("If-Match", "*")
                .delete(ENTRIES + "/" + elsewhere)
                .then()
                .statusCode(404);
        city.as("registry-admin").delete(ENTRIES + "/" + elsewhere).then().statusCode(428);
        city.as("registry-admin")
                .header("If-Match", "\"v0\"")
                .delete(ENTRIES + "/" + elsewhere)
                .then()
                .statusCode(204);
        city.as("cadre").get(ENTRIES).then().statusCode(403);
        city.as("organization-officer", "auditor")
                .contentType("text/csv; charset=UTF-8")
                .body(HEADER + row("A", "2002-07-01", "", "某局", "科員"))
                .post(ENTRIES + "/imports")
                .then()
                .statusCode(403);
    }

    @Test
    void theyFollowOneWhoWasEnteredTwice() {
        send(
                        "",
                        row("A", "2002-07-01", "2005-03-01", "某局", "科員"),
                        row("B", "2002-07-01", "2005-04-01", "某局", "科員"),
                        row("B", "2005-04-01", "", "某大學", "學習"))
                .statusCode(200);
        String entry = of("?cadreId=" + id("B")).extract().path("items.find { it.unitName == '某局' }.id");
        merge().statusCode(409).body("detail", containsString("career entry " + entry));
        send("", row("B", "2002-07-01", "2005-03-01", "某局", "科員")).statusCode(200);
        merge().statusCode(200);
        of("").body("items", hasSize(2)).body("items.unitName", contains("某局", "某大學"));
        of("?cadreId=" + id("A")).body("items", hasSize(2));
    }

    private String row(String number, String since, String until, String unit, String post) {
        return "%s-%s,%s,%s,%s,%s\n".formatted(city.staffPrefix, number, since, until, unit, post);
    }

    private ValidatableResponse send(String query, String... rows) {
        return city.send("career-entries", query, HEADER + String.join("", rows));
    }

    private ValidatableResponse of(String query) {
        return city.as("auditor").get(ENTRIES + query).then().statusCode(200);
    }

    private ValidatableResponse merge() {
        return city.as("registry-admin")
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"duplicateId\":\"%s\",\"duplicateTag\":\"*\",\"reason\":\"重複登記\"}".formatted(id("B")))
                .post("/appointment/v1/cadres/" + id("A") + "/merge")
                .then();
    }

    private String id(String number) {
        return city.as("auditor")
                .get("/appointment/v1/cadres")
                .then()
                .extract()
                .path("items.find { it.staffNumber == '%s-%s' }.id".formatted(city.staffPrefix, number));
    }
}
