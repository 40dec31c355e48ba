package dev.qingfeng.pledge.publicpledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The leader of the inspection team pledges publicly, once in each unit, before a witness. */
@QuarkusTest
class PublicPledgeResourceTest {

    private static final String PUBLIC_PLEDGES = "/pledge/v1/public-pledges";
    private static final String OFFICER = "organization-officer";
    private static final String LEADER = "team-leader";

    private final RegistryOfTests city = new RegistryOfTests();
    private UUID leader = UUID.randomUUID();
    private UUID member = UUID.randomUUID();
    private UUID witness = UUID.randomUUID();
    private UUID team = UUID.randomUUID();

    @Inject
    PublicPledgeTopic topic;

    @Inject
    PublicPledgeRepository publicPledges;

    @BeforeEach
    void found() {
        city.founded();
        city.openCampaign(
                        "INSPECTION_TEAM_MEMBER",
                        city.adoptText("INSPECTION_TEAM_MEMBER").id(),
                        "2199-12-31")
                .statusCode(201);
        leader = city.knownCadre("6", city.office, "INSPECTION_TEAM_MEMBER");
        member = city.knownCadre("7", city.office, "INSPECTION_TEAM_MEMBER");
        witness = city.knownCadre("8", city.town);
        team = city.knownTeam(leader, List.of(member), city.town);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private void leaderSigns() {
        city.signOwn("6").statusCode(200);
    }

    private static Instant now() {
        return Instant.now().minusMillis(1).truncatedTo(ChronoUnit.MICROS);
    }

    private String body(UUID unit, UUID who, UUID seenBy, Instant occurredAt, String more) {
        return "{\"cycleId\":\"%s\",\"unitId\":\"%s\",\"leaderId\":\"%s\",\"witnessId\":\"%s\",\"place\":\"礼堂\",\"occurredAt\":\"%s\"%s}"
                .formatted(city.cycle, unit, who, seenBy, occurredAt, more);
    }

    private ValidatableResponse record(RequestSpecification as, String body) {
        return as.body(body).post(PUBLIC_PLEDGES).then();
    }

    private ValidatableResponse record(UUID unit, UUID who, UUID seenBy) {
        return record(city.as("1", OFFICER), body(unit, who, seenBy, now(), ""));
    }

    private RequestSpecification asLeader() {
        return city.at(city.path + ".zuzhibu", "6", LEADER);
    }

    private ValidatableResponse correct(RequestSpecification as, String id, Instant occurredAt, UUID seenBy) {
        return as.header("If-Match", "*")
                .body("{\"place\":\"会议室\",\"occurredAt\":\"%s\",\"witnessId\":\"%s\",\"reason\":\"以签到表为准\"}"
                        .formatted(occurredAt, seenBy))
                .post(PUBLIC_PLEDGES + "/" + id + "/corrections")
                .then();
    }

    private long recorded() {
        return Database.number("select count(*) from public_pledge where cycle_id = ?", city.cycle);
    }

    @Test
    void itIsRecordedOverTheTextThatTheLeaderSignedAndToldToOthers() {
        leaderSigns();
        Instant made = now();
        String id = record(city.as("1", OFFICER), body(city.town, leader, witness, made, ""))
                .statusCode(201)
                .header("ETag", equalTo("\"v0\""))
                .body("teamId", equalTo(team.toString()), "leaderId", equalTo(leader.toString()))
                .body("textEdition", equalTo(1), "textHash", notNullValue(), "late", equalTo(false))
                .body("corrections", empty())
                .extract()
                .path("id");
        city.as("2", "auditor").get(PUBLIC_PLEDGES).then().body("items.id", contains(id));
        city.as("2", "discipline-officer")
                .get(PUBLIC_PLEDGES + "?cycleId=" + city.cycle)
                .then()
                .body("items.id", contains(id));
        city.as("2", "auditor")
                .get(PUBLIC_PLEDGES + "?cycleId=" + UUID.randomUUID())
                .then()
                .body("items", empty());
        city.as("2", "auditor")
                .header("If-None-Match", "\"v0\"")
                .get(PUBLIC_PLEDGES + "/" + id)
                .then()
                .statusCode(304);
        try (PublishedEvents states = PublishedEvents.on("qingfeng.pledge.public-pledges.v1");
                PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            PublishedEvent state = states.await(event -> event.key().equals(id));
            assertThat(state.json().get("unitId").asText()).isEqualTo(city.town.toString());
            assertThat(Instant.parse(state.json().get("occurredAt").asText())).isEqualTo(made);
            PublishedEvent told = events.await(event -> event.key().equals(id));
            assertThat(told.type()).isEqualTo("dev.qingfeng.pledge.publicly-pledged.v1");
            assertThat(told.payload()).doesNotContain("礼堂", witness.toString());
        }
    }

    @Test
    void whatIsRecordedOnALaterDaySaysWhyAndIsFlagged() {
        Database.execute(
                "update pledge_campaign set opened_at = now() - interval '9 days' where cycle_id = ?", city.cycle);
        city.as("1", OFFICER)
                .contentType("text/csv")
                .body("cycleCode,staffNumber,category,signedOn,lateReason\n%s,%s,INSPECTION_TEAM_MEMBER,%s,下乡\n"
                        .formatted(
                                city.cycleCode(),
                                city.staff("6"),
                                Instant.now()
                                        .minus(Duration.ofDays(8))
                                        .atZone(ZoneId.of("Asia/Shanghai"))
                                        .toLocalDate()))
                .post("/pledge/v1/pledges/imports")
                .then()
                .statusCode(200);
        Instant lastWeek = now().minus(Duration.ofDays(7));
        record(city.as("1", OFFICER), body(city.town, leader, witness, lastWeek, ""))
                .statusCode(422)
                .body("code", equalTo("late-reason-missing"));
        record(city.as("1", OFFICER), body(city.town, leader, witness, lastWeek, ",\"lateReason\":\"没有网络\""))
                .statusCode(201)
                .body("late", equalTo(true), "lateReason", equalTo("没有网络"));
    }

    @Test
    void theLeaderHasSignedBefore() {
        record(city.town, leader, witness)
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.condition", contains("leader-not-signed"))
                .body("unmet.rule", contains("Signed before fieldwork"))
                .body("unmet.clause", contains(notNullValue()))
                .body("unmet.subject", contains(leader.toString()));
        Instant meeting = now();
        leaderSigns();
        record(city.as("1", OFFICER), body(city.town, leader, witness, meeting, ""))
                .statusCode(409)
                .body("unmet.condition", contains("leader-signed-afterwards"));
        assertThat(recorded()).isZero();
        record(city.town, leader, witness).statusCode(201);
    }

    @Test
    void onlyTheLeaderOfTheTeamOfTheUnitPledges() {
        leaderSigns();
        record(city.town, member, witness).statusCode(422).body("code", equalTo("not-leader-of-the-team"));
        record(city.town, UUID.randomUUID(), witness).statusCode(422).body("code", equalTo("not-leader-of-the-team"));
        UUID farm = city.knownUnit("FARM");
        record(farm, leader, witness).statusCode(409).body("code", equalTo("unit-without-team"));
        UUID another = city.knownCadre("9", city.office);
        city.knownTeam(another, List.of(), farm);
        record(farm, leader, witness).statusCode(422).body("code", equalTo("not-leader-of-the-team"));
        assertThat(recorded()).isZero();
    }

    @Test
    void theWitnessIsACadreOfTheCityWhoIsNotOfTheTeam() {
        leaderSigns();
        record(city.town, leader, leader).statusCode(422).body("code", equalTo("witness-of-the-team"));
        record(city.town, leader, member).statusCode(422).body("code", equalTo("witness-of-the-team"));
        UUID kept = city.keptAs("10", city.office, member);
        record(city.town, leader, kept).statusCode(422).body("code", equalTo("witness-of-the-team"));
        record(city.town, leader, UUID.randomUUID()).statusCode(422).body("code", equalTo("unknown-reference"));
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            record(city.town, leader, other.knownCadre("8", other.town))
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"));
        }
        assertThat(recorded()).isZero();
    }

