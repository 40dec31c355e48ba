package dev.qingfeng.inspection.recusal;

import static dev.qingfeng.inspection.CityOfTests.EVIDENCE;
import static dev.qingfeng.inspection.CityOfTests.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.CityOfTests.PERHAPS_LATE;
import static dev.qingfeng.inspection.CityOfTests.TEAM_MEMBER;
import static dev.qingfeng.inspection.CityOfTests.kin;
import static dev.qingfeng.inspection.CityOfTests.now;
import static dev.qingfeng.inspection.CityOfTests.tenures;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_MEMBER;
import static dev.qingfeng.inspection.InspectionRoles.COMMITTEE_SECRETARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever served in a unit, has kin there or says so stands aside from it, and what is learnt later is shown until it is settled. */
@QuarkusTest
class RecusalResourceTest {

    private static final String RECUSALS = "/inspection/v1/recusals";

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void found() {
        city.founded();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private ValidatableResponse form() {
        return city.form(city.team(List.of(city.member), city.town));
    }

    private void assertRecused(String... grounds) {
        form().statusCode(409)
                .body("code", equalTo("member-recused"))
                .body("unmet.rule.unique()", contains("Recusal"))
                .body("unmet.condition", contains(grounds))
                .body("unmet.subject.unique()", contains(city.member + "/" + city.town));
        assertThat(Database.number("select count(*) from inspection_team where cycle_id = ?", city.cycle))
                .isZero();
    }

    private String recusal(UUID cadre, UUID unit) {
        return "{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"老同学在该镇任职\"}"
                .formatted(city.cycle, cadre, unit);
    }

    private ValidatableResponse declare(RequestSpecification who, UUID cadre, UUID unit) {
        return who.body(recusal(cadre, unit)).post(RECUSALS).then();
    }

    private ValidatableResponse conflicts(String team) {
        return city.asMember()
                .get("/inspection/v1/teams/" + team + "/conflicts")
                .then()
                .statusCode(200);
    }

    @Test
    void whoHeldAPostThereStandsAside() {
        UUID post = city.knownPost(city.town, "PARTY_COMMITTEE_MEMBER");
        city.tell(city.member, "7", city.office, 1, tenures(city.knownPost(city.farm, "STAFF"), post));
        assertRecused("served-there");
        city.form(city.team(List.of(), city.town)).statusCode(201);
    }

    @Test
    void whoHeldAPostInAUnitThatBecamePartOfItStandsAside() {
        UUID merged = city.knownUnit("TOWN");
        city.tell(city.member, "7", city.office, 1, tenures(city.knownPost(merged, "STAFF")));
        form().statusCode(201);
        city.merged(merged, city.townPath);
        city.asMember().get("/inspection/v1/teams").then().body("items.size()", equalTo(1));
        String team =
                city.officer().get("/inspection/v1/teams").then().extract().path("items[0].id");
        conflicts(team).body("conflicts.ground", contains("SERVED_THERE"));
    }

    @Test
    void whoIsOneOfItsPeopleNowStandsAside() {
        city.tell(city.member, "7", city.town, 1, "");
        assertRecused("served-there");
    }

    @Test
    void whoHasKinThereStandsAsideForAsLongAsTheyAreThere() {
        city.tell(city.member, "7", city.office, 1, kin(city.secretary));
        assertRecused("kin-there");
        city.tell(city.secretary, "9", city.farm, 1, "");
        form().statusCode(201);
    }

    @Test
    void kinIsKinUnderWhicheverNumber() {
        city.tell(city.member, "7", city.office, 1, kin(city.secretary));
        city.keptAs("10", city.town, UUID.randomUUID(), city.secretary);
        assertRecused("kin-there");
    }

    @Test
    void whoWasEnteredTwiceCountsUnderEitherNumber() {
        String team = form().statusCode(201).extract().path("id");
        UUID kept = city.keptAs("8", city.office, null, city.member);
        conflicts(team).body("conflicts", empty());
        city.tell(kept, "8", city.office, 2, ",\"mergedFrom\":[\"%s\"]".formatted(city.member) + kin(city.secretary));
        conflicts(team)
                .body(
                        "conflicts.ground",
                        contains("KIN_THERE"),
                        "conflicts.memberId",
                        contains(city.member.toString()));
        declare(city.officer(), kept, city.town).statusCode(201);
        conflicts(team).body("conflicts.ground", contains("KIN_THERE", "DECLARED"));
    }

    @Test
    void whoStandsAsideIsResponsibleForNoStepThatBeganSince() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        Instant before = now();
        declare(city.asMember(), city.member, city.town).statusCode(201);
        recordAsLeader(inspection, 1, now())
                .statusCode(409)
                .body("code", equalTo("member-recused"))
                .body("unmet.condition", contains("declared"));
        recordAsLeader(inspection, 1, before).statusCode(200);
        startAsLeader(inspection, 7, now()).statusCode(409).body("code", equalTo("member-recused"));
        startAsLeader(inspection, 7, before).statusCode(200);
        // What the registry tells was so before it was learnt.
        city.tell(city.member, "7", city.office, 1, kin(city.secretary));
        recordAsLeader(inspection, 8, before).statusCode(409).body("unmet.condition", contains("kin-there"));
    }

