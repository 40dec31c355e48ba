package dev.qingfeng.inspection;

import dev.qingfeng.platform.testing.ServiceConformance;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ConformanceTest extends ServiceConformance {

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
        } finally {
            city.close();
        }
    }
}
