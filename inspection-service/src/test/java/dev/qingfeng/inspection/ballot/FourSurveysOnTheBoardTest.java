package dev.qingfeng.inspection.ballot;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.inspection.climate.ClimateFreezing;
import dev.qingfeng.inspection.climate.SurveysOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The four surveys, each as it is held: ballots of the questionnaire and of the assessment are cast and counted, people are interviewed and
 * what they said is counted, forms for reports are handed out and come back, and complaint-service tells its month.
 */
@QuarkusTest
class FourSurveysOnTheBoardTest {

    private static final String BOARDS = "/inspection/v1/climate-boards";
    private static final int VOTERS = HallOfTests.STAFF;
    private static final int SAY_YES = 6;

    @Inject
    ClimateFreezing freezing;

    @Test
    void theFourSurveysOfAMonthAreOnOneBoard() {
        YearMonth now = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        try (HallOfTests hall = new HallOfTests()) {
            SurveysOfTests surveys = new SurveysOfTests(hall.city);
            hall.nameHolders(hall.holders).statusCode(200);
            vote(hall, "DISCIPLINE_QUESTIONNAIRE");
            vote(hall, "DEMOCRATIC_ASSESSMENT");
            hall.city
                    .asMember()
                    .body("{\"issued\":40,\"returned\":30}")
                    .post("/inspection/v1/meetings/" + hall.meeting + "/report-forms")
                    .then()
                    .statusCode(200);
            interview(hall);

            freezing.freeze(surveys.told(now, ",\"reports\":17", ",\"reports\":11"));

            String board = boardOf(hall, now);
            String city = hall.city.city.toString();
            ValidatableResponse ofTheCity = read(hall, board);
            ofTheCity
                    .body("figures.placeId.unique()", contains(city))
                    .body(
                            "figures.survey.unique()",
                            containsInAnyOrder("QUESTIONNAIRE", "INTERVIEWS", "ASSESSMENT_BALLOT", "REPORTS"));
            // Of a city of one unit what is a unit's stands with the unit, and each unit's awareness is told.
            ofTheCity.body(
                    "figures.findAll { it.measure != 'AWARE' && it.measure != 'REPORTS_RECEIVED' && it.counted != null }",
                    empty());
            figure(ofTheCity, "AWARE", null, 3 * VOTERS, 3 * VOTERS);
            ValidatableResponse ofUnits = read(hall, board + "/units");
            // Six know the discipline, the channels and what follows, and six roughly.
            figure(ofUnits, "AWARE", null, 3 * VOTERS, 3 * VOTERS);
            figure(ofUnits, "BREACH_IN_THE_UNIT", "canvassing", VOTERS, SAY_YES);
            // Each of six ballots names every member, and is one.
            figure(ofUnits, "BREACH_BY_A_MEMBER", "canvassing", VOTERS, SAY_YES);
            figure(ofUnits, "BREACH_BY_A_MEMBER", "interference", VOTERS, SAY_YES);
            figure(ofUnits, "SAID_YES", "KNOWS_DISCIPLINE", 18, 6);
            figure(ofUnits, "FORMS_RETURNED", null, 40, 30);
            ofUnits.body("figures.find { it.measure == 'INTERVIEWED' }.counted", equalTo(58));
            figure(ofTheCity, "REPORTS_RECEIVED", null, null, 17);
            figure(ofTheCity, "REPORTS_RECEIVED", "WEB_COLUMN", null, 11);
            ofUnits.body("figures.findAll { it.measure == 'REPORTS_RECEIVED' }", empty());
        }
    }

    private static void figure(
            ValidatableResponse board,
            String measure,
            @Nullable String question,
            @Nullable Integer asked,
            Integer counted) {
        String figure = "figures.find { it.measure == '%s' && it.question == %s }"
                .formatted(measure, question == null ? "null" : "'" + question + "'");
        board.body(figure + ".asked", equalTo(asked), figure + ".counted", equalTo(counted));
    }

    private static ValidatableResponse read(HallOfTests hall, String board) {
        return hall.city.officer().get(BOARDS + "/" + board).then().statusCode(200);
    }

    /** So many choose the first everywhere, which says that there was a breach, and the others the second. */
    private static void vote(HallOfTests hall, String purpose) {
        String round =
                hall.draft(hall.form(purpose), "").statusCode(201).extract().path("id");
        hall.fetchKeys(round);
        List<String> credentials = hall.slips(round, VOTERS);
        hall.open(round, VOTERS).statusCode(200);
        int positions = HallOfTests.positions(credentials.get(0));
        for (int i = 0; i < VOTERS; i++) {
            HallOfTests.cast(credentials.get(i), Collections.nCopies(positions, i < SAY_YES ? "01" : "02"))
                    .statusCode(204);
        }
        hall.end(round).statusCode(200);
        hall.seal(round).statusCode(200);
        hall.close(round);
        hall.certify(round).statusCode(200);
    }

    /** Forty people and eighteen more, who are asked whether they know the discipline, and what they said is counted. */
    private static void interview(HallOfTests hall) {
        CityOfTests city = hall.city;
        city.interview(hall.inspection);
        for (int i = 0; i < 18; i++) {
            city.asMember()
                    .body(("{\"inspectionId\":\"%s\",\"stratum\":\"MASSES\",\"name\":\"有言%d\",\"organisation\":\"某某村\","
                                    + "\"interviewerIds\":[\"%s\",\"%s\"],\"startedAt\":\"%5$s\",\"endedAt\":\"%5$s\","
                                    + "\"climate\":[{\"question\":\"KNOWS_DISCIPLINE\",\"reply\":\"%6$s\"}]}")
                            .formatted(
                                    hall.inspection,
                                    i,
                                    city.leader,
                                    city.member,
                                    CityOfTests.now(),
                                    List.of("YES", "NO", "UNKNOWN").get(i % 3)))
                    .post("/inspection/v1/interviews")
                    .then()
                    .statusCode(201);
        }
        for (int number = 2; number <= 10; number++) {
            city.record(hall.inspection, city.step(number)).statusCode(200);
        }
        city.conclude(hall.inspection).statusCode(200);
        city.officer()
                .post("/inspection/v1/inspections/" + hall.inspection + "/interview-figures")
                .then()
                .statusCode(200);
        city.officer()
                .post("/inspection/v1/cycles/" + city.cycle + "/interview-climate")
                .then()
                .statusCode(200);
    }

    private static String boardOf(HallOfTests hall, YearMonth month) {
        return hall.city
                .officer()
                .get(BOARDS + "?cycleId=" + hall.city.cycle)
                .then()
                .extract()
                .path("items.find { it.startsOn == '" + month.atDay(1) + "' }.id");
    }
}