    private ValidatableResponse recordAsLeader(String inspection, int step, Instant when) {
        String body = city.step(step, when.toString(), when.toString(), city.member, "[" + EVIDENCE + "]");
        return city.asLeader()
                .body(body.replaceFirst("}$", PERHAPS_LATE + "}"))
                .post("/inspection/v1/inspections/" + inspection + "/steps")
                .then();
    }

    private ValidatableResponse startAsLeader(String inspection, int step, Instant when) {
        return city.asLeader()
                .body("{\"occurredAt\":\"%s\",\"place\":\"村部\",\"responsibleId\":\"%s\"%s}"
                        .formatted(when, city.member, PERHAPS_LATE))
                .post("/inspection/v1/inspections/%s/steps/%d/start".formatted(inspection, step))
                .then();
    }

    @Test
    void everyGroundIsNamed() {
        UUID post = city.knownPost(city.town, "STAFF");
        city.tell(city.member, "7", city.office, 1, tenures(post, post) + kin(city.secretary));
        declare(city.asMember(), city.member, city.town).statusCode(201);
        assertRecused("served-there", "kin-there", "declared");
    }

    @Test
    void aStateThatCameBeforeTenuresWereKeptCountsOnceMoreWhenItIsToldAgain() {
        UUID post = city.knownPost(city.town, "STAFF");
        city.tell(city.member, "7", city.office, 1, tenures(post));
        // As the migration leaves it.
        Database.execute("update registry_cadre set tenures = null, version = version - 1 where id = ?", city.member);
        city.cadre(city.member, "7", city.office, null);
        city.tell(city.member, "7", city.office, 1, tenures(post));
        assertRecused("served-there");
    }

    @Test
    void aMemberDeclaresForThemselvesAndAnOfficerForAnybodyOfTheCity() {
        declare(city.asMember(), city.member, city.town)
                .statusCode(201)
                .header("Location", startsWith(RECUSALS + "/"))
                .body("inForce", equalTo(true), "late", equalTo(false));
        declare(city.asMember(), city.leader, city.town).statusCode(422).body("code", equalTo("unknown-reference"));
        declare(city.at(city.townPath, "3", ORGANIZATION_OFFICER), city.leader, city.town)
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        declare(city.officer(), city.leader, city.town).statusCode(201);
        declare(city.officer(), city.leader, city.town)
                .statusCode(409)
                .body("code", equalTo("recusal-declared-already"));
        declare(city.officer(), city.leader, city.office).statusCode(422).body("code", equalTo("not-a-township-unit"));
        declare(city.officer(), UUID.randomUUID(), city.town).statusCode(422);
        declare(city.officer(), city.leader, UUID.randomUUID()).statusCode(422);
    }

    @Test
    void whoDecidesDeclaresForThemselvesWhileDossiersAreRead() {
        UUID judge = city.knownCadre("8");
        city.enter("POLICY_ADOPTION", 1);
        city.enter("DECISION", 2);
        String own = declare(city.at(city.path, "8", COMMITTEE_MEMBER), judge, city.town)
                .statusCode(201)
                .extract()
                .path("id");
        declare(city.at(city.path, "8", COMMITTEE_SECRETARY), city.member, city.town)
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        String others = declare(city.officer(), city.member, city.town)
                .statusCode(201)
                .extract()
                .path("id");
        city.at(city.path, "8", COMMITTEE_MEMBER).get(RECUSALS).then().body("items.id", contains(own));
        city.at(city.path, "8", COMMITTEE_SECRETARY)
                .get(RECUSALS + "/" + others)
                .then()
                .statusCode(404);
        withdraw(city.officer(), own).statusCode(200);
    }

