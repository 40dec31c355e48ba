package dev.qingfeng.pledge.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.StatementCount;
import dev.qingfeng.pledge.RegistryOfTests;
import dev.qingfeng.pledge.SignerCategory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CoverageBoardResourceTest {

    private static final int UNITS = 2_000;
    private static final int BOARDS = 20;
    private static final int MISSING = 5_000;
    private static final int PAGES = 50;
    private static final int RATIO = 6;

    private final RegistryOfTests registry = new RegistryOfTests();

    @Inject
    SubtreeCounts counts;

    @BeforeEach
    void threeAreToSign() {
        registry.founded();
        registry.openCampaign(
                        "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
        registry.knownCadre("8", registry.town, "LEADING_CADRE");
        registry.knownCadre("9", registry.town, "LEADING_CADRE");
        registry.knownCadre("10", registry.office, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cycle_id = ?", registry.cycle) == 3);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private ValidatableResponse board(String unitPath, String query) {
        return registry.at(unitPath, "1", "auditor")
                .get(coverage() + "/board" + query)
                .then();
    }

    private String coverage() {
        return "/pledge/v1/cycles/" + registry.cycle + "/coverage";
    }

    private void placed() {
        placed(3);
    }

    private void placed(int due) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> board(registry.path, "").body("overall.due", equalTo(due)));
    }

    @Test
    void aBoardCountsAUnitAndAllBelowIt() {
        placed();
        registry.signOwn("8").statusCode(200);

        board(registry.path, "")
                .statusCode(200)
                .body("unitId", equalTo(registry.city.toString()))
                .body("overall.due", equalTo(2), "overall.signed", equalTo(1), "overall.ratio", equalTo(0.33333334f))
                .body("categories.category", contains("LEADING_CADRE"))
                .body("categories[0].pledges.signed", equalTo(1))
                .body("unitName", equalTo("單位"));
        board(registry.path, "?unitId=" + registry.town)
                .body("unitPath", equalTo(registry.townPath))
                .body("overall.due", equalTo(1), "overall.signed", equalTo(1), "overall.ratio", equalTo(0.5f));
        board(registry.path, "?unitId=" + registry.office).body("overall.signed", equalTo(0));
    }

    @Test
    void nobodySeesMoreThanTheirPartOfTheTree() {
        placed();
        board(registry.townPath, "")
                .body("unitId", equalTo(registry.town.toString()))
                .body("overall.due", equalTo(2));
        board(registry.townPath, "?unitId=" + registry.office).statusCode(404);
        board(registry.townPath, "?unitId=" + registry.city).statusCode(404);
        board("elsewhere", "").statusCode(404);
        board(registry.path, "?unitId=" + UUID.randomUUID()).statusCode(404);
        board(registry.path, "?unitId=town").statusCode(400);
        registry.as("8", "cadre").get(coverage() + "/board").then().statusCode(403);
        registry.at(registry.townPath, "1", "auditor")
                .get(coverage() + "/units")
                .then()
                .body("items.unitPath", contains(registry.townPath));
        registry.at("elsewhere", "1", "auditor")
                .get(coverage() + "/units")
                .then()
                .statusCode(404);
        registry.at(registry.townPath, "1", "discipline-officer")
                .get(coverage() + "/missing")
                .then()
                .body("items", hasSize(2));
        registry.at(registry.townPath, "1", "discipline-officer")
                .get(coverage() + "/missing?unitId=" + registry.office)
                .then()
                .statusCode(404);
    }

    @Test
    void aUnitThatMovesTakesItsPledgesAlong() {
        UUID district = UUID.randomUUID();
        registry.unit(district, registry.path + ".district", "CITY_DIRECT", 0);
        placed();
        board(registry.path, "?unitId=" + registry.office).body("overall.due", equalTo(1));

        registry.unit(registry.town, registry.path + ".district.qingquan", "TOWN", 1);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> board(registry.path, "?unitId=" + district).body("overall.due", equalTo(2)));
        board(registry.path, "").body("overall.due", equalTo(3));
        board(registry.path, "?unitId=" + registry.town).body("overall.due", equalTo(2));

        registry.unit(registry.town, registry.townPath, "TOWN", 2);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> board(registry.path, "?unitId=" + district).body("overall.due", equalTo(0)));
        board(registry.path, "").body("overall.due", equalTo(3));
    }

    @Test
    void whoHasNotSignedIsNamedToOfficersOnly() {
        placed();
        registry.signOwn("8").statusCode(200);
        var officer = registry.as("1", "organization-officer");
        officer.get(coverage() + "/missing?unitId=" + registry.town)
                .then()
                .statusCode(200)
                .body("items.staffNumber", contains(registry.staff("9")))
                .body("items[0].name", equalTo("某某"), "items[0].unitName", equalTo("單位"));
        registry.as("1", "organization-officer")
                .get(coverage() + "/missing?category=ORGANISATION_STAFF")
                .then()
                .body("items", empty());
        registry.as("1", "organization-officer")
                .get(coverage() + "/missing?category=NOBODY")
                .then()
                .statusCode(400);
        registry.as("1", "auditor").get(coverage() + "/missing").then().statusCode(403);
    }

    @Test
    void everybodyMissingIsOnOnePageAndOnOneOnly() {
        registry.openCampaign(
                        "ORGANISATION_STAFF",
                        registry.adoptText("ORGANISATION_STAFF").id(),
                        "2199-12-31")
                .statusCode(201);
        registry.knownCadre("11", registry.town, "LEADING_CADRE", "ORGANISATION_STAFF");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cycle_id = ?", registry.cycle) == 5);
        assertThat(missingPageByPage(registry.path))
                .hasSize(5)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(missingPageByPage(registry.townPath))
                .hasSize(4)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    private List<String> missingPageByPage(String unitPath) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = registry.at(unitPath, "1", "organization-officer")
                    .get(coverage() + "/missing?limit=2" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            ids.addAll(page.path("items.pledgeId"));
            String next = page.path("next");
            cursor = next == null ? null : "&cursor=" + next;
        }
        return ids;
    }

    /** However many there are: the first page of a province takes no longer than that of a city. */
    @Test
    void aPageOfTheMissingReadsNoMoreThanItShows() {
        Database.execute("""
                insert into pledge (id, version, campaign_id, cycle_id, category, cadre_id, staff_number, unit_id, state)
                select gen_random_uuid(), 0, c.id, c.cycle_id, c.category, gen_random_uuid(), i::text, ?, 'DUE'
                from pledge_campaign c, generate_series(1, ?) i where c.cycle_id = ?""", registry.office, MISSING, registry.cycle);
        Database.execute("vacuum analyze pledge");
        long before = readOf("pledge_due");
        // What a connection read is told when it is used a second later.
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            registry.as("1", "organization-officer")
                    .get(coverage() + "/missing?limit=1")
                    .then()
                    .body("items", hasSize(1));
            return readOf("pledge_due") - before >= PAGES;
        });
        // The service's own work looks through all that is due when the registry tells of a unit.
        assertThat(readOf("pledge_due") - before).isLessThan(PAGES * MISSING / 2);
    }

    private static long readOf(String index) {
        return Database.number("select idx_tup_read from pg_stat_user_indexes where indexrelname = ?", index);
    }

    /** The unit is looked up, and not looked for among those of its city. */
    @Test
    void theBoardOfOneUnitReadsNoOther() {
        placed();
        Database.execute("""
                insert into registry_unit (id, epoch, version, path, name, kind)
                select gen_random_uuid(), 1, 0, (? || '.u' || i)::ltree, '某鎮', 'TOWN' from generate_series(1, ?) i""", registry.path, UNITS);
        Database.execute("vacuum analyze registry_unit");
        long before = readOf("registry_unit_by_subtree");
        long lookedUp = readOf("coverage_place_pkey");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            board(registry.path, "?unitId=" + registry.town).statusCode(200);
            return readOf("coverage_place_pkey") - lookedUp >= BOARDS;
        });
        // The service's own work looks through all units when the registry tells of one.
        assertThat(readOf("registry_unit_by_subtree") - before).isLessThan(BOARDS * UNITS / 2);
    }

    @Test
    void unitsComeInPagesWithAllBelowThem() {
        placed();
        String first = registry.as("1", "auditor")
                .get(coverage() + "/units?limit=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .extract()
                .path("next");
        registry.as("1", "auditor")
                .get(coverage() + "/units?limit=2&cursor=" + first)
                .then()
                .body("items", hasSize(1));
        registry.as("1", "auditor")
                .get(coverage() + "/units")
                .then()
                .body("items.find { it.unitPath == '" + registry.path + "' }.overall.due", equalTo(3))
                .body("items.find { it.unitPath == '" + registry.townPath + "' }.overall.due", equalTo(2));
        for (String list : new String[] {"units", "missing"}) {
            assertThat(statements(list + "?limit=50")).as(list).isEqualTo(statements(list + "?limit=1"));
        }
    }

    private long statements(String list) {
        return StatementCount.of(() -> registry.as("1", "organization-officer")
                .get(coverage() + "/" + list)
                .then()
                .statusCode(200));
    }

    @Test
    void theFourRatiosSayWhatIsDoneAndNothingOfWhatIsNotRecordedHere() {
        placed();
        registry.signOwn("8").statusCode(200);
        registry.as("1", "auditor")
                .get(coverage() + "/hundred-percents")
                .then()
                .statusCode(200)
                .body("ratios.code", contains("SIGNED", "PUBLISHED", "PUBLICLY_PLEDGED", "AWARE"))
                .body(
                        "ratios[0].done",
                        equalTo(1),
                        "ratios[0].all",
                        equalTo(3),
                        "ratios[0].ratio",
                        equalTo(0.33333334f))
                .body("ratios[1].done", equalTo(0), "ratios[1].all", equalTo(1))
                .body("ratios[2].all", equalTo(0), "ratios[2]", not(hasKey("ratio")))
                .body("ratios[3]", not(hasKey("done")));
        registry.at("elsewhere", "1", "auditor")
                .get(coverage() + "/hundred-percents")
                .then()
                .statusCode(404);
    }

    @Test
    void aPrintedPledgeAndAPublicOneCountForTheirUnits() {
        for (String category : List.of("TOWNSHIP_SECRETARY", "INSPECTION_TEAM_MEMBER")) {
            registry.openCampaign(category, registry.adoptText(category).id(), "2199-12-31")
                    .statusCode(201);
        }
        UUID farm = registry.knownUnit("FARM");
        registry.knownCadre("20", registry.town, "TOWNSHIP_SECRETARY");
        UUID leader = registry.knownCadre("21", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID witness = registry.knownCadre("22", registry.town);
        registry.knownTeam(leader, List.of(), registry.town, farm);
        placed(5);
        ratios("")
                .body("ratios[1].done", equalTo(0), "ratios[1].all", equalTo(2))
                .body("ratios[2].done", equalTo(0), "ratios[2].all", equalTo(2));

        String secretarys = registry.signOwn("20").statusCode(200).extract().path("id");
        registry.signOwn("21").statusCode(200);
        officerSends(
                "publications",
                "\"newspaper\":\"明川日报\",\"issueDate\":\"%s\",\"page\":\"3\",\"pledgeIds\":[\"%s\"]"
                        .formatted(LocalDate.now(ZoneId.of("Asia/Shanghai")), secretarys));
        officerSends(
                "public-pledges",
                "\"unitId\":\"%s\",\"leaderId\":\"%s\",\"witnessId\":\"%s\",\"place\":\"礼堂\",\"occurredAt\":\"%s\""
                        .formatted(
                                registry.town,
                                leader,
                                witness,
                                Instant.now().minusMillis(1).truncatedTo(ChronoUnit.MICROS)));

        ratios("")
                .body("ratios[1].done", equalTo(1), "ratios[1].all", equalTo(2), "ratios[1].ratio", equalTo(0.5f))
                .body("ratios[2].done", equalTo(1), "ratios[2].all", equalTo(2), "ratios[2].ratio", equalTo(0.5f));
        ratios("?unitId=" + registry.town)
                .body("ratios[1].done", equalTo(1), "ratios[1].all", equalTo(1), "ratios[1].ratio", equalTo(1.0f))
                .body("ratios[2].done", equalTo(1), "ratios[2].all", equalTo(1), "ratios[2].ratio", equalTo(1.0f));
        ratios("?unitId=" + farm)
                .body("ratios[1].done", equalTo(0), "ratios[1].all", equalTo(1))
                .body("ratios[2].done", equalTo(0), "ratios[2].all", equalTo(1));
    }

    private ValidatableResponse ratios(String query) {
        return registry.as("1", "auditor")
                .get(coverage() + "/hundred-percents" + query)
                .then()
                .statusCode(200);
    }

    private void officerSends(String list, String body) {
        registry.as("1", "organization-officer")
                .body("{\"cycleId\":\"%s\",%s}".formatted(registry.cycle, body))
                .post("/pledge/v1/" + list)
                .then()
                .statusCode(201);
    }

    /** A city that counts only some categories reads the same totals. */
    @Test
    void onlyTheCategoriesThatTheCityCountsAreSigned() {
        registry.openCampaign(
                        "ORGANISATION_STAFF",
                        registry.adoptText("ORGANISATION_STAFF").id(),
                        "2199-12-31")
                .statusCode(201);
        registry.knownCadre("20", registry.town, "ORGANISATION_STAFF");
        registry.knownCadre("21", registry.office, "ORGANISATION_STAFF");
        placed(5);
        registry.signOwn("20").statusCode(200);
        registry.signOwn("8").statusCode(200);
        registry.signOwn("9").statusCode(200);
        assertThat(signed(SignerCategory.ORGANISATION_STAFF)).isEqualTo(new Achieved.Share(1, 2));
        assertThat(signed(SignerCategory.LEADING_CADRE)).isEqualTo(new Achieved.Share(2, 3));
        assertThat(signed(SignerCategory.LEADING_CADRE, SignerCategory.ORGANISATION_STAFF))
                .isEqualTo(new Achieved.Share(3, 5));
        assertThat(signed(SignerCategory.TOWNSHIP_SECRETARY)).isEqualTo(new Achieved.Share(0, 0));
    }

    private Achieved.Share signed(SignerCategory... categories) {
        Signed signed = new Signed(counts, new ChosenCoverage(List.of(), Set.of(categories)));
        return QuarkusTransaction.requiringNew()
                .call(() -> signed.of(
                        registry.cycle, new BoardUnit(registry.city, registry.path, "市", registry.path, true)))
                .orElseThrow();
    }

    private UUID measured(UUID unit, int asked, int aware) {
        UUID rate = UUID.randomUUID();
        try (ForeignEvents rates = ForeignEvents.on("qingfeng.inspection.awareness-rates.v1")) {
            rates.send(
                    rate,
                    1,
                    0,
                    "{\"rateId\":\"%s\",\"cycleId\":\"%s\",\"unitId\":\"%s\",\"asked\":%d,\"aware\":%d}"
                            .formatted(rate, registry.cycle, unit, asked, aware));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from awareness_rate where id = ?", rate) == 1);
        return rate;
    }

    /** As a restore of inspection-service does. */
    private void takenBack(UUID rate) {
        try (ForeignEvents rates = ForeignEvents.on("qingfeng.inspection.awareness-rates.v1")) {
            rates.send(rate, 2, 0, null);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from awareness_rate where gone and id = ?", rate) == 1);
    }

    @Test
    void awarenessIsThatOfEachQuestionnaireBelowTheUnitTogether() {
        placed();
        measured(registry.town, 180, 171);
        measured(registry.town, 60, 60);
        measured(registry.office, 60, 54);
        takenBack(measured(registry.town, 60, 0));
        measured(UUID.randomUUID(), 600, 0);
        registry.as("1", "auditor")
                .get(coverage() + "/hundred-percents")
                .then()
                .body("ratios[3].done", equalTo(285), "ratios[3].all", equalTo(300), "ratios[3].ratio", equalTo(0.95f));
        registry.at(registry.townPath, "1", "auditor")
                .get(coverage() + "/hundred-percents")
                .then()
                .body("ratios[3].done", equalTo(231), "ratios[3].all", equalTo(240));
    }

    @Test
    void anInspectionTeamIsShownOverItsUnitsAndItsMembers() {
        registry.openCampaign(
                        "INSPECTION_TEAM_MEMBER",
                        registry.adoptText("INSPECTION_TEAM_MEMBER").id(),
                        "2199-12-31")
                .statusCode(201);
        UUID leader = registry.knownCadre("20", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID team = registry.knownTeam(leader, List.of(), registry.town);
        placed(4);
        registry.signOwn("8").statusCode(200);
        registry.as("1", "auditor")
                .get(coverage() + "/teams")
                .then()
                .statusCode(200)
                .body("items.teamId", contains(team.toString()))
                .body("items[0].unitIds", contains(registry.town.toString()))
                .body("items[0].overall.due", equalTo(1), "items[0].overall.signed", equalTo(1))
                .body("items[0].members.due", equalTo(1), "items[0].members.signed", equalTo(0));
        registry.at(registry.path + ".zuzhibu", "1", "auditor")
                .get(coverage() + "/teams")
                .then()
                .body("items", empty());
        assertThat(statements("teams?limit=50")).isEqualTo(statements("teams?limit=1"));
    }

    /** A team may inspect a unit and, in its own right, another below it. */
    @Test
    void aUnitBelowAnotherOfTheTeamIsCountedOnceAndEachTeamHasItsOwn() {
        registry.openCampaign(
                        "INSPECTION_TEAM_MEMBER",
                        registry.adoptText("INSPECTION_TEAM_MEMBER").id(),
                        "2199-12-31")
                .statusCode(201);
        UUID village = UUID.randomUUID();
        UUID namesake = UUID.randomUUID();
        registry.unit(village, registry.townPath + ".cun", "TOWN_DIRECT", 0);
        registry.unit(namesake, registry.townPath + "_bei", "TOWN", 0);
        registry.knownCadre("11", village, "LEADING_CADRE");
        registry.knownCadre("12", namesake, "LEADING_CADRE");
        UUID first = registry.knownCadre("20", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID second = registry.knownCadre("21", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID nested = registry.knownTeam(first, List.of(), village, registry.town, namesake);
        UUID other = registry.knownTeam(second, List.of(), registry.office);
        placed(7);
        registry.signOwn("8").statusCode(200);
        registry.signOwn("11").statusCode(200);
        teams().body("items", hasSize(2))
                .body("items.find { it.teamId == '" + nested + "' }.unitIds", hasSize(3))
                .body(ofTeam(nested, "overall.signed"), equalTo(2), ofTeam(nested, "overall.due"), equalTo(2))
                .body(ofTeam(nested, "categories[0].pledges.signed"), equalTo(2))
                .body(ofTeam(other, "overall.signed"), equalTo(0), ofTeam(other, "overall.due"), equalTo(3));
    }

    private ValidatableResponse teams() {
        return registry.as("1", "auditor").get(coverage() + "/teams").then().statusCode(200);
    }

    private static String ofTeam(UUID team, String figure) {
        return "items.find { it.teamId == '" + team + "' }." + figure;
    }

    @Test
    void aMemberOfATeamHasSignedUnderWhicheverOfTheirNumbersTheyDid() {
        registry.openCampaign(
                        "INSPECTION_TEAM_MEMBER",
                        registry.adoptText("INSPECTION_TEAM_MEMBER").id(),
                        "2199-12-31")
                .statusCode(201);
        UUID leader = registry.knownCadre("20", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID kept = registry.knownCadre("21", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID duplicate = registry.knownCadre("22", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID left = registry.knownCadre("23", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID both = registry.knownTeam(leader, List.of(kept, duplicate, left), registry.town);
        UUID former = registry.knownTeam(duplicate, List.of(), registry.office);
        placed(7);
        registry.signOwn("22").statusCode(200);
        registry.signOwn("23").statusCode(200);
        registry.cadreMerged(kept, "21", registry.office, 1, duplicate, "INSPECTION_TEAM_MEMBER");
        registry.cadreGone(duplicate, 1);
        registry.cadreGone(left, 1);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> teams().body(
                                ofTeam(both, "members"),
                                equalTo(Map.of("due", 1, "signed", 2, "excused", 0, "ratio", 0.6666667f)))
                        .body(
                                ofTeam(former, "members"),
                                equalTo(Map.of("due", 0, "signed", 1, "excused", 0, "ratio", 1.0f))));
    }

    @Test
    void aMemberOfATeamIsToSignThoughTheyAreExcusedUnderANumberThatTheyGaveUp() {
        registry.openCampaign(
                        "INSPECTION_TEAM_MEMBER",
                        registry.adoptText("INSPECTION_TEAM_MEMBER").id(),
                        "2199-12-31")
                .statusCode(201);
        UUID leader = registry.knownCadre("20", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID kept = registry.knownCadre("21", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID duplicate = registry.knownCadre("22", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID team = registry.knownTeam(leader, List.of(kept, duplicate), registry.town);
        placed(6);
        registry.cadre(duplicate, "22", registry.office, 1, 1);
        awaitMembers(team, 2, 1);
        registry.cadreMerged(kept, "21", registry.office, 1, duplicate, "INSPECTION_TEAM_MEMBER");
        registry.cadreGone(duplicate, 2);
        awaitMembers(team, 2, 0);
    }

    /** Nothing becomes of the pledges of an archived cycle: each of a person's numbers keeps what it had. */
    @Test
    void whoTurnsOutToBeAMemberOnceTheCycleIsArchivedCountsOnceAndByTheNumberThatSignedOrIsToSign() {
        registry.openCampaign(
                        "INSPECTION_TEAM_MEMBER",
                        registry.adoptText("INSPECTION_TEAM_MEMBER").id(),
                        "2199-12-31")
                .statusCode(201);
        UUID leader = registry.knownCadre("20", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID signedAsAnother = registry.knownCadre("21", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID signed = registry.knownCadre("22", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID isToSign = registry.knownCadre("23", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID excused = registry.knownCadre("24", registry.office, "INSPECTION_TEAM_MEMBER");
        UUID team = registry.knownTeam(leader, List.of(signedAsAnother, isToSign), registry.town);
        placed(8);
        registry.signOwn("22").statusCode(200);
        registry.cadre(excused, "24", registry.office, 1, 1);
        awaitMembers(team, 3, 0);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Database.number("select count(*) from pledge where cadre_id = ? and state = 'EXCUSED'", excused)
                                == 1);
        registry.archive(1);
        registry.cadreMerged(signedAsAnother, "21", registry.office, 1, signed, "INSPECTION_TEAM_MEMBER");
        registry.cadreMerged(isToSign, "23", registry.office, 1, excused, "INSPECTION_TEAM_MEMBER");
        awaitMembers(team, 2, 0);
        teams().body(ofTeam(team, "members.signed"), equalTo(1));
    }

    private void awaitMembers(UUID team, int due, int excused) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> teams().body(
                                ofTeam(team, "members.due"),
                                equalTo(due),
                                ofTeam(team, "members.excused"),
                                equalTo(excused)));
    }

    @Test
    void aDayCountsWhoSignedOnIt() {
        placed();
        registry.signOwn("8").statusCode(200);
        registry.signOwn("9").statusCode(200);
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        registry.as("1", "auditor")
                .get(coverage() + "/days")
                .then()
                .statusCode(200)
                .body("days.day", contains(today))
                .body("days[0].signed", equalTo(2), "days[0].signedUntilThen", equalTo(2));
        registry.as("1", "auditor")
                .get(coverage() + "/days?unitId=" + registry.office)
                .then()
                .body("days", empty());
    }

    /** In the order of the days on the papers, however they are recorded; a day on which nobody signed is left out. */
    @Test
    void aPaperCountsOnTheDayThatIsOnIt() {
        placed();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Database.execute(
                "update pledge_campaign set opened_at = opened_at - interval '5 days' where cycle_id = ?",
                registry.cycle);
        registry.signOwn("10").statusCode(200);
        paper("9", today.minusDays(1));
        paper("8", today.minusDays(3));
        registry.as("1", "auditor")
                .get(coverage() + "/days")
                .then()
                .body("days.day", contains(day(today, 3), day(today, 1), today.toString()))
                .body("days.signed", contains(1, 1, 1), "days.signedUntilThen", contains(1, 2, 3));
        registry.as("1", "auditor")
                .get(coverage() + "/days?unitId=" + registry.town)
                .then()
                .body("days.day", contains(day(today, 3), day(today, 1)))
                .body("days.signed", contains(1, 1), "days.signedUntilThen", contains(1, 2));
    }

    private static String day(LocalDate today, int before) {
        return today.minusDays(before).toString();
    }

    private void paper(String number, LocalDate signedOn) {
        registry.as("1", "organization-officer")
                .contentType("text/csv; charset=UTF-8")
                .body("cycleCode,staffNumber,category,signedOn,lateReason\n%s,%s,LEADING_CADRE,%s,下鄉收集\n"
                        .formatted(registry.cycleCode(), registry.staff(number), signedOn))
                .post("/pledge/v1/pledges/imports")
                .then()
                .statusCode(200)
                .body("changed", equalTo(1));
    }

    @Test
    void theWorkbookHoldsTheFiguresOfEachUnitAndCategory() throws IOException {
        registry.openCampaign(
                        "ORGANISATION_STAFF",
                        registry.adoptText("ORGANISATION_STAFF").id(),
                        "2199-12-31")
                .statusCode(201);
        registry.knownCadre("20", registry.office, "ORGANISATION_STAFF");
        placed(4);
        registry.signOwn("8").statusCode(200);
        byte[] workbook = registry.as("1", "auditor")
                .get(coverage() + "/exports/xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(lines(workbook))
                .containsExactly(
                        List.of("unitPath", "unitName", "category", "due", "signed", "excused", "ratio"),
                        List.of(registry.path, "單位", "LEADING_CADRE", "2", "1", "0", "0.3333"),
                        List.of(registry.path, "單位", "ORGANISATION_STAFF", "1", "0", "0", "0.0000"),
                        List.of(registry.townPath, "單位", "LEADING_CADRE", "1", "1", "0", "0.5000"),
                        List.of(registry.path + ".zuzhibu", "單位", "LEADING_CADRE", "1", "0", "0", "0.0000"),
                        List.of(registry.path + ".zuzhibu", "單位", "ORGANISATION_STAFF", "1", "0", "0", "0.0000"));
    }

    /** As a reader of workbooks finds them; of a figure with decimals the first four. */
    private static List<List<String>> lines(byte[] workbook) throws IOException {
        try (ReadableWorkbook file = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return file.getFirstSheet().read().stream()
                    .map(row -> IntStream.range(0, row.getCellCount())
                            .mapToObj(cell -> cell == RATIO && row.getRowNum() > 1
                                    ? String.format(
                                            Locale.ROOT,
                                            "%.4f",
                                            row.getCellAsNumber(cell).orElseThrow())
                                    : row.getCellText(cell))
                            .toList())
                    .toList();
        }
    }
}
