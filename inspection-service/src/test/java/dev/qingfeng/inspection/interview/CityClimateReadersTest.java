package dev.qingfeng.inspection.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the interviews of each unit say of the climate is read by those who may know results, and by nobody who has a part in a unit. */
@QuarkusTest
class CityClimateReadersTest {

    private static final String QUESTIONS = "[{\"question\":\"KNOWS_DISCIPLINE\",\"people\":40,"
            + "\"replies\":[{\"reply\":\"YES\",\"people\":38},{\"reply\":\"NO\",\"people\":null},{\"reply\":\"UNKNOWN\",\"people\":null}]}]";

    private final CityOfTests city = new CityOfTests();
    private String climate = "";

    @BeforeEach
    void counted() {
        city.founded();
        city.formed();
        climate = "/inspection/v1/cycles/" + city.cycle + "/interview-climate";
        figuresOf(city.town);
        Database.execute(
                "insert into city_climate (id, version, cycle_id, people, questions, counted_at)"
                        + " values (gen_random_uuid(), 0, ?, 43, ?::jsonb, now())",
                city.cycle,
                QUESTIONS);
    }

    private void figuresOf(UUID unit) {
        Database.execute(
                "insert into interview_figures (id, version, inspection_id, cycle_id, unit_id, figures, counted_at)"
                        + " values (gen_random_uuid(), 0, ?::uuid, ?, ?, ?::jsonb, now())",
                city.inspectionOf(unit),
                city.cycle,
                unit,
                "{\"people\":43,\"members\":[],\"strata\":[],\"recommendations\":[],\"climate\":" + QUESTIONS + "}");
    }

    @Test
    void whatIsCountedOfAUnitAfterTheCityIsNoPartOfIt() {
        city.form(city.team(city.knownCadre("8"), List.of(), city.farm)).statusCode(201);
        figuresOf(city.farm);
        read(city.officer())
                .statusCode(200)
                .body("units.unitId", contains(city.town.toString()), "people", equalTo(43));
    }

    @AfterEach
    void close() {
        city.close();
    }

    private ValidatableResponse read(RequestSpecification who) {
        return who.get(climate).then();
    }

    private long reads() {
        return Database.number(
                "select count(*) from audit_entry a join city_climate c on c.id::text = a.record_id"
                        + " where a.action = 'READ' and c.cycle_id = ?",
                city.cycle);
    }

    @ParameterizedTest
    @ValueSource(strings = {"organization-officer", "committee-member", "committee-secretary"})
    void whoMayKnowResultsReadsItAndThatIsOnRecord(String role) {
        read(city.at(city.path, "4", role)).statusCode(200).body("units.unitId", contains(city.town.toString()));
        assertThat(reads()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"discipline-officer", "auditor", "team-leader", "team-member", "system-administrator"})
    void nobodyElseReadsIt(String role) {
        read(city.at(city.path, "3", role)).statusCode(403);
        assertThat(reads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"organization-officer", "committee-member", "committee-secretary"})
    void nobodyOfTheLeadershipTeamOfAUnitReadsIt(String role) {
        read(city.at(city.path, "9", role)).statusCode(403).body("code", equalTo("own-leadership-team"));
        assertThat(reads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"organization-officer", "committee-member", "committee-secretary"})
    void nobodyWhoStandsAsideFromAUnitReadsIt(String role) {
        standAside(city.knownCadre("8"));
        read(city.at(city.path, "8", role)).statusCode(403).body("code", equalTo("stands-aside"));
        assertThat(reads()).isZero();
    }

    @Test
    void whoMayNotReadItDoesNotCountIt() {
        standAside(city.knownCadre("8"));
        city.at(city.path, "8", "organization-officer")
                .post(climate)
                .then()
                .statusCode(403)
                .body("code", equalTo("stands-aside"));
        city.at(city.path, "9", "organization-officer")
                .post(climate)
                .then()
                .statusCode(403)
                .body("code", equalTo("own-leadership-team"));
    }

    private void standAside(UUID cadre) {
        city.officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"亲属在该镇任职\"}"
                        .formatted(city.cycle, cadre, city.town))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201);
    }
}
