package dev.qingfeng.appointment.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each township does once in a transition, all plans of the cycle do together. */
@QuarkusTest
class PlansOfACycleIT {

    private final TransitionOfTests transition = new TransitionOfTests();
    private final CityOfTests city = transition.city;
    private final List<UUID> longServing = new ArrayList<>();
    private UUID finance = UUID.randomUUID();
    private UUID insider = UUID.randomUUID();

    @Inject
    Effects effects;

    /** A town with somebody outstanding and five who are long in post, under the defaults but for chiefs whom it has not. */
    @BeforeEach
    void begin() {
        transition.begun().decisive(", \"values\": {\"P3.youngChiefs\": 0}");
        city.send("units", "", "path,name,kind\n%s.caizheng,財政所,TOWN_DIRECT\n".formatted(city.town))
                .statusCode(200);
        finance = transition.unit(city.town + ".caizheng");
        city.send(
                        "posts",
                        "",
                        "unitPath,kind,quota\n%1$s,STAFF,9\n%1$s,PARTY_COMMITTEE_MEMBER,9\n".formatted(city.town))
                .statusCode(200);
        insider = transition.cadre("1", city.town, "STAFF");
        transition.graded(insider, "MEMBER", "EXCELLENT");
        transition.clearance(insider, true, 1);
        for (int i = 0; i < 5; i++) {
            city.send(
                            "cadres",
                            "",
                            CityOfTests.CADRE_HEADER
                                    + "%s-L%d,某某,1970-05-01,MALE,DEPUTY_SECTION,%s,PARTY_COMMITTEE_MEMBER,2010-01-01,,MASTER,,\n"
                                            .formatted(city.staffPrefix, i, city.town))
                    .statusCode(200);
            longServing.add(transition.idOf("L" + i));
        }
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private void resettle(UUID plan, UUID cadre) {
        transition
                .propose(
                        plan,
                        cadre,
                        "RESETTLEMENT",
                        ", \"method\": \"RESERVE_PLACE\", \"toUnitId\": \"%s\"".formatted(finance))
                .statusCode(201);
    }

    /** Their rank and benefits, which moves them nowhere. */
    private void settle(UUID plan, UUID cadre) {
        transition
                .propose(plan, cadre, "PROMOTION", ", \"toRank\": \"SECTION\", \"rankAndBenefits\": true")
                .statusCode(201);
    }

    private ValidatableResponse findings(UUID plan) {
        return transition
                .as("auditor")
                .get("/appointment/v1/plans/" + plan + "/findings")
                .then()
                .statusCode(200);
    }

    private void awaitEffect(UUID plan) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            effects.takeDue();
            assertThat(Database.number(
                            "select count(*) from appointment where plan_id = ? and state <> 'EFFECTIVE'", plan))
                    .isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSecondPlanNeedsNoInsiderMoreAndResettlesNoneWhoWouldBeTheFourth(boolean effective) {
        LocalDate day = TransitionOfTests.today();
        UUID first = transition.plan();
        findings(first).body("findings.code.findAll { it == 'insider-missing' }", contains("insider-missing"));
        transition
                .propose(first, insider, "PROMOTION", ", \"toPostKind\": \"DEPUTY_HEAD_OF_GOVERNMENT\"")
                .statusCode(201);
        longServing.subList(0, 3).forEach(cadre -> resettle(first, cadre));
        transition.decide(first, effective ? day : day.plusYears(1)).statusCode(200);
        if (effective) {
            awaitEffect(first);
        }

        UUID second = transition.plan();
        findings(second).body("gatesMet", equalTo(true));
        transition.propose(second, longServing.get(3), "RETENTION", "").statusCode(201);
        if (effective) {
            settle(second, insider);
            settle(second, longServing.get(0));
        }
        findings(second).body("gatesMet", equalTo(true));
        UUID third = transition.plan();
        resettle(third, longServing.get(4));
        findings(third)
                .body("findings.findAll { it.kind == 'HARD' }.code", contains("resettlements-out-of-range"))
                .body("findings.findAll { it.kind == 'HARD' }.subjects[0].size()", equalTo(5));
        transition.decide(third, day.plusYears(1)).statusCode(409);
        transition.decide(second, day.plusYears(1)).statusCode(200);
        findings(transition.plan()).body("gatesMet", equalTo(true));
    }
}
