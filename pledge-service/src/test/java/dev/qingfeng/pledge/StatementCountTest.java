package dev.qingfeng.pledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.StatementCount;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
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
            String campaign = city.as("1", "auditor")
                    .get("/pledge/v1/campaigns")
                    .then()
                    .extract()
                    .path("items[0].id");
            extend(city, campaign, "2199-12-31", "2200-01-31");
            extend(city, campaign, "2200-01-31", "2200-02-28");
            long coverageOfNobody = statements(city, "/pledge/v1/cycles/" + city.cycle + "/coverage");
            city.knownCadre("8", city.town, categories);
            city.knownCadre("9", city.office, categories);

            exemptAndEducate(city);
            for (String list : new String[] {"pledges", "campaigns", "texts", "exemptions", "education-activities"}) {
                city.as("1", "auditor").get("/pledge/v1/" + list).then().body("items.size()", greaterThan(2));
                assertThat(statements(city, "/pledge/v1/" + list + "?limit=50"))
                        .as(list)
                        .isEqualTo(statements(city, "/pledge/v1/" + list + "?limit=1"));
            }
            assertThat(statements(city, "/pledge/v1/cycles/" + city.cycle + "/coverage"))
                    .isEqualTo(coverageOfNobody);
        }
    }

    private static void extend(RegistryOfTests city, String campaign, String before, String deadline) {
        city.as("1", "organization-officer")
                .header("If-Match", "*")
                .body("{\"deadline\":\"%s\",\"reason\":\"防汛\"}".formatted(deadline))
                .post("/pledge/v1/campaigns/" + campaign + "/extension")
                .then()
                .statusCode(200)
                .body("changes.deadlineBefore", hasItem(before));
    }

    /** Three of each. */
    private static void exemptAndEducate(RegistryOfTests city) {
        List<String> pledges = city.as("1", "auditor")
                .get("/pledge/v1/pledges")
                .then()
                .extract()
                .path("items.id");
        for (int i = 0; i < 3; i++) {
            city.as("1", "organization-officer")
                    .body("{\"pledgeId\":\"%s\",\"ground\":\"OTHER\",\"reason\":\"x\"}".formatted(pledges.get(i)))
                    .post("/pledge/v1/exemptions")
                    .then()
                    .statusCode(201);
            city.as("1", "organization-officer")
                    .body(
                            "{\"cycleId\":\"%s\",\"unitId\":\"%s\",\"kind\":\"PUBLICITY\",\"reach\":2,\"occurredAt\":\"%s\",\"materials\":[{\"kind\":\"POSTER\",\"title\":\"x\"}]}"
                                    .formatted(city.cycle, city.town, Instant.now()))
                    .post("/pledge/v1/education-activities")
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void listsOfWhatIsMadePublicDoToo() {
        try (RegistryOfTests city = new RegistryOfTests().founded()) {
            for (String category : new String[] {"TOWNSHIP_SECRETARY", "INSPECTION_TEAM_MEMBER"}) {
                city.openCampaign(category, city.adoptText(category).id(), "2199-12-31")
                        .statusCode(201);
            }
            UUID farm = city.knownUnit("FARM");
            UUID leader = city.knownCadre("6", city.office, "INSPECTION_TEAM_MEMBER");
            UUID witness = city.knownCadre("8", city.town, "TOWNSHIP_SECRETARY");
            city.knownCadre("9", farm, "TOWNSHIP_SECRETARY");
            city.knownTeam(leader, List.of(), city.town, farm);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Database.number("select count(*) from pledge where cycle_id = ?", city.cycle) == 3);
            city.signOwn("6").statusCode(200);
            String missing = "/pledge/v1/cycles/" + city.cycle + "/public-pledges/missing";
            assertThat(statements(city, missing + "?limit=50")).isEqualTo(statements(city, missing + "?limit=1"));
            String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
            for (String number : new String[] {"8", "9"}) {
                String pledge = city.signOwn(number).statusCode(200).extract().path("id");
                String unit = city.as(number, "cadre")
                        .get("/pledge/v1/pledges/" + pledge)
                        .then()
                        .extract()
                        .path("unitId");
                post(
                        city,
                        "public-pledges",
                        "{\"cycleId\":\"%s\",\"unitId\":\"%s\",\"leaderId\":\"%s\",\"witnessId\":\"%s\",\"place\":\"礼堂\",\"occurredAt\":\"%s\"}"
                                .formatted(
                                        city.cycle,
                                        unit,
                                        leader,
                                        witness,
                                        Instant.now().minusMillis(1)));
                post(
                        city,
                        "publications",
                        "{\"cycleId\":\"%s\",\"newspaper\":\"日报\",\"issueDate\":\"%s\",\"page\":\"3\",\"pledgeIds\":[\"%s\"]}"
                                .formatted(city.cycle, day, pledge));
                String breach =
                        post(city, "breaches", "{\"pledgeId\":\"%s\",\"foundOn\":\"%s\"}".formatted(pledge, day));
                city.as("3", "discipline-officer")
                        .header("If-Match", "*")
                        .body("{\"announcedOn\":\"%s\"}".formatted(day))
                        .post("/pledge/v1/breaches/" + breach + "/announcement")
                        .then()
                        .statusCode(200);
            }
            for (String list : new String[] {"public-pledges", "publications", "breaches"}) {
                city.as("1", "auditor").get("/pledge/v1/" + list).then().body("items.size()", equalTo(2));
                assertThat(statements(city, "/pledge/v1/" + list + "?limit=50"))
                        .as(list)
                        .isEqualTo(statements(city, "/pledge/v1/" + list + "?limit=1"));
            }
        }
    }

    private static String post(RegistryOfTests city, String list, String body) {
        return city.as("3", "discipline-officer", "organization-officer")
                .body(body)
                .post("/pledge/v1/" + list)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static long statements(RegistryOfTests city, String address) {
        return StatementCount.of(
                () -> city.as("1", "auditor").get(address).then().statusCode(200));
    }
}
