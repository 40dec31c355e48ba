package dev.qingfeng.pledge.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ratios that are counted in units are kept, and right at any moment: before and after what has changed was counted anew. */
@QuarkusTest
class KeptRatiosTest {

    private static final String PUBLISHED = "PUBLISHED";
    private static final String PLEDGED = "PUBLICLY_PLEDGED";
    private static final String AWARE = "AWARE";
    private static final String OFFICER = "organization-officer";

    private final RegistryOfTests city = new RegistryOfTests();

    @Inject
    CoverageRepair repair;

    @Inject
    ShareFolding folding;

    @BeforeEach
    void found() {
        city.founded();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private void awaitKept() {
        await().atMost(Duration.ofSeconds(30)).until(() -> Database.number("""
                        select count(*) from share_change where cycle_id = ? or path <@ ?::ltree""", city.cycle, city.path) == 0);
    }

    /** Of a ratio with all of the city: at once, and again when it is kept. */
    private void is(String ratio, int done, int all) {
        assertIs(ratio, done, all);
        awaitKept();
        assertIs(ratio, done, all);
    }

    private void assertIs(String ratio, int done, int all) {
        ExtractableResponse<Response> ratios = city.as("1", "auditor")
                .get("/pledge/v1/cycles/" + city.cycle + "/coverage/hundred-percents")
                .then()
                .statusCode(200)
                .extract();
        assertThat(ratios.<Integer>path("ratios.find { it.code == '" + ratio + "' }.done"))
                .isEqualTo(done);
        assertThat(ratios.<Integer>path("ratios.find { it.code == '" + ratio + "' }.all"))
                .isEqualTo(all);
    }

    private String secretaryWhoSigned(String number, UUID unit) {
        UUID id = city.knownCadre(number, unit, "TOWNSHIP_SECRETARY");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ?", id) == 1);
        return city.signOwn(number).statusCode(200).extract().path("id");
    }

    private static String printing(String... pledges) {
        return "\"newspaper\":\"明川日报\",\"issueDate\":\"%s\",\"page\":\"3\",\"pledgeIds\":[\"%s\"]"
                .formatted(LocalDate.now(ZoneId.of("Asia/Shanghai")), String.join("\",\"", pledges));
    }

    private String sent(String list, String body) {
        return city.as("1", OFFICER)
                .body("{\"cycleId\":\"%s\",%s}".formatted(city.cycle, body))
                .post("/pledge/v1/" + list)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void whatIsPrintedCountsWhateverBecomesOfThePagesAndOfTheUnits() {
        city.openCampaign(
                        "TOWNSHIP_SECRETARY",
                        city.adoptText("TOWNSHIP_SECRETARY").id(),
                        "2199-12-31")
                .statusCode(201);
        is(PUBLISHED, 0, 1);
        UUID farm = city.knownUnit("FARM");
        is(PUBLISHED, 0, 2);
        String first = secretaryWhoSigned("8", city.town);
        String second = secretaryWhoSigned("9", farm);
        String page = sent("publications", printing(first));
        is(PUBLISHED, 1, 2);
        city.as("1", OFFICER)
                .header("If-Match", "*")
                .body("{%s,\"reason\":\"漏錄\"}".formatted(printing(first, second)))
                .post("/pledge/v1/publications/" + page + "/corrections")
                .then()
                .statusCode(200);
        is(PUBLISHED, 2, 2);
        city.merged(farm);
        is(PUBLISHED, 1, 1);
        city.unit(city.town, "city_elsewhere.t" + city.town.toString().substring(0, 8), "TOWN", 5);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Database.number("select count(*) from registry_unit where id = ? and version = 5", city.town)
                                == 1);
        is(PUBLISHED, 0, 0);
        assertThat(repair.wrong()).isZero();
    }

    /** As when the replica is built anew: units may be there before the cycle is. */
    @Test
    void aCycleIsCountedThatArrivesAfterItsUnits() {
        awaitKept();
        Database.execute("delete from registry_cycle where id = ?", city.cycle);
        Database.execute("delete from subtree_share where cycle_id = ?", city.cycle);
        city.phase("DECISION", 0);
        awaitCycle("phase = 'DECISION'");
        is(PUBLISHED, 0, 1);
    }

    @Test
    void aCycleIsCountedOverTheCityThatItIsSaidToBeOf() {
        try (RegistryOfTests another = new RegistryOfTests().founded();
                ForeignEvents cycles = ForeignEvents.on("qingfeng.registry.cycles.v1")) {
            another.knownUnit("TOWN");
            awaitKept();
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            Database.number("select count(*) from share_change where path <@ ?::ltree", another.path)
                                    == 0);
            cycles.send(
                    city.cycle,
                    1,
                    1,
                    "{\"id\":\"%s\",\"code\":\"%s\",\"unitId\":\"%s\",\"phase\":\"DECISION\"}"
                            .formatted(city.cycle, city.cycleCode(), another.city));
            awaitCycle("unit_id = '" + another.city + "'");
            awaitKept();
            another.as("1", "auditor")
                    .get("/pledge/v1/cycles/" + city.cycle + "/coverage/hundred-percents")
                    .then()
                    .statusCode(200)
                    .body("ratios.find { it.code == 'PUBLISHED' }.all", equalTo(2));
        }
    }

