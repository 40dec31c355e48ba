package dev.qingfeng.inspection.team;

import static dev.qingfeng.inspection.CityOfTests.TEAM_LEADER;
import static dev.qingfeng.inspection.CityOfTests.TEAM_MEMBER;
import static dev.qingfeng.inspection.CityOfTests.daysAgo;
import static dev.qingfeng.inspection.CityOfTests.list;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.qingfeng.inspection.AtOnce;
import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A team is formed, trained, and goes into the field when all its members have signed. */
@QuarkusTest
class InspectionTeamResourceTest {

    private static final String TEAMS = "/inspection/v1/teams";

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void found() {
        city.founded();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private ValidatableResponse train(String team, String occurredAt, String more, UUID... attendees) {
        return city.asLeader()
                .body("{\"occurredAt\":\"%s\",\"attendeeIds\":[%s]%s}"
                        .formatted(occurredAt, list(Stream.of(attendees)), more))
                .post(TEAMS + "/" + team + "/training")
                .then();
    }

    private ValidatableResponse startFieldwork(String team) {
        return city.asLeader().post(TEAMS + "/" + team + "/fieldwork").then();
    }

    private ValidatableResponse startFieldwork(String team, Instant occurredAt, String more) {
        return city.asLeader()
                .body("{\"occurredAt\":\"%s\"%s}".formatted(occurredAt, more))
                .post(TEAMS + "/" + team + "/fieldwork")
                .then();
    }

    @Test
    void aTeamGoesFromFormingToTheField() {
        String team = city.form(city.team(List.of(city.member), city.town, city.farm))
                .statusCode(201)
                .header("Location", startsWith(TEAMS + "/"))
                .header("ETag", equalTo("\"v0\""))
                .body("state", equalTo("FORMED"))
                .body(
                        "memberIds",
                        containsInAnyOrder(city.leader.toString(), city.member.toString()),
                        "unitIds",
                        containsInAnyOrder(city.town.toString(), city.farm.toString()))
                .extract()
                .path("id");
        train(team, now().toString(), "", city.member).statusCode(200).body("state", equalTo("FORMED"));
        train(team, now().toString(), "", city.leader)
                .statusCode(200)
                .header("ETag", equalTo("\"v2\""))
                .body("state", equalTo("TRAINED"))
                .body("trainings.late", everyItem(equalTo(false)))
                .body("trainings", hasSize(2));
        city.sign(city.leader, city.member);
        startFieldwork(team).statusCode(200).body("state", equalTo("IN_FIELD"), "fieldworkStartedAt", notNullValue());
        startFieldwork(team).statusCode(409).body("code", equalTo("fieldwork-started-already"));

        try (PublishedEvents teams = PublishedEvents.on("qingfeng.inspection.teams.v1");
                PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            assertThat(teams.await(4, event -> event.key().equals(team)))
                    .extracting(event -> event.json().get("state").asText())
                    .containsExactly("FORMED", "FORMED", "TRAINED", "IN_FIELD");
            assertThat(events.await(4, event -> event.key().equals(team)))
                    .extracting(PublishedEvent::type)
                    .containsExactly(
                            "dev.qingfeng.inspection.team-formed.v1",
                            "dev.qingfeng.inspection.team-trained.v1",
                            "dev.qingfeng.inspection.team-trained.v1",
                            "dev.qingfeng.inspection.fieldwork-started.v1");
        }
        assertThat(Database.number(
                        "select count(distinct operation) from audit_entry where record_type = 'InspectionTeam'"
                                + " and record_id = ?",
                        team))
                .isEqualTo(3);
    }

    @Test
    void fieldworkByAnUnsignedMemberIsRefusedUntilTheirPledgeArrives() {
        String team = city.formed();
        city.train(team);
        city.sign(city.leader);
        startFieldwork(team)
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.condition", contains("member-not-signed"))
                .body("unmet.rule", contains("Signed before fieldwork"))
                .body("unmet.clause", contains("42名換屆考察組成員等四類人員分別簽署嚴肅換屆紀律承諾書"))
                .body("unmet.subject", contains(city.member.toString()));
        city.sign(city.member);
        startFieldwork(team).statusCode(200);
    }

    @Test
    void aPledgeThatIsDueOrOfAnotherCategoryIsNoSignature() {
        String team = city.formed();
        city.train(team);
        city.pledge(UUID.randomUUID(), city.member, "INSPECTION_TEAM_MEMBER", "DUE", "", 0);
        String signedAt = ",\"signedAt\":\"%s\"".formatted(now());
        city.pledge(UUID.randomUUID(), city.member, "LEADING_CADRE", "SIGNED", signedAt, 1);
        city.sign(city.leader);
        startFieldwork(team).statusCode(409).body("unmet.subject", contains(city.member.toString()));
    }

    @Test
    void whoWasTrainedOrSignedOnlyAfterFieldworkBeganWasNotReadyForIt() {
        String team = city.formed();
        train(team, daysAgo(4).toString(), ",\"lateReason\":\"没有网络\"", city.leader)
                .statusCode(200);
        city.train(team);
        city.signAt(daysAgo(4), city.leader);
        city.sign(city.member);
        startFieldwork(team, daysAgo(2), ",\"lateReason\":\"没有网络\"")
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.condition", contains("member-trained-afterwards", "member-signed-afterwards"))
                .body("unmet.rule", contains("Training", "Signed before fieldwork"))
                .body("unmet.subject", everyItem(equalTo(city.member.toString())));
        startFieldwork(team, now(), "").statusCode(200).body("fieldworkLateReason", nullValue());
    }

    @Test
    void whoCameOnlyAfterFieldworkBeganWasNotThereForIt() {
        String team = city.formed();
        UUID third = city.knownCadre("8");
        change(team, city.leader, "", city.member, third).statusCode(200);
        train(team, daysAgo(4).toString(), ",\"lateReason\":\"没有网络\"", city.leader, city.member, third)
                .statusCode(200);
        city.signAt(daysAgo(4), city.leader, city.member, third);
        startFieldwork(team, daysAgo(2), ",\"lateReason\":\"没有网络\"")
                .statusCode(409)
                .body("unmet.condition", contains("member-joined-afterwards"))
                .body("unmet.subject", contains(third.toString()));
        startFieldwork(team, now(), "").statusCode(200);
    }

    @Test
    void fieldworkRecordedOnALaterDayIsTakenAndFlagged() {
        String team = city.formed();
        train(team, daysAgo(4).toString(), ",\"lateReason\":\"没有网络\"", city.leader, city.member)
                .statusCode(200);
        city.signAt(daysAgo(3), city.leader, city.member);
        Instant began = daysAgo(2).truncatedTo(ChronoUnit.MILLIS);
        startFieldwork(team, began, "").statusCode(422).body("code", equalTo("late-reason-missing"));
        startFieldwork(team, now().plusSeconds(600), "").statusCode(422).body("code", equalTo("in-the-future"));
        startFieldwork(team, began, ",\"lateReason\":\"没有网络\"")
                .statusCode(200)
                .body("state", equalTo("IN_FIELD"), "fieldworkStartedAt", equalTo(began.toString()))
                .body("fieldworkRecordedAt", notNullValue(), "fieldworkLateReason", equalTo("没有网络"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            PublishedEvent started = events.await(event ->
                    event.key().equals(team) && event.type().equals("dev.qingfeng.inspection.fieldwork-started.v1"));
            assertThat(started.json().get("startedAt").asText()).isEqualTo(began.toString());
            assertThat(started.payload()).contains("\"late\":true").doesNotContain("没有网络");
        }
    }

    @Test
    void fieldworkOfWhichNothingIsSaidBeginsNow() {
        String silent = city.formed();
        city.train(silent);
        city.sign(city.leader, city.member);
        city.asLeader()
                .noContentType()
                .post(TEAMS + "/" + silent + "/fieldwork")
                .then()
                .statusCode(200)
                .body("fieldworkStartedAt", notNullValue(), "fieldworkLateReason", nullValue());
        UUID third = city.knownCadre("8");
        String empty =
                city.form(city.team(third, List.of(), city.farm)).extract().path("id");
        city.officer()
                .body("{\"occurredAt\":\"%s\",\"attendeeIds\":[\"%s\"]}".formatted(now(), third))
                .post(TEAMS + "/" + empty + "/training")
                .then()
                .statusCode(200);
        city.sign(third);
        city.officer()
                .body("{}")
                .post(TEAMS + "/" + empty + "/fieldwork")
                .then()
                .statusCode(200)
                .body("fieldworkStartedAt", notNullValue());
    }

    @Test
    void nobodyIsTrainedForAnInspectionThatIsPast() {
        String team = city.formed();
        city.enter("POLICY_ADOPTION", 1);
        train(team, now().toString(), "", city.member)
                .statusCode(409)
                .body("code", equalTo("gate-unmet"), "unmet.condition", contains("phase-passed"));
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        city.enter("MOBILISATION", 1);
        String team = city.formed();
        train(team, now().toString(), "", city.leader).statusCode(200);
        city.sign(city.member);
        startFieldwork(team)
                .statusCode(409)
                .body("unmet.condition", contains("phase-not-reached", "member-not-trained", "member-not-signed"))
                .body("unmet.subject", contains("INSPECTION", city.member.toString(), city.leader.toString()));
        city.enter("POLICY_ADOPTION", 2);
        startFieldwork(team).statusCode(409).body("unmet[0].condition", equalTo("phase-passed"));
        city.form(city.team(List.of(), city.farm)).statusCode(409).body("unmet.condition", contains("phase-passed"));
    }

    @Test
    void aCadreIsInOneTeamOfACycle() {
        city.formed();
        UUID other = city.knownCadre("8");
        city.form(city.team(other, List.of(city.member), city.farm))
                .statusCode(409)
                .body("code", equalTo("member-of-another-team"));
        city.form(city.team(other, List.of(), city.farm)).statusCode(201);
    }

    @Test
    void aUnitBelongsToOneTeamOfACycle() {
        city.formed();
        UUID other = city.knownCadre("8");
        city.form(city.team(other, List.of(), city.farm, city.town))
                .statusCode(409)
                .body("code", equalTo("unit-assigned-already"));
    }

    @Test
    void ofTenTeamsFormedAtOnceForOneUnitOneIsThere() throws Exception {
        List<UUID> leaders = Stream.of("31", "32", "33", "34", "35", "36", "37", "38", "39", "40")
                .map(city::knownCadre)
                .toList();
        assertThat(AtOnce.statuses(10, i -> city.form(city.team(leaders.get(i), List.of(), city.town))))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        assertThat(Database.number("select count(*) from team_unit where unit_id = ?", city.town))
                .isEqualTo(1);
        assertThat(Database.number("select count(*) from unit_inspection where unit_id = ?", city.town))
                .isEqualTo(1);
    }

    @Test
    void ofTwoTeamsFormedAtOnceWithOneCadreOneIsThere() throws Exception {
        UUID third = city.knownCadre("8");
        UUID[] units = {city.town, city.farm};
        UUID[] leaders = {city.leader, third};
        assertThat(AtOnce.statuses(2, i -> city.form(city.team(leaders[i], List.of(city.member), units[i]))))
                .containsExactlyInAnyOrder(201, 409);
        assertThat(Database.number("select count(*) from team_member where cadre_id = ?", city.member))
                .isEqualTo(1);
    }

    @Test
    void theDatabaseItselfKeepsACadreAndAUnitInOneTeam() {
        String team = city.formed();
        String member =
                "insert into team_member select ?::uuid, cycle_id, ?, cycle_id from inspection_team where id = ?::uuid";
        String second = city.form(city.team(city.knownCadre("8"), List.of(), city.farm))
                .extract()
                .path("id");
        assertThatThrownBy(() -> Database.execute(member, second, city.member, team))
                .rootCause()
                .hasMessageContaining("team_member_once");
        String unit = "insert into team_unit select ?::uuid, cycle_id, ? from inspection_team where id = ?::uuid";
        assertThatThrownBy(() -> Database.execute(unit, second, city.town, team))
                .rootCause()
                .hasMessageContaining("team_unit_once");
    }

    @Test
    void aUnitThatHasEndedIsInspectedByNobody() {
        UUID merged = city.knownUnit("TOWN");
        city.merged(merged, city.townPath);
        city.form(city.team(List.of(), merged)).statusCode(422).body("code", equalTo("unknown-reference"));
    }

    @Test
    void onlyTownshipsOfTheCityAreInspectedByItsCadres() {
        city.form(city.team(List.of(), city.office)).statusCode(422).body("code", equalTo("not-a-township-unit"));
        city.form(city.team(List.of(), city.city)).statusCode(422).body("code", equalTo("not-a-township-unit"));
        city.form(city.team(List.of(), UUID.randomUUID())).statusCode(422).body("code", equalTo("unknown-reference"));
        city.form(city.team(UUID.randomUUID(), List.of(), city.town))
                .statusCode(422)
                .body("detail", startsWith("Something that the request refers to"));
        try (CityOfTests other = new CityOfTests().founded()) {
            city.form(city.team(List.of(other.member), city.town)).statusCode(422);
            city.form(city.team(List.of(), other.town)).statusCode(422);
            other.officer()
                    .body(city.team(List.of(), city.town))
                    .post(TEAMS)
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void anOfficerOfATownDoesNotSpeakForTheCity() {
        city.at(city.townPath, "3", CityOfTests.ORGANIZATION_OFFICER)
                .body(city.team(List.of(), city.town))
                .post(TEAMS)
                .then()
                .statusCode(422);
        String team = city.formed();
        city.at(city.townPath, "3", CityOfTests.ORGANIZATION_OFFICER)
                .get(TEAMS + "/" + team)
                .then()
                .statusCode(200);
        city.at(city.townPath, "3", CityOfTests.ORGANIZATION_OFFICER)
                .post(TEAMS + "/" + team + "/fieldwork")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
    }

    @Test
    void aTrainingRecordedOnALaterDayIsTakenAndFlagged() {
        String team = city.formed();
        train(team, daysAgo(2).toString(), "", city.member)
                .statusCode(422)
                .body("code", equalTo("late-reason-missing"));
        train(team, daysAgo(2).toString(), ",\"lateReason\":\"没有网络\"", city.member)
                .statusCode(200)
                .body("trainings[0].late", equalTo(true), "trainings[0].lateReason", equalTo("没有网络"));
        train(team, now().plusSeconds(600).toString(), "", city.member)
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
        train(team, now().toString(), "", city.secretary).statusCode(422).body("code", equalTo("unknown-reference"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            PublishedEvent trained = events.await(event ->
                    event.key().equals(team) && event.type().equals("dev.qingfeng.inspection.team-trained.v1"));
            assertThat(trained.payload()).contains("\"late\":true").doesNotContain("没有网络");
        }
    }

    @Test
    void peopleOfTeamsSeeTheirOwnTeamWhereverItGoes() {
        String team = city.formed();
        UUID third = city.knownCadre("8");
        String another =
                city.form(city.team(third, List.of(), city.farm)).extract().path("id");
        city.asMember().get(TEAMS).then().body("items.id", contains(team));
        city.asMember().get(TEAMS + "/" + another).then().statusCode(404);
        city.at(city.officePath, "8", TEAM_LEADER)
                .post(TEAMS + "/" + team + "/fieldwork")
                .then()
                .statusCode(404);
        // What a role in teams gives, another role does not.
        city.at(city.officePath, "7", "auditor").get(TEAMS).then().body("items", empty());
    }

    @Test
    void onlyTheLeaderActsForTheTeam() {
        String team = city.formed();
        city.at(city.path, "8", TEAM_LEADER)
                .post(TEAMS + "/" + team + "/fieldwork")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        city.at(city.officePath, "7", TEAM_LEADER)
                .post(TEAMS + "/" + team + "/fieldwork")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        city.at(city.officePath, "6", TEAM_MEMBER)
                .post(TEAMS + "/" + team + "/fieldwork")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void aRepeatedRequestGetsItsFirstAnswerAndAStaleTagIsRefused() {
        String key = UUID.randomUUID().toString();
        String body = city.team(List.of(city.member), city.town);
        String first = city.withKey(key, city.path, "2", CityOfTests.ORGANIZATION_OFFICER)
                .body(body)
                .post(TEAMS)
                .then()
                .statusCode(201)
                .extract()
                .asString();
        String again = city.withKey(key, city.path, "2", CityOfTests.ORGANIZATION_OFFICER)
                .body(body)
                .post(TEAMS)
                .then()
                .statusCode(201)
                .extract()
                .asString();
        assertThat(again).isEqualTo(first);
        String team = first.replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
        city.withKey(UUID.randomUUID().toString(), city.officePath, "6", TEAM_LEADER)
                .post(TEAMS + "/" + team + "/fieldwork")
                .then()
                .statusCode(428);
        city.withKey(UUID.randomUUID().toString(), city.officePath, "6", TEAM_LEADER)
                .header("If-Match", "\"v7\"")
                .post(TEAMS + "/" + team + "/fieldwork")
                .then()
                .statusCode(412);
    }

    @Test
    void teamsComeInPages() {
        String first = city.formed();
        String second = city.form(city.team(city.knownCadre("8"), List.of(), city.farm))
                .extract()
                .path("id");
        String next = city.officer()
                .get(TEAMS + "?limit=1&cycleId=" + city.cycle)
                .then()
                .header("Link", notNullValue())
                .body("items.id", contains(first))
                .extract()
                .path("next");
        city.officer()
                .get(TEAMS + "?limit=1&cycleId=" + city.cycle + "&cursor=" + next)
                .then()
                .body("items.id", contains(second), "next", nullValue());
        city.officer()
                .get(TEAMS + "?limit=1&cursor=" + next)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
        city.officer().get(TEAMS + "?cycleId=" + UUID.randomUUID()).then().body("items", empty());
    }

    private ValidatableResponse change(String team, UUID leader, String more, UUID... members) {
        return city.officer()
                .body("{\"leaderId\":\"%s\",\"memberIds\":[%s]%s}".formatted(leader, list(Stream.of(members)), more))
                .post(TEAMS + "/" + team + "/membership")
                .then();
    }

    @Test
    void aTeamSaysFromWhichDepartmentsItIsDrawn() {
        UUID discipline = city.knownUnit("CITY_DIRECT");
        String body = city.team(List.of(city.member, city.knownCadre("8")), city.town);
        String team = city.form(body.replaceFirst(
                        "}$",
                        ",\"sources\":[{\"cadreId\":\"%s\",\"unitId\":\"%s\"}]}".formatted(city.member, discipline)))
                .statusCode(201)
                .body("mix.find { it.unitId == '%s' }.members".formatted(city.office), equalTo(2))
                .body("mix.find { it.unitId == '%s' }.members".formatted(discipline), equalTo(1))
                .extract()
                .path("id");
        change(team, city.leader, "", city.member)
                .statusCode(200)
                .body(
                        "sources.find { it.cadreId == '%s' }.unitId".formatted(city.member),
                        equalTo(discipline.toString()));
        String elsewhere = ",\"sources\":[{\"cadreId\":\"%s\",\"unitId\":\"%s\"}]";
        change(team, city.leader, elsewhere.formatted(city.member, UUID.randomUUID()), city.member)
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        change(team, city.leader, elsewhere.formatted(city.secretary, city.office), city.member)
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }

    @Test
    void membersAndLeaderChangeUntilFieldworkAndWhoIsNewIsTrained() {
        UUID third = city.knownCadre("8");
        String team = city.formed();
        city.train(team);
        change(team, third, "", city.leader)
                .statusCode(200)
                .header("ETag", equalTo("\"v2\""))
                .body("state", equalTo("FORMED"), "leaderId", equalTo(third.toString()))
                .body("memberIds", containsInAnyOrder(city.leader.toString(), third.toString()));
        change(team, third, "", city.leader).statusCode(200).header("ETag", equalTo("\"v2\""));
        city.asMember().get(TEAMS + "/" + team).then().statusCode(404);
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            PublishedEvent changed = events.await(event ->
                    event.key().equals(team) && event.type().equals("dev.qingfeng.inspection.team-changed.v1"));
            assertThat(changed.json().get("addedIds").get(0).asText()).isEqualTo(third.toString());
            assertThat(changed.json().get("removedIds").get(0).asText()).isEqualTo(city.member.toString());
        }
        change(team, city.leader, "", city.member).statusCode(200).body("state", equalTo("TRAINED"));
        city.sign(city.leader, city.member);
        startFieldwork(team).statusCode(200);
        change(team, city.leader, "").statusCode(200).body("state", equalTo("IN_FIELD"));
    }

    @Test
    void whoComesIntoATeamInTheFieldIsTrainedAndHasSignedBefore() {
        String team = city.inField();
        UUID third = city.knownCadre("8");
        change(team, city.leader, "", third)
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.condition", contains("member-not-trained", "member-not-signed"))
                .body("unmet.subject", everyItem(equalTo(third.toString())));
        train(team, now().toString(), "", UUID.randomUUID()).statusCode(422).body("code", equalTo("unknown-reference"));
        train(team, now().toString(), "", third).statusCode(200).body("state", equalTo("IN_FIELD"));
        change(team, city.leader, "", third).statusCode(409).body("unmet.condition", contains("member-not-signed"));
        city.sign(third);
        change(team, city.leader, "", third)
                .statusCode(200)
                .body("state", equalTo("IN_FIELD"))
                .body("memberIds", containsInAnyOrder(city.leader.toString(), third.toString()));
        try (PublishedEvents teams = PublishedEvents.on("qingfeng.inspection.teams.v1");
                PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            PublishedEvent changed = events.await(event ->
                    event.key().equals(team) && event.type().equals("dev.qingfeng.inspection.team-changed.v1"));
            assertThat(changed.json().get("state").asText()).isEqualTo("IN_FIELD");
            assertThat(changed.json().get("removedIds").get(0).asText()).isEqualTo(city.member.toString());
            teams.await(event -> event.key().equals(team)
                    && event.payload() != null
                    && event.json().get("memberIds").toString().contains(third.toString()));
        }
    }

    @Test
    void nobodyComesIntoASecondTeamOrFromElsewhere() {
        String team = city.formed();
        UUID third = city.knownCadre("8");
        city.form(city.team(third, List.of(), city.farm)).statusCode(201);
        change(team, city.leader, "", third).statusCode(409).body("code", equalTo("member-of-another-team"));
        change(team, city.leader, "", UUID.randomUUID()).statusCode(422).body("code", equalTo("unknown-reference"));
        city.at(city.townPath, "3", CityOfTests.ORGANIZATION_OFFICER)
                .body("{\"leaderId\":\"%s\",\"memberIds\":[]}".formatted(city.leader))
                .post(TEAMS + "/" + team + "/membership")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        city.asLeader()
                .body("{\"leaderId\":\"%s\",\"memberIds\":[]}".formatted(city.leader))
                .post(TEAMS + "/" + team + "/membership")
                .then()
                .statusCode(403);
    }
}
