package dev.qingfeng.inspection.team;

import static dev.qingfeng.inspection.CityOfTests.ORGANIZATION_OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.qingfeng.inspection.AtOnce;
import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each unit goes to one team, and from one to another while nobody has announced who comes. */
@QuarkusTest
class TeamAssignmentResourceTest {

    private final CityOfTests city = new CityOfTests();
    private final String assignments = "/inspection/v1/cycles/" + city.cycle + "/team-assignments";
    private String first = "";
    private String second = "";

    @BeforeEach
    void found() {
        city.founded();
        first = city.formed();
        second = city.form(city.team(city.knownCadre("8"), List.of()))
                .statusCode(201)
                .body("unitIds", empty())
                .extract()
                .path("id");
    }

    @AfterEach
    void close() {
        city.close();
    }

    private static String line(UUID unit, String team, @Nullable String from) {
        return "{\"unitId\":\"%s\",\"teamId\":\"%s\"%s}"
                .formatted(unit, team, from == null ? "" : ",\"fromTeamId\":\"%s\"".formatted(from));
    }

    private ValidatableResponse assign(String... lines) {
        return city.officer()
                .body("{\"assignments\":[%s]}".formatted(String.join(",", lines)))
                .post(assignments)
                .then();
    }

    private ValidatableResponse read() {
        return city.officer().get(assignments).then().statusCode(200);
    }

