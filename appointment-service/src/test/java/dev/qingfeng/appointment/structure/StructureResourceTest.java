package dev.qingfeng.appointment.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sees a plan sees what becomes of the leadership teams under it, in figures. */
@QuarkusTest
class StructureResourceTest {

    private final TransitionOfTests transition = new TransitionOfTests();
    private UUID plan = UUID.randomUUID();

    /** A deputy leaves the town for the office, and somebody of the office comes in their place. */
    @BeforeEach
    void twoMoves() {
        plan = transition.begun().decisive().plan();
        transition.cadre("1", transition.city.town, "PARTY_SECRETARY");
        UUID leaving = transition.cadre("2", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        UUID coming = transition.cadre("3", transition.office, "");
        transition
                .propose(
                        plan,
                        leaving,
                        "SECONDMENT",
                        ", \"toUnitId\": \"%s\"".formatted(transition.unit(transition.office)))
                .statusCode(201);
        transition
                .propose(
                        plan,
                        coming,
                        "PROMOTION",
                        ", \"toUnitId\": \"%s\", \"toPostKind\": \"DEPUTY_HEAD_OF_GOVERNMENT\""
                                .formatted(transition.unit(transition.city.town)))
                .statusCode(201);
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private String address() {
        return "/appointment/v1/plans/" + plan + "/structure";
    }

    private ValidatableResponse read(String query) {
        return transition.as("auditor").get(address() + query).then();
    }

    @Test
    void aPlanIsToldInFiguresByUnitAndForTheCity() {
        // All were born on 1 May 1980.
        read("?effectiveOn=2026-05-01")
                .statusCode(200)
                .body("planId", equalTo(plan.toString()), "effectiveOn", equalTo("2026-05-01"))
                .body("city.membersBefore", equalTo(2), "city.membersAfter", equalTo(2))
                .body("city.ages.find { it.from == 46 }.before", equalTo(2))
                .body("city.ages.find { it.from == 46 }.after", equalTo(2))
                .body("city.sexes.find { it.sex == 'MALE' }.after", equalTo(2))
                .body("city.educations.find { it.education == 'MASTER' }.before", equalTo(2))
                .body("city.sources.find { it.source == 'CITY_DIRECT' }.before", equalTo(0))
                .body("city.sources.find { it.source == 'CITY_DIRECT' }.after", equalTo(1))
                .body("units", hasSize(1), "units[0].name", equalTo("清泉鎮"), "units[0].kind", equalTo("TOWN"))
                .body("units[0].team.membersAfter", equalTo(2));
        read("?effectiveOn=2026-04-30").body("city.ages.find { it.from == 41 }.before", equalTo(2));
    }

    @Test
    void movesBetweenUnitsAreCounted() {
        read("").body("flows.people", contains(1, 1))
                .body("flows.fromName", contains("清泉鎮", "組織部"))
                .body("flows.toName", contains("組織部", "清泉鎮"));
    }

    @Test
    void whatAPlanMakesOfPeopleIsReadByNobodyWithoutATrace() {
        read("").statusCode(200);
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and record_type = 'Plan'"
                                + " and record_id = ?",
                        plan.toString()))
                .isEqualTo(1);
    }

    @Test
    void onlyWhoGovernsTheCityAndMaySeeItsPeopleIsTold() {
        CityOfTests stranger = new CityOfTests().founded();
        stranger.as("auditor").get(address()).then().statusCode(404);
        transition
                .city
                .at(transition.city.town, "auditor")
                .get(address())
                .then()
                .statusCode(404);
        for (String role : new String[] {"cadre", "township-secretary", "discipline-officer", "team-leader"}) {
            transition.as(role).get(address()).then().statusCode(403);
        }
    }

    @Test
    void aPlanWithoutMovesLeavesTheTeamsAsTheyAre() {
        UUID empty = transition.plan();
        transition
                .as("auditor")
                .get("/appointment/v1/plans/" + empty + "/structure")
                .then()
                .statusCode(200)
                .body("city.membersBefore", equalTo(2), "city.membersAfter", equalTo(2), "flows", hasSize(0))
                .body(
                        "city.ages.before",
                        equalTo(transition
                                .as("auditor")
                                .get("/appointment/v1/plans/" + empty + "/structure")
                                .then()
                                .extract()
                                .path("city.ages.after")));
    }
}
