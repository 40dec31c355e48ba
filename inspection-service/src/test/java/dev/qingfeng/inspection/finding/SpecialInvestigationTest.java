package dev.qingfeng.inspection.finding;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.inspection.CityOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** What a special investigation found is told like what visits and documents showed. */
@QuarkusTest
class SpecialInvestigationTest {

    @Test
    void whatItFoundIsTakenOnceItHasBegun() {
        try (CityOfTests city = new CityOfTests().founded()) {
            city.inField();
            String inspection = city.inspectionOf(city.town);
            city.announce(inspection);
            city.record(inspection, city.step(1)).statusCode(200);
            find(city, inspection).statusCode(409).body("unmet.condition", contains("step-not-begun"));
            city.asMember()
                    .body("{\"place\":\"财政所\",\"responsibleId\":\"%s\"}".formatted(city.member))
                    .post("/inspection/v1/inspections/" + inspection + "/steps/9/start")
                    .then()
                    .statusCode(200);
            String finding = find(city, inspection)
                    .statusCode(201)
                    .body("step", equalTo(9))
                    .extract()
                    .path("id");
            city.asMember()
                    .get("/inspection/v1/inspections/" + inspection + "/findings")
                    .then()
                    .body("items.id", contains(finding), "items.step", contains(9));
        }
    }

    private static ValidatableResponse find(CityOfTests city, String inspection) {
        return city.asMember()
                .body("{\"step\":9,\"category\":\"INTEGRITY\",\"severity\":\"EARLY_SIGN\",\"found\":\"专项资金台账不全\"}")
                .post("/inspection/v1/inspections/" + inspection + "/findings")
                .then();
    }
}
