package dev.qingfeng.appointment.unitchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units are renamed, moved and merged (撤鄉並鎮): what they were stays, and access follows where they are now. */
@QuarkusTest
class UnitChangeResourceTest {

    private static final String CHANGES = UnitChangesOfTests.LIST;
    private static final String TODAY = TransitionOfTests.today().toString();
    private static final String TOMORROW = TransitionOfTests.today().plusDays(1).toString();

    private final TransitionOfTests transition = new TransitionOfTests();
    private final UnitChangesOfTests changes = new UnitChangesOfTests(transition);
    private final CityOfTests city = transition.city;
    private final String east = changes.east;
    private final String office = changes.office;

    @Inject
    DueUnitChanges due;

    @BeforeEach
    void twoTownsOneWithAnOffice() {
        transition.begun();
        changes.twoTowns();
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private ValidatableResponse shown(UUID unit) {
        return city.as("auditor").get("/appointment/v1/units/" + unit).then();
    }

    private ValidatableResponse on(String day) {
        return city.as("auditor")
                .get("/appointment/v1/units?limit=500&on=" + day)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse history(UUID unit) {
        return city.as("auditor")
                .get("/appointment/v1/units/" + unit + "/history")
                .then()
                .statusCode(200);
    }

    @Test
    void aTownshipThatBecomesATownKeepsWhatItWas() {
        UUID unit = transition.unit(east);
        changes.change(unit, "RENAMING", changes.named("東河鎮") + ", \"unitKind\": \"SUBDISTRICT\"", "2026-03-01")
                .statusCode(201)
                .body("state", equalTo("EFFECTIVE"));

        shown(unit).body("name", equalTo("東河鎮"), "kind", equalTo("SUBDISTRICT"), "path", equalTo(east));
        on("2026-02-28").body("items.find { it.id == '%s' }.name".formatted(unit), equalTo("東河鄉"));
        on("2026-03-01").body("items.find { it.id == '%s' }.name".formatted(unit), equalTo("東河鎮"));
        history(unit)
                .body("name", contains("東河鄉"), "kind", contains("TOWN"))
                .body("until", contains("2026-03-01"))
                .body("[0].since", nullValue());
        try (PublishedEvents topic = PublishedEvents.on("qingfeng.registry.units.v1")) {
            assertThat(topic.await(event -> event.key().equals(unit.toString()) && event.version() == 1)
                            .json()
                            .get("name")
                            .asText())
                    .isEqualTo("東河鎮");
        }
    }

    @Test
    void changesFollowOneAnother() {
        UUID unit = transition.unit(east);
        changes.change(unit, "RENAMING", changes.named("東河鎮"), "2026-03-01").statusCode(201);
        changes.change(unit, "RENAMING", changes.named("東河街道"), "2026-02-28")
                .statusCode(409)
                .body("code", equalTo("unit-change-out-of-order"));
        changes.change(unit, "RENAMING", changes.named("東河街道"), "2026-05-01").statusCode(201);

        history(unit).body("name", contains("東河鄉", "東河鎮"));
        on("2026-04-30").body("items.find { it.id == '%s' }.name".formatted(unit), equalTo("東河鎮"));
    }

    @Test
    void whatIsChangedTwiceOnOneDayWasTheFirstForNoDay() {
        UUID unit = transition.unit(east);
        changes.change(unit, "RENAMING", changes.named("東河鎮"), "2026-03-01").statusCode(201);
        changes.change(unit, "RENAMING", changes.named("東河街道"), "2026-03-01").statusCode(201);

        history(unit).body("name", contains("東河鄉"));
        on("2026-03-01").body("items.find { it.id == '%s' }.name".formatted(unit), equalTo("東河街道"));
    }

    @Test
    void aUnitTakesAllBelowItAlong() {
        UUID moved = transition.unit(office);
        changes.units(office + ".xianjin,現金股,TOWN_DIRECT");
        UUID below = transition.unit(office + ".xianjin");
        changes.change(moved, "MOVE", changes.into(east), "2026-03-01").statusCode(201);

        shown(moved)
                .body(
                        "path",
                        equalTo(east + ".caizheng"),
                        "parentId",
                        equalTo(transition.unit(east).toString()));
        shown(below).body("path", equalTo(east + ".caizheng.xianjin"));
        on("2026-02-28").body("items.path", hasItem(office + ".xianjin"));
        history(below).body("path", contains(office + ".xianjin"));
    }

    @Test
    void accessFollowsWhereAUnitIsNow() {
        UUID cadre = transition.cadre("1", city.town, "PARTY_SECRETARY");
        UUID town = transition.unit(city.town);
        String tenure = "/appointment/v1/tenures?postId="
                + city.as("auditor")
                        .get("/appointment/v1/posts?limit=500")
                        .<String>path("items.find { it.kind == 'PARTY_SECRETARY' }.id");
        city.at(east, "auditor").get(tenure).then().body("items", empty());

        changes.change(town, "MERGER", changes.into(east), TODAY).statusCode(201);

        city.at(east, "auditor").get(tenure).then().body("items.cadreId", contains(cadre.toString()));
        city.at(east, "auditor").get("/appointment/v1/units/" + town).then().statusCode(200);
        city.at(city.town, "auditor")
                .get("/appointment/v1/units/" + town)
                .then()
                .statusCode(404);
    }

    @Test
    void whoServedInAMergedUnitServesInTheOneThatTookOver() {
        UUID cadre = transition.cadre("1", city.town, "PARTY_SECRETARY");
        UUID colleague = transition.cadre("2", city.town, "");
        UUID elsewhere = transition.cadre("3", office, "");
        UUID town = transition.unit(city.town);
        changes.change(town, "MERGER", changes.into(east), "2026-07-01").statusCode(201);

        shown(town)
                .body("path", startsWith(east + ".qingquan_"), "endedOn", equalTo("2026-07-01"))
                .body("parentId", equalTo(transition.unit(east).toString()));
        for (UUID each : List.of(cadre, colleague)) {
            city.as("auditor")
                    .get("/appointment/v1/cadres/" + each)
                    .then()
                    .body("unitId", equalTo(transition.unit(east).toString()), "postId", nullValue());
        }
        city.as("auditor")
                .get("/appointment/v1/tenures?cadreId=" + cadre)
                .then()
                .body("items.until", contains("2026-07-01"));
        // What lived on below it stands below its successor.
        city.as("auditor")
                .get("/appointment/v1/cadres/" + elsewhere)
                .then()
                .body("unitId", equalTo(transition.unit(east + ".caizheng").toString()));
        shown(transition.unit(east + ".caizheng"))
                .body("parentId", equalTo(transition.unit(east).toString()));
        try (PublishedEvents cadres = PublishedEvents.on("qingfeng.registry.cadres.v1")) {
            PublishedEvent told = cadres.await(event -> event.key().equals(cadre.toString()) && event.version() == 1);
            assertThat(told.json().get("unitId").asText())
                    .isEqualTo(transition.unit(east).toString());
        }
    }

    @Test
    void whatWasGrantedInAMergedUnitIsNotGrantedInTheOneThatTookOver() {
        transition.cadre("1", city.town, "PARTY_SECRETARY");
        transition.cadre("2", office, "");
        city.send(
                        "accounts",
                        "",
                        "staffNumber,roles,scopePath\n%1$s-1,TEAM_MEMBER,\n%1$s-2,TEAM_LEADER,%2$s\n"
                                .formatted(city.staffPrefix, city.town))
                .statusCode(200);
        changes.change(city.town, "MERGER", changes.into(east), TODAY).statusCode(201);

        city.at(east, "auditor")
                .get("/appointment/v1/accounts/exports/csv")
                .then()
                .body(containsString(city.staffPrefix + "-1,,"));
        city.as("auditor")
                .get("/appointment/v1/accounts/exports/csv")
                .then()
                .body(containsString(city.staffPrefix + "-2,,"));
    }

    @Test
    void theSecretaryOfAMergedTownSignsAsSecretaryNoMore() {
        city.send("cadres", "", CityOfTests.CADRE_HEADER + city.secretary("1", "林書記"))
                .statusCode(200);
        changes.change(city.town, "MERGER", changes.into(east), TODAY).statusCode(201);

        city.as("auditor")
                .get("/appointment/v1/cadres?limit=500")
                .then()
                .body(
                        "items.find { it.staffNumber == '%s-1' }.categories".formatted(city.staffPrefix),
                        contains("LEADING_CADRE"));
    }

    @Test
    void whatHasEndedIsNoMoreButWas() {
        UUID town = transition.unit(city.town);
        changes.change(town, "MERGER", changes.into(east), "2026-07-01").statusCode(201);

        city.as("auditor")
                .get("/appointment/v1/units?limit=500")
                .then()
                .body("items.id", not(hasItem(town.toString())));
        on("2026-06-30").body("items.find { it.id == '%s' }.path".formatted(town), equalTo(city.town));
        on("2026-07-01").body("items.id", not(hasItem(town.toString())));
    }

    @Test
    void nobodyIsPlacedWhereNothingIsAnyMore() {
        UUID town = transition.unit(city.town);
        changes.change(town, "MERGER", changes.into(east), "2026-07-01").statusCode(201);
        String former = shown(town).extract().path("path");

        city.send("cadres", "", CityOfTests.CADRE_HEADER + city.someone("9", former))
                .statusCode(422)
                .body("errors.code", contains("unit-ended"));
        city.send("units", "", "path,name,kind\n" + former + ".zhan,站,TOWN_DIRECT\n")
                .statusCode(422)
                .body("errors.code", contains("unit-ended"));
        changes.change(town, "RENAMING", changes.named("清泉街道"), TODAY)
                .statusCode(409)
                .body("code", equalTo("unit-ended"));
        changes.change(transition.unit(east + ".caizheng"), "MOVE", ", \"targetId\": \"%s\"".formatted(town), TODAY)
                .statusCode(409)
                .body("code", equalTo("unit-ended"));
    }

    @Test
    void noUnitEndsBeforeAPostInItWasTaken() {
        UUID cadre = transition.cadre("1", city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        changes.change(city.town, "MERGER", changes.into(east), "2022-01-01")
                .statusCode(409)
                .body("unmet.condition", contains("post-held-later"))
                .body("unmet.subject", contains(cadre.toString()));
        changes.change(city.town, "MERGER", changes.into(east), "2022-01-02").statusCode(201);
    }

    @Test
    void aPathNeverLeadsToAnotherUnit() {
        UUID moved = transition.unit(office);
        changes.change(moved, "MOVE", changes.into(east), "2026-03-01").statusCode(201);

        city.send("units", "", "path,name,kind\n" + office + ",別的所,TOWN_DIRECT\n")
                .statusCode(422)
                .body("errors.code", contains("path-of-another-unit"));
        changes.units(city.path + ".caizheng,財政局,CITY_DIRECT");
        changes.change(city.path + ".caizheng", "MOVE", changes.into(city.town), TODAY)
                .statusCode(409)
                .body("code", equalTo("path-of-another-unit"));
        // Where it once was it may be again.
        changes.change(moved, "MOVE", changes.into(city.town), TODAY).statusCode(201);
    }

    @Test
    void aPathOfNoDayIsKeptToo() {
        UUID moved = transition.unit(office);
        changes.change(moved, "MOVE", changes.into(east), "2026-03-01").statusCode(201);
        changes.change(moved, "MOVE", changes.into(city.path), "2026-03-01").statusCode(201);

        city.send("units", "", "path,name,kind\n" + east + ".caizheng,別的所,TOWN_DIRECT\n")
                .statusCode(422)
                .body("errors.code", contains("path-of-another-unit"));
        try (PublishedEvents topic = PublishedEvents.on("qingfeng.registry.units.v1")) {
            assertThat(topic.await(event -> event.key().equals(moved.toString()) && event.version() == 2)
                            .json()
                            .get("formerPaths")
                            .toString())
                    .isEqualTo("[\"%s.caizheng\",\"%s\"]".formatted(east, office));
        }
    }

    @Test
    void unitsOfOneLabelAreMergedBeforeTheirTownsAre() {
        changes.units(east + ".caizheng,財政所,TOWN_DIRECT");
        changes.change(city.town, "MERGER", changes.into(east), TODAY)
                .statusCode(409)
                .body("code", equalTo("path-of-another-unit"));
        changes.change(office, "MERGER", changes.into(east + ".caizheng"), TODAY)
                .statusCode(201);
        changes.change(city.town, "MERGER", changes.into(east), TODAY).statusCode(201);
    }

    @Test
    void aTownTakesOverFromOneAfterTheOther() {
        changes.units(
                east + ".caizheng,財政所,TOWN_DIRECT",
                city.path + ".xihe,西河鎮,TOWN",
                city.path + ".xihe.caizheng,財政所,TOWN_DIRECT");
        for (String town : List.of(city.town, city.path + ".xihe")) {
            changes.change(town + ".caizheng", "MERGER", changes.into(east + ".caizheng"), TODAY)
                    .statusCode(201);
            // With an office that has ended below it.
            changes.change(town, "MERGER", changes.into(east), TODAY).statusCode(201);
        }
    }

    @Test
    void whoeverReadAnOfficeReadsItNoMoreOnceItsTownHasTakenOver() {
        UUID merged = transition.unit(office);
        changes.change(merged, "MERGER", changes.into(city.town), TODAY).statusCode(201);

        city.at(office, "auditor").get("/appointment/v1/units/" + merged).then().statusCode(404);
        city.at(city.town, "auditor")
                .get("/appointment/v1/units/" + merged)
                .then()
                .statusCode(200);
    }

    @Test
    void aTreeIsNoDeeperThanATokenCanSay() {
        String deep = office;
        for (int level = 4; level <= 10; level++) {
            deep += ".l" + level;
            changes.units(deep + ",級,TOWN_DIRECT");
        }
        changes.units(east + ".a,甲,TOWN_DIRECT", east + ".a.b,乙,TOWN_DIRECT");
        changes.change(office, "MOVE", changes.into(east + ".a.b"), TODAY)
                .statusCode(422)
                .body("code", equalTo("unit-too-deep"));
    }

    @Test
    void whatIsSoAlreadyIsNoChange() {
        for (String same : List.of(changes.named("東河鄉"), ", \"unitKind\": \"TOWN\"")) {
            changes.change(east, "RENAMING", same, TODAY)
                    .statusCode(409)
                    .body("code", equalTo("unit-change-changes-nothing"));
        }
        changes.change(office, "MOVE", changes.into(city.town), TODAY)
                .statusCode(409)
                .body("code", equalTo("unit-change-changes-nothing"));
    }

    @Test
    void aTownshipStaysATownshipAndNothingBecomesACity() {
        changes.change(east, "RENAMING", ", \"unitKind\": \"CITY_DIRECT\"", TODAY)
                .statusCode(422)
                .body("code", equalTo("unit-of-another-kind"));
        changes.change(office, "RENAMING", ", \"unitKind\": \"CITY\"", TODAY)
                .statusCode(422)
                .body("code", equalTo("unit-of-another-kind"));
    }

    @Test
    void nothingMovesBelowAUnitBeforeThatOneStoodThere() {
        changes.change(east, "RENAMING", changes.named("東河鎮"), "2026-05-01").statusCode(201);
        changes.change(office, "MOVE", changes.into(east), "2026-04-30")
                .statusCode(409)
                .body("code", equalTo("unit-change-out-of-order"));
    }

    @Test
    void aCorrectedNameIsNotUndoneByAChangeOfKind() {
        String id = changes.change(east, "RENAMING", ", \"unitKind\": \"SUBDISTRICT\"", TOMORROW)
                .statusCode(201)
                .extract()
                .path("id");
        changes.units(east + ",東河街道,TOWN");
        Database.execute(
                "update unit_change set effective_on = ? where id = cast(? as uuid)", TransitionOfTests.today(), id);
        changes.awaitState(due, id, "EFFECTIVE", null);
        shown(transition.unit(east)).body("name", equalTo("東河街道"), "kind", equalTo("SUBDISTRICT"));
    }

    @Test
    void whatIsPlannedKeepsNothingFromBeingChangedAtOnce() {
        changes.change(east, "RENAMING", changes.named("東河鎮"), TOMORROW).statusCode(201);
        changes.change(east, "RENAMING", changes.named("東河街道"), TODAY)
                .statusCode(201)
                .body("state", equalTo("EFFECTIVE"));
    }

    @Test
    void aUnitIsChangedByWhoeverSeesTheOneAboveIt() {
        UUID town = transition.unit(city.town);
        city.at(city.town, "registry-admin")
                .contentType("application/json")
                .body(
                        "{\"unitId\": \"%s\", \"kind\": \"RENAMING\", \"name\": \"新鎮\", \"effectiveOn\": \"%s\", \"document\": \"自封\"}"
                                .formatted(town, TODAY))
                .post(CHANGES)
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        String merger = changes.change(town, "MERGER", changes.into(east), TOMORROW)
                .statusCode(201)
                .extract()
                .path("id");
        city.at(city.town, "registry-admin")
                .header("If-Match", "*")
                .post(CHANGES + "/" + merger + "/withdrawal")
                .then()
                .statusCode(404);
    }

    @Test
    void noPostWasHeldInAUnitThatHadEnded() {
        transition.cadre("1", city.town, "PARTY_SECRETARY");
        UUID town = transition.unit(city.town);
        changes.change(town, "MERGER", changes.into(east), "2026-07-01").statusCode(201);
        String line = "%s-1,%s,DEPUTY_HEAD_OF_GOVERNMENT,2019-01-01,%s\n";
        String header = "staffNumber,unitPath,postKind,since,until\n";
        String former = shown(town).extract().path("path");
        city.send(
                        "tenures",
                        "",
                        header
                                + "%s-1,%s,DEPUTY_HEAD_OF_GOVERNMENT,2026-07-01,2026-07-02\n"
                                        .formatted(city.staffPrefix, former))
                .statusCode(422)
                .body("errors.code", contains("unit-ended"));
        city.send("tenures", "", header + line.formatted(city.staffPrefix, former, "2020-01-01"))
                .statusCode(200);
        city.as("auditor")
                .get("/appointment/v1/posts?limit=500")
                .then()
                .body("items.unitId", not(hasItem(town.toString())));
    }

    @Test
    void whatIsPlannedIsCarriedOutOnItsDay() {
        UUID unit = transition.unit(east);
        String id = changes.change(unit, "RENAMING", changes.named("東河鎮"), TOMORROW)
                .statusCode(201)
                .body("state", equalTo("PLANNED"))
                .extract()
                .path("id");
        due.carryOutDue();
        shown(unit).body("name", equalTo("東河鄉"));
        changes.change(unit, "RENAMING", changes.named("東河街道"), TOMORROW)
                .statusCode(409)
                .body("code", equalTo("unit-change-planned"));

        Database.execute(
                "update unit_change set effective_on = ? where id = cast(? as uuid)", TransitionOfTests.today(), id);
        changes.awaitState(due, id, "EFFECTIVE", null);
        shown(unit).body("name", equalTo("東河鎮"));
        history(unit).body("until", contains(TODAY));
    }

    @Test
    void whatIsPlannedIsWithdrawn() {
        String id = changes.change(east, "RENAMING", changes.named("東河鎮"), TOMORROW)
                .statusCode(201)
                .extract()
                .path("id");
        withdraw(id, "\"v7\"").statusCode(412);
        city.at(city.town, "registry-admin")
                .header("If-Match", "*")
                .post(CHANGES + "/" + id + "/withdrawal")
                .then()
                .statusCode(404);
        withdraw(id, "\"v0\"").statusCode(200).body("state", equalTo("WITHDRAWN"));
        withdraw(id, "*").statusCode(409).body("code", equalTo("unit-change-closed"));
        changes.change(east, "RENAMING", changes.named("東河街道"), TOMORROW).statusCode(201);
        city.as("auditor")
                .get(CHANGES + "?unitId=" + transition.unit(east))
                .then()
                .body("items.state", contains("WITHDRAWN", "PLANNED"));
        city.at(city.town, "auditor").get(CHANGES).then().body("items", empty());
    }

    private ValidatableResponse withdraw(String id, String version) {
        return city.as("registry-admin")
                .header("If-Match", version)
                .post(CHANGES + "/" + id + "/withdrawal")
                .then();
    }

    @Test
    void nobodyWaitsForTheInspectionOfAUnitThatHasEnded() {
        transition.inspected();
        transition.enter("POLICY_ADOPTION").statusCode(409).body("unmet.condition", contains("unit-not-inspected"));
        changes.change(east, "MERGER", changes.into(city.town), TODAY).statusCode(201);
        transition.enter("POLICY_ADOPTION").statusCode(200);
    }

    @Test
    void aUnitNeverStandsBelowItself() {
        for (String kind : List.of("MOVE", "MERGER")) {
            for (String target : List.of(city.town, office)) {
                changes.change(city.town, kind, changes.into(target), TODAY)
                        .statusCode(422)
                        .body("code", equalTo("unit-below-itself"));
            }
        }
    }

    @Test
    void aCityStays() {
        changes.change(city.path, "MOVE", changes.into(east), TODAY)
                .statusCode(422)
                .body("code", equalTo("city-stays"));
        changes.change(city.path, "RENAMING", changes.named("新市"), TODAY)
                .statusCode(422)
                .body("code", equalTo("city-stays"));
    }

    @ParameterizedTest
    @CsvSource({"RENAMING, ''", "MOVE, ''", "MERGER, ''", "MOVE, name", "RENAMING, target"})
    void aChangeSaysWhatItsKindMust(String kind, String fields) {
        String body = switch (fields) {
            case "name" -> changes.into(city.path) + changes.named("某鎮");
            case "target" -> changes.into(city.path) + changes.named("某鎮");
            case "city" -> ", \"unitKind\": \"CITY\"";
            default -> "";
        };
        changes.change(east, kind, body, TODAY).statusCode(422).body("code", equalTo("unit-change-not-of-its-kind"));
    }

    @Test
    void whatTheCallerDoesNotSeeIsUnknown() {
        CityOfTests other = new CityOfTests().founded();
        UUID foreign = UUID.fromString(other.as("auditor")
                .get("/appointment/v1/units")
                .<String>path("items.find { it.path == '%s' }.id".formatted(other.town)));
        changes.change(foreign, "RENAMING", changes.named("別人鎮"), TODAY)
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        changes.change(east, "MOVE", ", \"targetId\": \"%s\"".formatted(foreign), TODAY)
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }

    @Test
    void anEstablishedUnitIsNotChangedBeforeItWas() {
        city.send("units", "", "path,name,kind,establishedOn\n" + east + ",東河鄉,TOWN,1996-05-01\n")
                .statusCode(200)
                .body("changed", equalTo(1));
        on("1996-04-30").body("items.path", not(hasItem(east)));
        changes.change(east, "RENAMING", changes.named("東河鎮"), "1996-04-30")
                .statusCode(409)
                .body("code", equalTo("unit-change-out-of-order"));
        changes.change(east, "MERGER", changes.into(city.town), "1996-05-01")
                .statusCode(409)
                .body("code", equalTo("unit-change-out-of-order"));
        changes.change(east, "RENAMING", changes.named("東河鎮"), "2026-03-01").statusCode(201);
        city.send("units", "", "path,name,kind,establishedOn\n" + east + ",東河鎮,TOWN,2026-03-01\n")
                .statusCode(422)
                .body("errors.code", contains("after-first-change"));
    }

    @Test
    void aUnitOfThePastComesWithTheFileAndEndsByNone() {
        changes.units(east + ".lao,老鄉,TOWN");
        city.send("units", "", "path,name,kind,endedOn\n" + east + ".jiu,舊鄉,TOWN,2001-01-01\n")
                .statusCode(200)
                .body("created", equalTo(1));
        on("2000-12-31").body("items.path", hasItem(east + ".jiu"));
        on("2001-01-01").body("items.path", not(hasItem(east + ".jiu")));
        city.send("units", "", "path,name,kind,establishedOn\n" + east + ".jiu,舊鄉,TOWN,2001-01-01\n")
                .statusCode(422)
                .body("errors.code", contains("after-first-change"));
        city.send("units", "", "path,name,kind,endedOn\n" + east + ".lao,老鄉,TOWN,2001-01-01\n")
                .statusCode(422)
                .body("errors.code", contains("ends-by-merger"));
    }

    /** The database itself keeps it, whoever writes. */
    @ParameterizedTest
    @CsvSource({"former_unit_once", "unit_path_stays"})
    void theDatabaseKeepsTheHistory(String constraint) {
        changes.change(office, "MOVE", changes.into(east), "2026-03-01").statusCode(201);
        changes.change(east, "RENAMING", changes.named("東河鎮"), "2026-03-01").statusCode(201);
        String written = constraint.equals("former_unit_once")
                ? "insert into former_unit (id, unit_id, since, until, path, name, kind, parent_id)"
                        + " select gen_random_uuid(), id, '2026-02-28', '2026-06-01', path, name, kind, parent_id"
                        + " from unit where path = cast(? as ltree)"
                : "insert into unit (id, version, path, name, kind, parent_id)"
                        + " select gen_random_uuid(), 0, cast(? as ltree), name, kind, parent_id from unit"
                        + " where kind = 'TOWN' limit 1";
        String path = constraint.equals("former_unit_once") ? east : office;
        assertThatThrownBy(() -> Database.execute(written, path)).hasStackTraceContaining(constraint);
    }
}
