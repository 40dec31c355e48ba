package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.ballot.HallOfTests.at;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.climate.ClimateFreezing;
import dev.qingfeng.inspection.climate.SurveysOfTests;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people say in the hall is on the climate board once it is counted, and not before. */
@QuarkusTest
class QuestionnaireOnTheBoardTest {

    private static final String BOARDS = "/inspection/v1/climate-boards";

    @Inject
    ClimateFreezing freezing;

    @Test
    void aQuestionnaireIsOnTheBoardOfTheMonthInWhichItWasCounted() {
        YearMonth now = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        try (HallOfTests hall = new HallOfTests()) {
            SurveysOfTests surveys = new SurveysOfTests(hall.city);
            String round = hall.sealed(11);
            freezing.freeze(surveys.told(now));
            hall.city
                    .officer()
                    .get(BOARDS + "/" + boardOf(hall, now))
                    .then()
                    .body("figures.findAll { it.survey == 'QUESTIONNAIRE' }", empty());
            Map<String, String> opening = hall.begin(round);
            hall.handIn(round, opening, 1).statusCode(200);
            hall.handIn(round, opening, 2).statusCode(200);
            hall.awaitOutcome(round, opening, "COUNTED");
            hall.city.officer().get(at(round) + "/result").then().statusCode(200);
            hall.certify(round).statusCode(200);
            freezing.freeze(surveys.told(now.plusMonths(1)));
            // Three questions on awareness to eleven, of whom one answers the first; nobody says anything of breaches.
            hall.city
                    .officer()
                    .get(BOARDS + "/" + boardOf(hall, now.plusMonths(1)))
                    .then()
                    .body("figures.findAll { it.measure == 'AWARE' }", hasSize(1))
                    .body("figures.find { it.measure == 'AWARE' }.asked", equalTo(33))
                    .body("figures.find { it.measure == 'AWARE' }.counted", equalTo(1))
                    .body("figures.find { it.question == 'canvassing' }.asked", nullValue())
                    .body("figures.find { it.question == 'canvassing' }.counted", nullValue());
        }
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