    @Test
    void nobodyTakesBackTheirOwnUnderWhicheverNumber() {
        UUID officer = city.knownCadre("41");
        String own = declare(city.at(city.path, "41", ORGANIZATION_OFFICER), officer, city.town)
                .statusCode(201)
                .extract()
                .path("id");
        UUID other = city.knownCadre("42");
        city.keptAs("43", city.office, null, officer, other);
        for (String number : List.of("41", "42", "43")) {
            withdraw(city.at(city.path, number, ORGANIZATION_OFFICER), own)
                    .statusCode(403)
                    .body("code", equalTo("own-recusal"));
        }
        withdraw(city.officer(), own).statusCode(200);
    }

    @Test
    void aCommitteeMemberWhoDeclaresReadsNoDossierOfThatUnitAnyMore() {
        city.concluded();
        UUID judge = city.knownCadre("8");
        city.enter("POLICY_ADOPTION", 1);
        String dossier = "/inspection/v1/inspections/" + city.inspectionOf(city.town) + "/dossiers/" + city.secretary;
        city.at(city.path, "8", COMMITTEE_MEMBER).get(dossier).then().statusCode(200);
        declare(city.at(city.path, "8", COMMITTEE_MEMBER), judge, city.town).statusCode(201);
        city.at(city.path, "8", COMMITTEE_MEMBER)
                .get(dossier)
                .then()
                .statusCode(403)
                .body("code", equalTo("stands-aside"));
    }

    @Test
    void whatWasDeclaredEarlierIsTakenAndFlagged() {
        String earlier = recusal(city.member, city.town)
                .replaceFirst("}$", ",\"occurredAt\":\"%s\"%%s}".formatted(CityOfTests.daysAgo(2)));
        city.asMember()
                .body(earlier.formatted(""))
                .post(RECUSALS)
                .then()
                .statusCode(422)
                .body("code", equalTo("late-reason-missing"));
        city.asMember()
                .body(earlier.formatted(",\"lateReason\":\"書面提出\""))
                .post(RECUSALS)
                .then()
                .statusCode(201)
                .body("late", equalTo(true), "lateReason", nullValue());
    }

