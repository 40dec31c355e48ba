package dev.qingfeng.inspection;

import dev.qingfeng.inspection.ballot.CountedRoundOfTests;
import dev.qingfeng.inspection.climate.ClimateFreezing;
import dev.qingfeng.inspection.climate.SurveysOfTests;
import dev.qingfeng.platform.testing.ServiceConformance;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

@QuarkusTest
class ConformanceTest extends ServiceConformance {

    @Inject
    ClimateFreezing freezing;

    @Override
    protected void tellOfEachState() {
        CityOfTests city = new CityOfTests();
        try {
            city.founded();
            city.asLeader()
                    .body(
                            "{\"subject\":\"LEADERSHIP_TEAM\",\"grade\":\"FAIRLY_GOOD\",\"reasons\":[{\"text\":\"民主测评\",\"step\":2}]}")
                    .post("/inspection/v1/inspections/" + city.opined() + "/evaluations")
                    .then()
                    .statusCode(201);
            new CountedRoundOfTests(city, city.town, List.of(city.secretary))
                    .certify()
                    .statusCode(200);
            SurveysOfTests surveys = new SurveysOfTests(city);
            surveys.questionnaire(city.town, 57, 20);
            freezing.freeze(surveys.told(YearMonth.now(ZoneId.of("Asia/Shanghai"))));
        } finally {
            city.close();
        }
    }
}
