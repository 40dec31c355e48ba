package dev.qingfeng.inspection.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.CityOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those who are inspected see that a step was carried out, and not what it looked into. */
@QuarkusTest
class InspectionFromOutsideTest {

    private static final String TITLE = "某同志有关问题核查笔录 3";
    private static final String INSPECTIONS = "/inspection/v1/inspections";

    private final CityOfTests city = new CityOfTests();
    private String inspection = "";

    @BeforeEach
    void found() {
        city.founded();
        city.inField();
        inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.pledgePublicly(city.town);
        city.record(inspection, city.step(1)).statusCode(200);
        String now = CityOfTests.now().toString();
        city.record(
                        inspection,
                        city.step(
                                9,
                                now,
                                now,
                                city.member,
                                "[{\"kind\":\"RECORD\",\"reference\":\"%s\"},{\"kind\":\"COUNT\",\"reference\":\"%1$s\",\"count\":7}]"
                                        .formatted(TITLE)))
                .statusCode(200);
        city.asMember()
                .body("{\"evidence\":[{\"kind\":\"RECORD\",\"reference\":\"%s\"}],\"reason\":\"%1$s\"}"
                        .formatted(TITLE))
                .post(INSPECTIONS + "/" + inspection + "/steps/9/evidence")
                .then()
                .statusCode(200);
        city.asMember()
                .body("{\"occurredAt\":\"%s\",\"place\":\"礼堂\",\"responsibleId\":\"%s\"}"
                        .formatted(CityOfTests.now(), city.member))
                .post(INSPECTIONS + "/" + inspection + "/steps/7/start")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private RequestSpecification ofTheTown(String role) {
        return city.at(city.townPath, "5", role);
    }

    @Test
    void whoeverIsInspectedReadsNoTitlesNorCountsNorReasons() {
        for (String role : new String[] {"organization-officer", "discipline-officer", "auditor"}) {
            for (String body : new String[] {
                ofTheTown(role).get(INSPECTIONS + "/" + inspection).asString(),
                ofTheTown(role).get(INSPECTIONS + "?cycleId=" + city.cycle).asString()
            }) {
                assertThat(body)
                        .contains(inspection, "SPECIAL_INVESTIGATION")
                        .doesNotContain("核查", "2026-017", "count");
            }
        }
        ofTheTown("discipline-officer")
                .get(INSPECTIONS + "/" + inspection)
                .then()
                .body("steps.step", contains(1, 9), "running.step", contains(7))
                .body("steps[1].evidence", hasSize(3))
                .body("steps[1].evidence[2].addedBy", equalTo(city.staff("7")))
                .body("steps[1].evidence[2].reason", nullValue());
        for (RequestSpecification inside :
                new RequestSpecification[] {city.asMember(), city.officer(), city.at(city.path, "3", "auditor")}) {
            inside.get(INSPECTIONS + "/" + inspection)
                    .then()
                    .body("steps[1].evidence.reference", contains(TITLE, TITLE, TITLE))
                    .body("steps[1].evidence[1].count", equalTo(7))
                    .body("steps[1].evidence[2].reason", equalTo(TITLE));
        }
    }

    @Test
    void whyItWasRecordedLateIsNotTheirsEither() {
        Instant then = CityOfTests.daysAgo(2);
        UUID member = UUID.randomUUID();
        StepView step = new StepView(
                9, Step.SPECIAL_INVESTIGATION, then, then, "hall", member, List.of(), then, true, TITLE, then, TITLE);
        assertThat(step.fromOutside())
                .isEqualTo(new StepView(
                        9,
                        Step.SPECIAL_INVESTIGATION,
                        then,
                        then,
                        "hall",
                        member,
                        List.of(),
                        then,
                        true,
                        null,
                        then,
                        null));
        assertThat(new RunningStepView(9, Step.SPECIAL_INVESTIGATION, then, "hall", member, then, true, TITLE)
                        .fromOutside())
                .isEqualTo(new RunningStepView(9, Step.SPECIAL_INVESTIGATION, then, "hall", member, then, true, null));
        assertThat(new ConclusionView(then, then, true, TITLE).fromOutside())
                .isEqualTo(new ConclusionView(then, then, true, null));
    }

    @Test
    void whatTheySeeHasATagOfItsOwn() {
        String whole = city.officer().get(INSPECTIONS + "/" + inspection).header("ETag");
        String seen = ofTheTown("auditor").get(INSPECTIONS + "/" + inspection).header("ETag");
        assertThat(seen).isNotEqualTo(whole);
        city.officer()
                .header("If-None-Match", seen)
                .get(INSPECTIONS + "/" + inspection)
                .then()
                .statusCode(200);
        ofTheTown("auditor")
                .header("If-None-Match", seen)
                .get(INSPECTIONS + "/" + inspection)
                .then()
                .statusCode(304);
    }
}