    private void awaitCycle(String what) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from registry_cycle where id = ? and " + what, city.cycle)
                        == 1);
    }

    private String pledgedPublicly(UUID unit, UUID leader, UUID witness) {
        return sent(
                "public-pledges",
                "\"unitId\":\"%s\",\"leaderId\":\"%s\",\"witnessId\":\"%s\",\"place\":\"禮堂\",\"occurredAt\":\"%s\""
                        .formatted(
                                unit,
                                leader,
                                witness,
                                Instant.now().minusMillis(1).truncatedTo(ChronoUnit.MICROS)));
    }

    @Test
    void aPublicPledgeCountsWhereATeamIsToAssess() {
        city.openCampaign(
                        "INSPECTION_TEAM_MEMBER",
                        city.adoptText("INSPECTION_TEAM_MEMBER").id(),
                        "2199-12-31")
                .statusCode(201);
        UUID leader = city.knownCadre("21", city.office, "INSPECTION_TEAM_MEMBER");
        UUID witness = city.knownCadre("22", city.town);
        UUID farm = city.knownUnit("FARM");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ?", leader) == 1);
        city.signOwn("21").statusCode(200);
        is(PLEDGED, 0, 0);
        UUID team = city.knownTeam(leader, List.of(), city.town, farm);
        is(PLEDGED, 0, 2);
        String mistaken = pledgedPublicly(city.town, leader, witness);
        is(PLEDGED, 1, 2);
        city.as("1", OFFICER)
                .header("If-Match", "*")
                .body("{\"reason\":\"單位誤選\"}")
                .post("/pledge/v1/public-pledges/" + mistaken + "/withdrawal")
                .then()
                .statusCode(200);
        is(PLEDGED, 0, 2);
        pledgedPublicly(city.town, leader, witness);
        is(PLEDGED, 1, 2);
        try (ForeignEvents teams = ForeignEvents.on("qingfeng.inspection.teams.v1")) {
            teams.send(
                    team,
                    1,
                    1,
                    "{\"teamId\":\"%s\",\"cycleId\":\"%s\",\"leaderId\":\"%s\",\"memberIds\":[\"%s\"],\"unitIds\":[\"%s\"],\"state\":\"FORMED\"}"
                            .formatted(team, city.cycle, leader, leader, city.town));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from inspection_team where id = ? and version = 1", team)
                        == 1);
        is(PLEDGED, 1, 1);
        assertThat(repair.wrong()).isZero();
    }

    @Test
    void aRateCountsAsItWasToldLast() {
        UUID rate = UUID.randomUUID();
        awaitKept();
        told(rate, 0, 30);
        is(AWARE, 30, 60);
        told(rate, 1, 45);
        is(AWARE, 45, 60);
    }

    private void told(UUID rate, int version, int aware) {
        try (ForeignEvents rates = ForeignEvents.on("qingfeng.inspection.awareness-rates.v1")) {
            rates.send(
                    rate,
                    1,
                    version,
                    "{\"rateId\":\"%s\",\"cycleId\":\"%s\",\"unitId\":\"%s\",\"asked\":60,\"aware\":%d}"
                            .formatted(rate, city.cycle, city.town, aware));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from awareness_rate where id = ? and version = ?", rate, version)
                        == 1);
    }

    @Test
    void whatIsKeptWronglyIsFoundAndPutRight() {
        awaitKept();
        Database.execute(
                "update subtree_share set done = 7 where cycle_id = ? and path = ?::ltree", city.cycle, city.path);
        Database.execute("delete from subtree_share where cycle_id = ? and path = ?::ltree", city.cycle, city.townPath);
        assertThat(repair.wrong()).isEqualTo(2);
        assertThat(repair.mend()).isEqualTo(2);
        folding.fold();
        awaitKept();
        assertThat(repair.wrong()).isZero();
        assertIs(PUBLISHED, 0, 1);
    }
}