    @Test
    void thereIsOneInAUnitAndCycleWhoeverComesFirst() throws Exception {
        leaderSigns();
        String body = body(city.town, leader, witness, now(), "");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Integer> statuses = new ArrayList<>();
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> record(city.as("1", OFFICER), body).extract().statusCode())
                    .toList();
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                statuses.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        record(city.as("1", OFFICER), body).statusCode(409).body("code", equalTo("publicly-pledged-already"));
        assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void whatHasNotHappenedIsRefused() {
        leaderSigns();
        record(
                        city.as("1", OFFICER),
                        body(city.town, leader, witness, Instant.now().plusSeconds(60), ""))
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
    }

    @Test
    void nothingIsAddedToAnArchivedCycle() {
        leaderSigns();
        String id = record(city.town, leader, witness).statusCode(201).extract().path("id");
        city.archive(1);
        record(city.town, leader, witness).statusCode(409).body("code", equalTo("cycle-archived"));
        correct(city.as("1", OFFICER), id, now(), witness).statusCode(409).body("code", equalTo("cycle-archived"));
    }

    @Test
    void aUnitOrCycleOfAnotherCityDoesNotExistForTheCaller() {
        leaderSigns();
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            record(other.town, leader, witness).statusCode(422).body("code", equalTo("unknown-reference"));
            record(other.as("1", OFFICER), body(city.town, leader, witness, now(), ""))
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"), "detail", equalTo(unknown("cycleId")));
            // An officer of the office, which is no part of the town.
            record(city.at(city.path + ".zuzhibu", "3", OFFICER), body(city.town, leader, witness, now(), ""))
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"), "detail", equalTo(unknown("unitId")));
            String id =
                    record(city.town, leader, witness).statusCode(201).extract().path("id");
            other.as("1", OFFICER).get(PUBLIC_PLEDGES + "/" + id).then().statusCode(404);
            other.as("1", OFFICER).get(PUBLIC_PLEDGES).then().body("items", empty());
            correct(other.as("1", OFFICER), id, now(), witness).statusCode(404);
        }
    }

    private static String unknown(String field) {
        return "Something that the request refers to does not exist or is not yours to use: " + field + ".";
    }

    @Test
    void anOfficerOfTheUnitRecordsAndALeaderTheOwnOnly() {
        leaderSigns();
        UUID another = city.knownCadre("9", city.office);
        UUID farm = city.knownUnit("FARM");
        city.knownTeam(another, List.of(), farm);
        // Elsewhere in the tree the unit does not exist; in the city it does, and is still not theirs.
        record(city.at(city.path + ".zuzhibu", "9", LEADER), body(city.town, leader, witness, now(), ""))
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        record(city.as("9", LEADER), body(city.town, leader, witness, now(), ""))
                .statusCode(403)
                .body("code", equalTo("not-your-public-pledge"));
        // The number alone does not make a leader.
        record(city.at(city.path + ".zuzhibu", "6", OFFICER), body(city.town, leader, witness, now(), ""))
                .statusCode(422);
        assertThat(recorded()).isZero();
        String id = record(asLeader(), body(city.town, leader, witness, now(), ""))
                .statusCode(201)
                .extract()
                .path("id");
        asLeader().get(PUBLIC_PLEDGES).then().body("items.id", contains(id));
        city.at(city.path + ".zuzhibu", "9", LEADER).get(PUBLIC_PLEDGES).then().body("items", empty());
        city.at(city.path + ".zuzhibu", "9", LEADER)
                .get(PUBLIC_PLEDGES + "/" + id)
                .then()
                .statusCode(404);
        city.at(city.townPath, "3", OFFICER).get(PUBLIC_PLEDGES).then().body("items.id", contains(id));
        city.as("9", LEADER).get(PUBLIC_PLEDGES + "/" + id).then().statusCode(200);
        correct(city.as("9", LEADER), id, now(), witness)
                .statusCode(403)
                .body("code", equalTo("not-your-public-pledge"));
        city.as("3", "cadre").get(PUBLIC_PLEDGES).then().statusCode(403);
    }

    @Test
    void aLeaderWhoWasEnteredTwicePledgesUnderTheNumberThatStays() {
        leaderSigns();
        UUID kept = city.keptAs("10", city.office, leader);
        record(city.at(city.path + ".zuzhibu", "10", LEADER), body(city.town, kept, witness, now(), ""))
                .statusCode(201)
                .body("leaderId", equalTo(kept.toString()));
    }

    @Test
    void aCorrectionKeepsWhatWasSaidBefore() throws SQLException {
        leaderSigns();
        Instant first = now();
        String id = record(city.as("1", OFFICER), body(city.town, leader, witness, first, ""))
                .statusCode(201)
                .extract()
                .path("id");
        UUID second = city.knownCadre("9", city.town);
        Instant right = now();
        correct(city.as("1", OFFICER), id, Instant.now().plusSeconds(60), second)
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
        correct(city.as("1", OFFICER), id, first.minus(Duration.ofDays(1)), second)
                .statusCode(409)
                .body("unmet.condition", contains("leader-signed-afterwards"));
        correct(city.as("1", OFFICER), id, right, member).statusCode(422).body("code", equalTo("witness-of-the-team"));
        city.as("1", OFFICER)
                .body("{\"place\":\"会议室\",\"occurredAt\":\"%s\",\"witnessId\":\"%s\",\"reason\":\"误记\"}"
                        .formatted(right, second))
                .post(PUBLIC_PLEDGES + "/" + id + "/corrections")
                .then()
                .statusCode(428);
        correct(asLeader(), id, right, second)
                .statusCode(200)
                .header("ETag", equalTo("\"v1\""))
                .body("place", equalTo("会议室"), "witnessId", equalTo(second.toString()))
                .body("corrections", hasSize(1), "corrections[0].place", equalTo("礼堂"))
                .body("corrections[0].witnessId", equalTo(witness.toString()))
                .body("corrections[0].reason", equalTo("以签到表为准"));
        city.as("1", OFFICER)
                .header("If-Match", "\"v0\"")
                .body("{\"place\":\"会\",\"occurredAt\":\"%s\",\"witnessId\":\"%s\",\"reason\":\"误记\"}"
                        .formatted(right, second))
                .post(PUBLIC_PLEDGES + "/" + id + "/corrections")
                .then()
                .statusCode(412);
        correct(city.as("1", OFFICER), id, right, second).statusCode(422).body("code", equalTo("nothing-corrected"));
        try (PublishedEvents states = PublishedEvents.on("qingfeng.pledge.public-pledges.v1")) {
            PublishedEvent state = states.await(event -> event.key().equals(id) && event.version() == 1);
            assertThat(Instant.parse(state.json().get("occurredAt").asText())).isEqualTo(right);
        }
        // Not even the service could rewrite what was recorded, or drop what was corrected.
        try (Connection connection = Database.runtime();
                Statement command = connection.createStatement()) {
            for (String rewriting : new String[] {
                "update public_pledge set place = 'elsewhere'",
                "update public_pledge_correction set reason = ''",
                "delete from public_pledge_correction",
                "delete from public_pledge"
            }) {
                assertThatThrownBy(() -> command.execute(rewriting)).hasMessageContaining("permission denied");
            }
        }
    }

    private ValidatableResponse withdraw(RequestSpecification as, String id) {
        return as.header("If-Match", "*")
                .body("{\"reason\":\"单位误选\"}")
                .post(PUBLIC_PLEDGES + "/" + id + "/withdrawal")
                .then();
    }

    private ValidatableResponse missing() {
        return city.as("2", "auditor")
                .get("/pledge/v1/cycles/" + city.cycle + "/public-pledges/missing")
                .then()
                .statusCode(200);
    }

    @Test
    void whatWasRecordedByMistakeIsWithdrawnAndAnotherOneRecorded() {
        leaderSigns();
        String id = record(city.town, leader, witness).statusCode(201).extract().path("id");
        missing().body("items", empty());
        withdraw(city.as("1", OFFICER), id)
                .statusCode(200)
                .header("ETag", equalTo("\"v1\""))
                .body("place", equalTo("礼堂"), "withdrawal.reason", equalTo("单位误选"))
                .body("withdrawal.withdrawnAt", notNullValue());
        missing().body("items.unitId", contains(city.town.toString()));
        withdraw(city.as("1", OFFICER), id).statusCode(409).body("code", equalTo("public-pledge-withdrawn"));
        correct(city.as("1", OFFICER), id, now(), witness)
                .statusCode(409)
                .body("code", equalTo("public-pledge-withdrawn"));

        String right = record(city.town, leader, witness)
                .statusCode(201)
                .body("withdrawal", equalTo(null))
                .extract()
                .path("id");
        record(city.town, leader, witness).statusCode(409).body("code", equalTo("publicly-pledged-already"));
        missing().body("items", empty());
        // What was withdrawn stays, and is shown.
        city.as("2", "auditor").get(PUBLIC_PLEDGES).then().body("items.id", contains(id, right));
        try (PublishedEvents states = PublishedEvents.on("qingfeng.pledge.public-pledges.v1");
                PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            assertThat(states.await(event -> event.key().equals(id) && event.version() == 1)
                            .payload())
                    .isNull();
            PublishedEvent told = events.await(event -> event.key().equals(id) && event.version() == 1);
            assertThat(told.type()).isEqualTo("dev.qingfeng.pledge.public-pledge-withdrawn.v1");
            assertThat(told.json().get("unitId").asText()).isEqualTo(city.town.toString());
            assertThat(told.payload()).doesNotContain("误选");
        }
    }

    @Test
    void anOfficerOfTheUnitWithdrawsAndNobodyElse() {
        leaderSigns();
        String id = record(city.town, leader, witness).statusCode(201).extract().path("id");
        withdraw(asLeader(), id).statusCode(403);
        withdraw(city.as("2", "discipline-officer"), id).statusCode(403);
        // Who leads the team sees it from elsewhere, and is no officer of the unit there.
        withdraw(city.at(city.path + ".zuzhibu", "6", LEADER, OFFICER), id).statusCode(404);
        city.as("1", OFFICER)
                .body("{\"reason\":\"单位误选\"}")
                .post(PUBLIC_PLEDGES + "/" + id + "/withdrawal")
                .then()
                .statusCode(428);
        city.as("1", OFFICER)
                .header("If-Match", "\"v1\"")
                .body("{\"reason\":\"单位误选\"}")
                .post(PUBLIC_PLEDGES + "/" + id + "/withdrawal")
                .then()
                .statusCode(412);
        city.as("1", OFFICER)
                .header("If-Match", "*")
                .body("{\"reason\":\" \"}")
                .post(PUBLIC_PLEDGES + "/" + id + "/withdrawal")
                .then()
                .statusCode(400);
        city.archive(1);
        withdraw(city.as("1", OFFICER), id).statusCode(409).body("code", equalTo("cycle-archived"));
        missing().body("items", empty());
    }

    @Test
    void whatWasWithdrawnStaysSo() throws SQLException {
        leaderSigns();
        String id = record(city.town, leader, witness).statusCode(201).extract().path("id");
        withdraw(city.at(city.townPath, "3", OFFICER), id).statusCode(200);
        try (Connection connection = Database.runtime();
                Statement command = connection.createStatement()) {
            for (String rewriting :
                    new String[] {"withdrawn_at = null, withdrawal_reason = null", "withdrawal_reason = ''"}) {
                assertThatThrownBy(() ->
                                command.execute("update public_pledge set " + rewriting + " where id = '" + id + "'"))
                        .hasMessageContaining("stays so");
            }
        }
    }

    @Test
    void notEvenTheServiceWithdrawsWithoutAReason() throws SQLException {
        leaderSigns();
        String id = record(city.town, leader, witness).statusCode(201).extract().path("id");
        try (Connection connection = Database.runtime();
                Statement command = connection.createStatement()) {
            assertThatThrownBy(() ->
                            command.execute("update public_pledge set withdrawn_at = now() where id = '" + id + "'"))
                    .hasMessageContaining("public_pledge_withdrawal_whole");
        }
    }

    @Test
    void aReplayTellsOfWhatWasWithdrawnThatItIsGone() {
        leaderSigns();
        String id = record(city.town, leader, witness).statusCode(201).extract().path("id");
        withdraw(city.as("1", OFFICER), id).statusCode(200);
        String right =
                record(city.town, leader, witness).statusCode(201).extract().path("id");
        QuarkusTransaction.requiringNew()
                .run(() -> topic.publish(Stream.of(id, right)
                        .map(UUID::fromString)
                        .map(publicPledges::findById)
                        .toList()));
        try (PublishedEvents states = PublishedEvents.on("qingfeng.pledge.public-pledges.v1")) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(isThere(states, id)).containsExactly(true, false, false);
                assertThat(isThere(states, right)).containsExactly(true, true);
            });
        }
    }

    /** What was told of it, one after the other. */
    private static List<Boolean> isThere(PublishedEvents states, String id) {
        return states.untilNow().stream()
                .filter(event -> event.key().equals(id))
                .map(event -> event.payload() != null)
                .toList();
    }

    @Test
    void theUnitsWithoutOneAreListed() {
        UUID farm = city.knownUnit("FARM");
        UUID park = city.knownUnit("PARK");
        UUID town = city.knownUnit("TOWN");
        city.knownUnit("TOWN");
        city.knownTeam(city.knownCadre("9", city.office), List.of(), farm, park, town);
        city.merged(town);
        leaderSigns();
        String missing = "/pledge/v1/cycles/" + city.cycle + "/public-pledges/missing";
        city.as("2", "auditor")
                .get(missing)
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items.unitId", hasItem(city.town.toString()))
                .body("items.find { it.unitId == '" + city.town + "' }.leaderId", equalTo(leader.toString()))
                .body("items.find { it.unitId == '" + city.town + "' }.teamId", equalTo(team.toString()));
        record(city.town, leader, witness).statusCode(201);
        String next = city.as("2", "auditor")
                .get(missing + "?limit=1")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("next");
        city.as("2", "auditor")
                .get(missing + "?limit=1&cursor=" + next)
                .then()
                .body("items", hasSize(1), "next", equalTo(null));
        city.at(city.townPath, "3", OFFICER).get(missing).then().statusCode(200).body("items", empty());
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            other.as("2", "auditor").get(missing).then().statusCode(404);
        }
    }
}