    @Test
    void whyIsShownToTheTeamAndToOfficersOfTheCityAndToNobodyElse() {
        String team = form().statusCode(201).extract().path("id");
        String id = declare(city.asMember(), city.member, city.town)
                .statusCode(201)
                .extract()
                .path("id");
        for (RequestSpecification who : List.of(city.officer(), city.asLeader(), city.asMember())) {
            who.get(RECUSALS + "?cycleId=" + city.cycle).then().body("items.reason", contains("老同学在该镇任职"));
        }
        city.officer().get(RECUSALS + "/" + id).then().statusCode(200);
        assertThat(Database.number("select count(*) from audit_entry where action = 'READ' and record_id = ?", id))
                .isEqualTo(4);
        city.knownCadre("8");
        for (RequestSpecification who : List.of(
                city.at(city.townPath, "3", ORGANIZATION_OFFICER),
                city.at(city.path, "8", TEAM_MEMBER),
                // Without a role in teams and not an officer of the city's whole.
                city.at(city.officePath, "7", ORGANIZATION_OFFICER))) {
            who.get(RECUSALS + "/" + id).then().statusCode(404);
            who.get(RECUSALS).then().body("items", empty());
        }
        city.at(city.path, "4", "auditor").get(RECUSALS).then().statusCode(403);
        city.at(city.townPath, "3", ORGANIZATION_OFFICER)
                .get("/inspection/v1/teams/" + team + "/conflicts")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            PublishedEvent declared = events.await(event -> event.key().equals(id));
            assertThat(declared.type()).isEqualTo("dev.qingfeng.inspection.recusal-declared.v1");
            assertThat(declared.payload()).contains(city.member.toString()).doesNotContain("老同学");
        }
    }

    @Test
    void whyIsNotInTheAnswersThatAreKeptForRepeatedRequests() {
        String id = declare(city.asMember(), city.member, city.town)
                .statusCode(201)
                .body("reason", nullValue())
                .extract()
                .path("id");
        withdraw(city.officer(), id).statusCode(200).body("reason", nullValue(), "withdrawalReason", nullValue());
        assertThat(Database.number(
                        "select count(*) from idempotency_key k where k::text like '%老同学%' or k::text like '%經核實不屬實%'"))
                .isZero();
    }

    @Test
    void whatIsLearntLaterUndoesNothingAndKeepsTheTeamFromTheFieldUntilItIsSettled() {
        String team = city.formed();
        city.train(team);
        city.sign(city.leader, city.member);
        String declared = declare(city.asMember(), city.member, city.town)
                .statusCode(201)
                .extract()
                .path("id");
        city.tell(city.leader, "6", city.office, 1, kin(city.secretary));
        city.officer().get("/inspection/v1/teams/" + team).then().body("unitIds", hasItem(city.town.toString()));
        conflicts(team).body("conflicts.ground", containsInAnyOrder("DECLARED", "KIN_THERE"));
        startFieldwork(team)
                .statusCode(409)
                .body("code", equalTo("member-recused"))
                .body(
                        "unmet.subject",
                        containsInAnyOrder(city.member + "/" + city.town, city.leader + "/" + city.town));
        withdraw(city.officer(), declared).statusCode(200).body("inForce", equalTo(false));
        withdraw(city.officer(), declared).statusCode(409).body("code", equalTo("recusal-withdrawn-already"));
        startFieldwork(team).statusCode(409).body("unmet.condition", contains("kin-there"));
        city.tell(city.leader, "6", city.office, 2, "");
        conflicts(team).body("conflicts", empty());
        startFieldwork(team).statusCode(200);
        declare(city.asMember(), city.member, city.town).statusCode(201);
        startFieldwork(team).statusCode(409).body("code", equalTo("fieldwork-started-already"));
        conflicts(team).body("conflicts.ground", contains("DECLARED"));
    }

    @Test
    void onlyAnOfficerOfTheCityWithdraws() {
        String declared = declare(city.asMember(), city.member, city.town)
                .statusCode(201)
                .extract()
                .path("id");
        withdraw(city.asMember(), declared).statusCode(403);
        withdraw(city.at(city.townPath, "3", ORGANIZATION_OFFICER), declared).statusCode(404);
        city.officer()
                .body("{\"reason\":\" \"}")
                .post(RECUSALS + "/" + declared + "/withdrawal")
                .then()
                .statusCode(400);
        withdraw(city.officer(), declared).statusCode(200);
        form().statusCode(201);
    }

    @Test
    void nobodyWhoStandsAsideComesIntoATeamAndWhoIsThereMayBeReplaced() {
        String team = city.formed();
        UUID third = UUID.randomUUID();
        city.cadre(third, "8", city.office, null);
        city.tell(third, "8", city.office, 1, kin(city.secretary));
        city.tell(city.member, "7", city.office, 1, kin(city.secretary));
        members(team, third).statusCode(409).body("unmet.subject", contains(third + "/" + city.town));
        UUID fourth = city.knownCadre("10");
        members(team, fourth).statusCode(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> city.officer()
                        .get("/inspection/v1/teams/" + team + "/conflicts")
                        .then()
                        .body("conflicts", empty()));
    }

    @Test
    void whereAnInspectionHasEndedNobodyHasToStandAsideToComeIntoItsTeam() {
        city.concluded();
        String team =
                city.officer().get("/inspection/v1/teams").then().extract().path("items[0].id");
        UUID third = city.knownCadre("8");
        city.officer()
                .body("{\"occurredAt\":\"%s\",\"attendeeIds\":[\"%s\"]}".formatted(now(), third))
                .post("/inspection/v1/teams/" + team + "/training")
                .then()
                .statusCode(200);
        city.sign(third);
        declare(city.officer(), third, city.town).statusCode(201);
        members(team, third).statusCode(200);
    }

    private ValidatableResponse members(String team, UUID member) {
        return city.officer()
                .body("{\"leaderId\":\"%s\",\"memberIds\":[\"%s\"]}".formatted(city.leader, member))
                .post("/inspection/v1/teams/" + team + "/membership")
                .then();
    }

    private ValidatableResponse startFieldwork(String team) {
        return city.asLeader()
                .post("/inspection/v1/teams/" + team + "/fieldwork")
                .then();
    }

    private static ValidatableResponse withdraw(RequestSpecification who, String recusal) {
        return who.body("{\"reason\":\"經核實不屬實\"}")
                .post(RECUSALS + "/" + recusal + "/withdrawal")
                .then();
    }
}