    @Test
    void whatNobodyInspectsIsListedAndGivenToATeamWithItsInspection() {
        read().body("unassigned.unitId", contains(city.farm.toString()))
                .body("teams.find { it.teamId == '%s' }.officeHolders".formatted(first), equalTo(1));
        assign(line(city.farm, second, null))
                .statusCode(200)
                .body("unassigned", empty())
                .body("teams.find { it.teamId == '%s' }.unitIds".formatted(second), contains(city.farm.toString()));
        city.officer()
                .get("/inspection/v1/inspections/" + city.inspectionOf(city.farm))
                .then()
                .body("teamId", equalTo(second), "state", equalTo("ASSIGNED"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            PublishedEvent assigned = events.await(event ->
                    event.key().equals(second) && event.type().equals("dev.qingfeng.inspection.units-assigned.v1"));
            assertThat(assigned.json().get("addedIds").get(0).asText()).isEqualTo(city.farm.toString());
        }
    }

    @Test
    void aUnitGoesToAnotherTeamWithItsInspectionAndTwoMayBeSwapped() {
        assign(line(city.farm, second, null)).statusCode(200);
        String inspection = city.inspectionOf(city.town);
        assign(line(city.town, second, first), line(city.farm, first, second)).statusCode(200);
        read().body("teams.find { it.teamId == '%s' }.unitIds".formatted(first), contains(city.farm.toString()))
                .body("teams.find { it.teamId == '%s' }.unitIds".formatted(second), contains(city.town.toString()));
        city.officer()
                .get("/inspection/v1/inspections/" + inspection)
                .then()
                .body("teamId", equalTo(second), "unitId", equalTo(city.town.toString()));
        // Whoever has it sees it; whoever had it does not any more.
        city.asMember().get("/inspection/v1/inspections/" + inspection).then().statusCode(404);
        try (PublishedEvents teams = PublishedEvents.on("qingfeng.inspection.teams.v1")) {
            teams.await(event -> event.key().equals(first)
                    && event.payload() != null
                    && event.json().get("unitIds").toString().contains(city.farm.toString()));
        }
    }

    @Test
    void eachLineThatIsWrongIsNamedAndNothingIsAssigned() {
        UUID park = city.knownUnit("PARK");
        city.officer()
                .body(CityOfTests.notice(3, 0, ",\"lateReason\":\"没有网络\""))
                .post("/inspection/v1/inspections/" + city.inspectionOf(city.town) + "/notice")
                .then()
                .statusCode(200);
        assign(
                        line(city.farm, second, null),
                        line(city.farm, first, null),
                        line(city.office, second, null),
                        line(park, second, first),
                        line(park, UUID.randomUUID().toString(), null),
                        line(city.town, second, first))
                .statusCode(409)
                .body("code", equalTo("assignment-refused"))
                .body(
                        "errors.collect { it.pointer + ' ' + it.code }",
                        contains(
                                "/assignments/1/unitId unit-repeated",
                                "/assignments/2/unitId unit-not-of-the-city",
                                "/assignments/3/fromTeamId unit-elsewhere",
                                "/assignments/4/unitId unit-repeated",
                                "/assignments/4/teamId team-not-of-the-cycle",
                                "/assignments/5/unitId inspection-announced"));
        read().body("unassigned.unitId", containsInAnyOrder(city.farm.toString(), park.toString()));
    }

    @Test
    void aUnitThatWentElsewhereMeanwhileIsLeftThere() {
        assign(line(city.town, second, null)).statusCode(409).body("errors.code", contains("unit-elsewhere"));
        assign(line(city.farm, second, null)).statusCode(200);
        assign(line(city.farm, first, null)).statusCode(409).body("errors.code", contains("unit-elsewhere"));
    }

    @Test
    void ofManyWhoAssignAUnitAtOnceOneDoes() throws Exception {
        assertThat(AtOnce.statuses(6, i -> assign(line(city.farm, i % 2 == 0 ? first : second, null))))
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        assertThat(Database.number("select count(*) from unit_inspection where unit_id = ?", city.farm))
                .isEqualTo(1);
    }

    @Test
    void aTeamInTheFieldTakesAndGivesWhatIsNotAnnounced() {
        goIntoTheField();
        assign(line(city.farm, first, null))
                .statusCode(200)
                .body("unassigned", empty())
                .body(
                        "teams.find { it.teamId == '%s' }.unitIds".formatted(first),
                        containsInAnyOrder(city.town.toString(), city.farm.toString()));
        assign(line(city.town, second, first)).statusCode(200);
        city.officer()
                .get("/inspection/v1/inspections/" + city.inspectionOf(city.town))
                .then()
                .body("teamId", equalTo(second));
        city.asLeader()
                .body(CityOfTests.notice(0, 3, ""))
                .post("/inspection/v1/inspections/" + city.inspectionOf(city.farm) + "/notice")
                .then()
                .statusCode(200);
        assign(line(city.farm, second, first)).statusCode(409).body("errors.code", contains("inspection-announced"));
        try (PublishedEvents teams = PublishedEvents.on("qingfeng.inspection.teams.v1");
                PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            PublishedEvent told = events.await(event ->
                    event.key().equals(second) && event.type().equals("dev.qingfeng.inspection.units-assigned.v1"));
            assertThat(told.json().get("addedIds").get(0).asText()).isEqualTo(city.town.toString());
            teams.await(event -> event.key().equals(first)
                    && event.payload() != null
                    && event.json().get("state").asText().equals("IN_FIELD")
                    && event.json().get("unitIds").toString().equals("[\"%s\"]".formatted(city.farm)));
        }
    }

    private void goIntoTheField() {
        city.train(first);
        city.sign(city.leader, city.member);
        city.asLeader()
                .post("/inspection/v1/teams/" + first + "/fieldwork")
                .then()
                .statusCode(200);
    }

    @Test
    void whoStandsAsideFromAUnitIsNamedAndTheUnitStaysWhereItIs() {
        UUID post = city.knownPost(city.farm, "STAFF");
        city.tell(city.member, "7", city.office, 1, CityOfTests.tenures(post));
        assign(line(city.farm, first, null))
                .statusCode(409)
                .body("code", equalTo("member-recused"))
                .body("unmet.condition", contains("served-there"))
                .body("unmet.rule", contains("Recusal"))
                .body("unmet.subject", contains(city.member + "/" + city.farm));
        assign(line(city.farm, first, first))
                .statusCode(409)
                .body("errors.code", contains("unit-elsewhere"))
                .body("unmet.condition", contains("served-there"));
        assign(line(city.farm, second, null)).statusCode(200);
    }

    @Test
    void onlyOfficersOfTheWholeCitySeeAndAssign() {
        city.at(city.townPath, "3", ORGANIZATION_OFFICER)
                .get(assignments)
                .then()
                .statusCode(404);
        city.at(city.townPath, "3", ORGANIZATION_OFFICER)
                .body("{\"assignments\":[%s]}".formatted(line(city.farm, first, null)))
                .post(assignments)
                .then()
                .statusCode(404);
        city.asLeader().get(assignments).then().statusCode(403);
        city.officer()
                .get("/inspection/v1/teams")
                .then()
                // A team without units is seen by those who see its city.
                .body("items.id", hasItem(second));
    }

    private ValidatableResponse propose(String more) {
        return city.officer().get(assignments + "/proposal" + more).then().statusCode(200);
    }

    private UUID populated(String kind, int officeHolders) {
        UUID unit = city.knownUnit(kind);
        for (int i = 0; i < officeHolders; i++) {
            city.cadre(UUID.randomUUID(), UUID.randomUUID().toString(), unit, UUID.randomUUID());
        }
        city.cadre(UUID.randomUUID(), UUID.randomUUID().toString(), unit, city.knownPost(unit, "STAFF"));
        await().until(() ->
                Database.number("select count(*) from registry_cadre where unit_id = ?", unit) == officeHolders + 1);
        return unit;
    }

    @Test
    void aProposalIsBalancedByPeopleOrByUnitsAndIsAppliedInOneCall() {
        UUID big = populated("TOWN", 5);
        UUID park = populated("PARK", 2);
        // The first team has the town with one office holder already.
        propose("")
                .body("balance", equalTo("OFFICE_HOLDERS"))
                .body("assignments.find { it.unitId == '%s' }.teamId".formatted(big), equalTo(second))
                .body("assignments.find { it.unitId == '%s' }.teamId".formatted(park), equalTo(first))
                .body("teams.find { it.teamId == '%s' }.officeHoldersNow".formatted(first), equalTo(1))
                .body("teams.find { it.teamId == '%s' }.officeHolders".formatted(first), equalTo(3))
                .body("teams.find { it.teamId == '%s' }.officeHolders".formatted(second), equalTo(5))
                .body("leftOver", empty());
        String proposed = propose("?balance=UNITS")
                .body("teams.units", contains(2, 2))
                .extract()
                .asString();
        assertThat(propose("?balance=UNITS").extract().asString()).isEqualTo(proposed);
        read().body("unassigned.size()", equalTo(3));
        String body = proposed.replaceFirst(".*\"assignments\":(\\[[^]]*]).*", "$1");
        city.officer()
                .body("{\"assignments\":%s}".formatted(body))
                .post(assignments)
                .then()
                .statusCode(200)
                .body("unassigned", empty());
    }

    @Test
    void nobodyIsProposedWhereTheyStandAsideAndWhatNobodyMayTakeIsSaid() {
        UUID post = city.knownPost(city.farm, "STAFF");
        city.tell(city.member, "7", city.office, 1, CityOfTests.tenures(post));
        propose("").body("assignments.teamId", contains(second));
        UUID other = city.knownCadre("12");
        city.officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                        .formatted(city.cycle, other, city.farm))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201);
        city.officer()
                .body("{\"leaderId\":\"%s\",\"memberIds\":[]}".formatted(other))
                .post("/inspection/v1/teams/" + second + "/membership")
                .then()
                .statusCode(200);
        propose("")
                .body("assignments", empty())
                .body("leftOver.unitId", contains(city.farm.toString()))
                .body("leftOver[0].grounds.ground", containsInAnyOrder("SERVED_THERE", "DECLARED"));
    }

    @Test
    void aTeamInTheFieldIsProposedToo() {
        UUID big = populated("TOWN", 5);
        goIntoTheField();
        // The first team has the town with one office holder already.
        propose("")
                .body("teams.teamId", containsInAnyOrder(first, second))
                .body("assignments.find { it.unitId == '%s' }.teamId".formatted(big), equalTo(second))
                .body("assignments.find { it.unitId == '%s' }.teamId".formatted(city.farm), equalTo(first));
        city.at(city.townPath, "3", ORGANIZATION_OFFICER)
                .get(assignments + "/proposal")
                .then()
                .statusCode(404);
        city.officer().get(assignments + "/proposal?balance=MANY").then().statusCode(400);
    }
}
