package dev.qingfeng.inspection.inspection;

import static dev.qingfeng.inspection.CityOfTests.notice;
import static dev.qingfeng.inspection.CityOfTests.today;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.inspection.CityOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Units merge while they are inspected 撤鄉並鎮: nobody inspects one that is no more, and its city does not wait for it. */
@QuarkusTest
class EndedUnitTest {

    private static final String INSPECTIONS = "/inspection/v1/inspections/";

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void found() {
        city.founded();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private ValidatableResponse announce(String inspection, int postedDaysAgo, int beginsInDays) {
        return city.officer()
                .body(notice(postedDaysAgo, beginsInDays, ",\"lateReason\":\"没有网络\""))
                .post(INSPECTIONS + inspection + "/notice")
                .then();
    }

    @Test
    void noInspectionBeginsFromTheDayOnWhichAUnitEnds() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.merged(city.town, city.path + ".hongxing", today(), 1);
        city.record(inspection, city.step(1))
                .statusCode(409)
                .body("unmet.condition", contains("unit-ended"), "unmet.subject", contains(city.town.toString()));
        city.officer()
                .get("/inspection/v1/cycles/" + city.cycle + "/inspection-board")
                .then()
                .statusCode(200)
                .body("lines[0].unitEndedOn", equalTo(today().toString()))
                .body("lines[0].steps[0].state", equalTo("BLOCKED"), "lines[0].steps[0].unmet", contains("unit-ended"));
    }

    @Test
    void whatHadBegunIsRecordedToItsEnd() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.record(inspection, city.step(1)).statusCode(200);
        city.merged(city.town, city.path + ".hongxing", today(), 1);
        city.record(inspection, city.step(3)).statusCode(200);
        city.officer()
                .get("/inspection/v1/cycles/" + city.cycle + "/inspection-board")
                .then()
                .body("lines[0].steps.unmet.flatten()", not(hasItem("unit-ended")));
    }

    @Test
    void aNoticeIsNotForADayOnWhichTheUnitIsNoMore() {
        UUID merging = city.knownUnit("TOWN");
        city.form(city.team(List.of(city.member), merging)).statusCode(201);
        String inspection = city.inspectionOf(merging);
        city.merged(merging, city.townPath, today().plusDays(4), 1);
        announce(inspection, 0, 4)
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.condition", contains("unit-ended"), "unmet.subject", contains(merging.toString()));
        announce(inspection, 0, 3).statusCode(200);
    }

    @Test
    void whatWasDoneBeforeItEndedIsStillEntered() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.merged(city.town, city.path + ".hongxing", today().plusDays(1), 1);
        city.officer()
                .get("/inspection/v1/cycles/" + city.cycle + "/inspection-board")
                .then()
                .body("lines[0].unitEndedOn", equalTo(today().plusDays(1).toString()))
                .body("lines[0].steps[0].state", equalTo("READY"))
                .body("lines[0].steps.unmet.flatten()", not(hasItem("unit-ended")));
        city.record(inspection, city.step(1)).statusCode(200);
    }

    @Test
    void theClimateOfACityDoesNotWaitForAUnitThatIsNoMore() {
        String inspection = city.concluded();
        city.officer()
                .post(INSPECTIONS + inspection + "/interview-figures")
                .then()
                .statusCode(200);
        UUID third = city.knownCadre("8");
        UUID merging = city.knownUnit("TOWN");
        city.form(city.team(third, List.of(), merging)).statusCode(201);
        count().statusCode(409)
                .body("unmet.condition", contains("interviews-not-counted"))
                .body("unmet.subject", contains(merging.toString()));
        city.merged(merging, city.townPath, today().plusDays(1), 1);
        count().statusCode(409);
        city.merged(merging, city.townPath, today(), 2);
        count().statusCode(200).body("units.unitId", contains(city.town.toString()));
    }

    /** What people said there was said before another took over. */
    @Test
    void theClimateStillWaitsForAUnitWhoseInspectionHadEndedBefore() {
        String inspection = city.concluded();
        city.merged(city.town, city.path + ".hongxing", today(), 1);
        count().statusCode(409)
                .body("unmet.condition", contains("interviews-not-counted"))
                .body("unmet.subject", contains(city.town.toString()));
        city.officer()
                .post(INSPECTIONS + inspection + "/interview-figures")
                .then()
                .statusCode(200);
        count().statusCode(200).body("units.unitId", contains(city.town.toString()));
    }

    private ValidatableResponse count() {
        return city.officer()
                .post("/inspection/v1/cycles/" + city.cycle + "/interview-climate")
                .then();
    }
}
