package dev.qingfeng.pledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;

import dev.qingfeng.platform.testing.StatementCount;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A list takes as many statements for many rows as for one. */
@QuarkusTest
class StatementCountTest {

    @Test
    void listsTakeTheSameNumberOfStatementsWhateverTheirLength() {
        try (RegistryOfTests city = new RegistryOfTests().founded()) {
            String[] categories = {"LEADING_CADRE", "ORGANISATION_STAFF", "TOWNSHIP_SECRETARY"};
            for (String category : categories) {
                city.openCampaign(category, city.adoptText(category).id(), "2199-12-31")
                        .statusCode(201);
            }
            long coverageOfNobody = statements(city, "/pledge/v1/cycles/" + city.cycle + "/coverage");
            city.knownCadre("8", city.town, categories);
            city.knownCadre("9", city.office, categories);

            for (String list : new String[] {"pledges", "campaigns", "texts"}) {
                city.as("1", "auditor").get("/pledge/v1/" + list).then().body("items.size()", greaterThan(2));
                assertThat(statements(city, "/pledge/v1/" + list + "?limit=50"))
                        .as(list)
                        .isEqualTo(statements(city, "/pledge/v1/" + list + "?limit=1"));
            }
            assertThat(statements(city, "/pledge/v1/cycles/" + city.cycle + "/coverage"))
                    .isEqualTo(coverageOfNobody);
        }
    }

    private static long statements(RegistryOfTests city, String address) {
        return StatementCount.of(
                () -> city.as("1", "auditor").get(address).then().statusCode(200));
    }
}
