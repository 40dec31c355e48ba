package dev.qingfeng.appointment.wish;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cadres wish for: of a kind, one at a time. */
@QuarkusTest
class WishResourceTest {

    private static final String WISHES = "/appointment/v1/wishes";
    private static final String HEADER = "staffNumber,kind,statedOn,withdrawnOn\n";

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
    void aWishIsStatedAndWithdrawn() {
        send("", row("A", "RESETTLEMENT", "2026-01-15", "")).body("created", equalTo(1));
        send("", row("A", "RESETTLEMENT", "2026-01-15", "")).body("unchanged", equalTo(1));
        send("", row("A", "RESETTLEMENT", "2026-01-15", "2026-02-01")).body("changed", equalTo(1));
        of("?cadreId=" + id("A")).body("items.withdrawnOn", contains("2026-02-01"));
    }

    @Test
    void ofAKindOneWishIsOpenAtATime() {
        send("", row("A", "RESETTLEMENT", "2025-01-15", ""), row("A", "SECONDMENT", "2025-01-15", ""))
                .statusCode(200);
        send("", row("A", "RESETTLEMENT", "2026-01-15", ""))
                .statusCode(422)
                .body("errors.column", contains("kind"), "errors.code", contains("wish-open"));
        send("", row("B", "SECONDMENT", "2025-01-15", ""), row("B", "SECONDMENT", "2026-01-15", ""))
                .statusCode(422)
                .body("errors.line", contains(3), "errors.code", contains("wish-open"));
        send("", row("A", "RESETTLEMENT", "2026-01-15", ""), row("A", "RESETTLEMENT", "2025-01-15", "2026-01-14"))
                .statusCode(200)
                .body("created", equalTo(1), "changed", equalTo(1));
        of("?cadreId=" + id("A")).body("items", hasSize(3));
    }

    @Test
    void theDatabaseKnowsThatTooWhoeverWrites() {
        send("", row("A", "RESETTLEMENT", "2025-01-15", "")).statusCode(200);
        assertThatThrownBy(() -> Database.execute(
                        "insert into wish (id, version, cadre_id, kind, stated_on)"
                                + " select gen_random_uuid(), 0, cadre_id, kind, '2026-01-01' from wish where cadre_id = ?::uuid",
                        id("A")))
                .rootCause()
                .hasMessageContaining("wish_open_once");
    }

    @Test
    void everyBadRowIsNamed() {
        String tomorrow = TransitionOfTests.today().plusDays(1).toString();
        send(
                        "?dryRun=true",
                        row("A", "RESETTLEMENT", tomorrow, ""),
                        row("A", "RESETTLEMENT", "2026-01-15", "2026-01-14"),
                        row("Z", "RESETTLEMENT", "2026-01-15", ""),
                        row("A", "PROMOTION", "2026-01-15", ""),
                        row("B", "SECONDMENT", "1980-04-30", ""))
                .body("errors.line", contains(2, 3, 4, 5, 6))
                .body(
                        "errors.code",
                        contains(
                                "not-in-past",
                                "withdrawn-before-stated",
                                "unknown-reference",
                                "unknown-value",
                                "before-birth"));
        of("").body("items", empty());
    }

    @Test
    void theyAreAskedOfACadreOrAUnitAndSeenFromWhereTheCadreServes() {
        send(
                        "",
                        row("A", "RESETTLEMENT", "2026-01-15", ""),
                        row("B", "SECONDMENT", "2026-01-15", ""),
                        row("C", "SECONDMENT", "2026-01-15", ""))
                .statusCode(200);
        of("").body("items", hasSize(3));
        of("?cadreId=" + id("B")).body("items.kind", contains("SECONDMENT"));
        String elsewhere = of("?cadreId=" + id("C")).extract().path("items[0].id");
        city.at(city.town, "auditor").get(WISHES).then().body("items", hasSize(2));
        city.at(city.town, "auditor").get(WISHES + "/" + elsewhere).then().statusCode(404);
        city.at(city.town, "registry-admin")
                .header("If-Match", "*")
                .delete(WISHES + "/" + elsewhere)
                .then()
                .statusCode(404);
        city.as("registry-admin")
                .header("If-Match", "\"v0\"")
                .delete(WISHES + "/" + elsewhere)
                .then()
                .statusCode(204);
        of("").body("items", hasSize(2));
    }

    @Test
    void whatSomebodyWishesForIsNoBusinessOfTheDisciplineOrganOrOfOtherCadres() {
        city.as("discipline-officer", "cadre").get(WISHES).then().statusCode(403);
        city.as("organization-officer", "committee-member", "committee-secretary", "auditor")
                .contentType("text/csv; charset=UTF-8")
                .body(HEADER + row("A", "SECONDMENT", "2026-01-15", ""))
                .post(WISHES + "/imports")
                .then()
                .statusCode(403);
    }

    @Test
    void theyFollowOneWhoWasEnteredTwice() {
        send(
                        "",
                        row("A", "RESETTLEMENT", "2026-01-15", ""),
                        row("B", "RESETTLEMENT", "2026-01-15", ""),
                        row("B", "SECONDMENT", "2026-01-15", ""))
                .statusCode(200);
        merge().statusCode(200);
        of("").body("items.kind", containsInAnyOrder("RESETTLEMENT", "SECONDMENT"));
        of("?cadreId=" + id("A")).body("items", hasSize(2));
    }

    @Test
    void twoOpenWishesOfAKindAreForAClerkToSettleFirst() {
        send("", row("A", "RESETTLEMENT", "2026-01-15", ""), row("B", "RESETTLEMENT", "2026-01-16", ""))
                .statusCode(200);
        String wish = of("?cadreId=" + id("B")).extract().path("items[0].id");
        merge().statusCode(409).body("code", equalTo("merge-collides"), "detail", containsString("wish " + wish));
        send("", row("B", "RESETTLEMENT", "2026-01-16", "2026-01-16")).statusCode(200);
        merge().statusCode(200);
    }

    private String row(String number, String kind, String statedOn, String withdrawnOn) {
        return "%s-%s,%s,%s,%s\n".formatted(city.staffPrefix, number, kind, statedOn, withdrawnOn);
    }

    private ValidatableResponse send(String query, String... rows) {
        return city.send("wishes", query, HEADER + String.join("", rows));
    }

    private ValidatableResponse of(String query) {
        return city.as("auditor").get(WISHES + query).then().statusCode(200);
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
