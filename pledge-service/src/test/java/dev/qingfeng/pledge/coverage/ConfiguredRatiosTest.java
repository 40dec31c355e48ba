package dev.qingfeng.pledge.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a city writes into its properties decides which of the four ratios its board shows, and whose signatures count. */
@QuarkusTest
class ConfiguredRatiosTest {

    private static final String RATIOS = "qingfeng.coverage.hundred-percents";
    private static final String SIGNING = "qingfeng.coverage.signing";

    private final RegistryOfTests city = new RegistryOfTests();

    @Inject
    @All
    List<Achieved> achieved;

    @Inject
    SubtreeCounts counts;

    /**
     * Of two leading cadres one has signed, and so have the secretary and the leader of the team; of the town and the farm the
     * town's secretary is printed, and in the town the leader has pledged; 57 of 60 know.
     */
    @BeforeEach
    void somethingOfEachIsDone() {
        city.founded();
        for (String category : List.of("LEADING_CADRE", "TOWNSHIP_SECRETARY", "INSPECTION_TEAM_MEMBER")) {
            city.openCampaign(category, city.adoptText(category).id(), "2199-12-31")
                    .statusCode(201);
        }
        UUID farm = city.knownUnit("FARM");
        city.knownCadre("8", city.town, "LEADING_CADRE");
        UUID witness = city.knownCadre("9", city.town, "LEADING_CADRE");
        city.knownCadre("20", city.town, "TOWNSHIP_SECRETARY");
        UUID leader = city.knownCadre("21", city.office, "INSPECTION_TEAM_MEMBER");
        city.knownTeam(leader, List.of(), city.town, farm);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cycle_id = ?", city.cycle) == 4);
        city.signOwn("8").statusCode(200);
        city.signOwn("21").statusCode(200);
        String printed = city.signOwn("20").statusCode(200).extract().path("id");
        officerSends(
                "publications",
                "\"newspaper\":\"日报\",\"issueDate\":\"%s\",\"page\":\"3\",\"pledgeIds\":[\"%s\"]"
                        .formatted(LocalDate.now(ZoneId.of("Asia/Shanghai")), printed));
        officerSends(
                "public-pledges",
                "\"unitId\":\"%s\",\"leaderId\":\"%s\",\"witnessId\":\"%s\",\"place\":\"礼堂\",\"occurredAt\":\"%s\""
                        .formatted(city.town, leader, witness, Instant.now().minusMillis(1)));
        UUID rate = UUID.randomUUID();
        try (ForeignEvents rates = ForeignEvents.on("qingfeng.inspection.awareness-rates.v1")) {
            rates.send(
                    rate,
                    1,
                    0,
                    "{\"rateId\":\"%s\",\"cycleId\":\"%s\",\"unitId\":\"%s\",\"asked\":60,\"aware\":57}"
                            .formatted(rate, city.cycle, city.town));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from awareness_rate where id = ?", rate) == 1);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> city.as("1", "auditor")
                        .get("/pledge/v1/cycles/" + city.cycle + "/coverage/board")
                        .then()
                        .body("overall.due", equalTo(1), "overall.signed", equalTo(3)));
    }

    @AfterEach
    void close() {
        city.close();
    }

    private void officerSends(String list, String body) {
        city.as("1", "organization-officer")
                .body("{\"cycleId\":\"%s\",%s}".formatted(city.cycle, body))
                .post("/pledge/v1/" + list)
                .then()
                .statusCode(201);
    }

    /** With the configuration that such properties make, and whatever really counts for the ratios. */
    private List<RatioView> shown(Map<String, String> properties) {
        CoverageConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(CoverageConfig.class)
                .withSources(new PropertiesConfigSource(properties, "of the city", 100))
                .build()
                .getConfigMapping(CoverageConfig.class);
        List<Achieved> configured = achieved.stream()
                .map(one -> one.ratio() == HundredPercent.SIGNED ? new Signed(counts, config) : one)
                .toList();
        BoardUnit unit = new BoardUnit(city.city, city.path, "市", city.path, true);
        return QuarkusTransaction.requiringNew()
                .call(() -> new HundredPercents(configured, config).of(city.cycle, unit));
    }

    @ParameterizedTest
    @CsvSource({"SIGNED,3,4", "PUBLISHED,1,2", "PUBLICLY_PLEDGED,1,2", "AWARE,57,60"})
    void eachRatioIsShownAloneWhereOnlyItIsChosen(HundredPercent ratio, long done, long all) {
        assertThat(shown(Map.of(RATIOS, ratio.name())))
                .containsExactly(new RatioView(ratio, done, all, (double) done / all));
    }

    @Test
    void theyStandInTheOrderInWhichTheCityNamesThem() {
        assertThat(shown(Map.of(RATIOS, "AWARE,PUBLISHED,SIGNED")))
                .extracting(RatioView::code)
                .containsExactly(HundredPercent.AWARE, HundredPercent.PUBLISHED, HundredPercent.SIGNED);
        assertThat(shown(Map.of())).extracting(RatioView::code).containsExactly(HundredPercent.values());
    }

    @Test
    void onlyTheSignaturesOfTheChosenCategoriesCount() {
        assertThat(shown(Map.of(RATIOS, "SIGNED", SIGNING, "LEADING_CADRE")))
                .containsExactly(new RatioView(HundredPercent.SIGNED, 1L, 2L, 0.5));
        assertThat(shown(Map.of(RATIOS, "SIGNED", SIGNING, "TOWNSHIP_SECRETARY,INSPECTION_TEAM_MEMBER")))
                .containsExactly(new RatioView(HundredPercent.SIGNED, 2L, 2L, 1.0));
    }
}
