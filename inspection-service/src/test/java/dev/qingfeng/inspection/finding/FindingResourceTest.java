package dev.qingfeng.inspection.finding;

import static dev.qingfeng.inspection.CityOfTests.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.AtOnce;
import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.confidential.ConfidentialConfig;
import dev.qingfeng.platform.confidential.KeyRotation;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.FormerKey;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.workingday.WorkingDays;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in the field is told in confidence, and seen to until it is settled. */
@QuarkusTest
class FindingResourceTest {

    private static final String WORDS = "台账登记不全";

    @Inject
    KeyRotation rotation;

    @Inject
    ConfidentialConfig keys;

    @Inject
    FindingKeyRepository findingKeys;

    @Inject
    FindingReminders reminders;

    @Inject
    FindingRepository findings;

    private final CityOfTests city = new CityOfTests();
    private String inspection = "";

    @BeforeEach
    void startTheDocumentReview() {
        city.founded();
        city.inField();
        inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.record(inspection, city.step(1)).statusCode(200);
        city.record(inspection, city.step(7)).statusCode(200);
        city.asMember()
                .body("{\"place\":\"档案室\",\"responsibleId\":\"%s\"}".formatted(city.member))
                .post(path("/steps/8/start"))
                .then()
                .statusCode(200);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private String path(String more) {
        return "/inspection/v1/inspections/" + inspection + more;
    }

    private static String body(int step, String severity, String more) {
        return "{\"step\":%d,\"category\":\"INTEGRITY\",\"severity\":\"%s\",\"found\":\"%s\"%s}"
                .formatted(step, severity, WORDS, more);
    }

    private ValidatableResponse find(RequestSpecification as, String body) {
        return as.body(body).post(path("/findings")).then();
    }

    /** An early sign of the document review; its path. */
    private String found() {
        return path("/findings/")
                + find(city.asMember(), body(8, "EARLY_SIGN", ""))
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private ValidatableResponse followUp(String finding, String more) {
        return city.asMember()
                .body("{\"followerId\":\"%s\",\"task\":\"补齐台账\"%s}".formatted(city.leader, more))
                .post(finding + "/follow-ups")
                .then();
    }

    private ValidatableResponse settle(String finding, String outcome, String more) {
        return city.asMember()
                .body("{\"outcome\":\"%s\",\"result\":\"台账已补齐\"%s}".formatted(outcome, more))
                .post(finding + "/settlement")
                .then();
    }

    private ValidatableResponse opened(String finding) {
        return city.asMember().get(finding).then().statusCode(200);
    }

    private ValidatableResponse ofCycle(RequestSpecification as, String filter) {
        return as.get("/inspection/v1/cycles/" + city.cycle + "/findings" + filter)
                .then();
    }

    @Test
    void whatIsFoundIsFollowedUpUntilItIsSettledAndEachTransitionIsTold() {
        String finding = found();
        opened(finding)
                .body("state", equalTo("OPEN"), "step", equalTo(8), "recordedBy", equalTo(city.staff("7")))
                .body("editions.found", contains(WORDS), "followUps", empty(), "lateReason", nullValue());
        settle(finding, "SETTLED", "").statusCode(409).body("code", equalTo("finding-not-followed-up"));
        followUp(finding, ",\"dueInWorkingDays\":2")
                .statusCode(200)
                .body("state", equalTo("IN_FOLLOW_UP"), "followerId", equalTo(city.leader.toString()))
                .body(
                        "dueOn",
                        equalTo(WorkingDays.of(Map.of())
                                .plus(CityOfTests.today(), 2)
                                .toString()));
        followUp(finding, ",\"dueOn\":\"%s\"".formatted(CityOfTests.today().plusDays(30)))
                .statusCode(200)
                .body("dueOn", equalTo(CityOfTests.today().plusDays(30).toString()));
        settle(finding, "SETTLED", "")
                .statusCode(200)
                .body("state", equalTo("SETTLED"), "result", nullValue(), "followerId", notNullValue());
        settle(finding, "UNFOUNDED", "").statusCode(409).body("code", equalTo("finding-closed-already"));
        followUp(finding, ",\"dueInWorkingDays\":2").statusCode(409).body("code", equalTo("finding-closed-already"));
        opened(finding)
                .body("followUps.number", contains(1, 2, 3))
                .body("followUps.state", contains("IN_FOLLOW_UP", "IN_FOLLOW_UP", "SETTLED"))
                .body("followUps.said", contains("补齐台账", "补齐台账", "台账已补齐"));
        String id = finding.substring(finding.lastIndexOf('/') + 1);
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            List<PublishedEvent> told = events.await(
                    4, event -> event.json().path("findingId").asText().equals(id));
            assertThat(told)
                    .extracting(PublishedEvent::type)
                    .containsExactly(
                            "dev.qingfeng.inspection.finding-recorded.v1",
                            "dev.qingfeng.inspection.finding-followed-up.v1",
                            "dev.qingfeng.inspection.finding-followed-up.v1",
                            "dev.qingfeng.inspection.finding-settled.v1");
            assertThat(told).extracting(PublishedEvent::payload).noneMatch(payload -> payload.contains("台账"));
        }
    }

    @Test
    void onlyTheThreeStepsHaveFindingsOnceTheyHaveBegun() {
        find(city.asMember(), body(1, "EARLY_SIGN", "")).statusCode(422).body("code", equalTo("step-without-findings"));
        find(city.asMember(), body(11, "EARLY_SIGN", "")).statusCode(422).body("code", equalTo("no-such-step"));
        find(city.asMember(), body(9, "EARLY_SIGN", ""))
                .statusCode(409)
                .body("unmet.condition", contains("step-not-begun"), "unmet.rule", contains("Findings"));
        find(
                        city.asMember(),
                        body(
                                8,
                                "EARLY_SIGN",
                                ",\"occurredAt\":\"%s\"%s"
                                        .formatted(now().minusSeconds(900), CityOfTests.PERHAPS_LATE)))
                .statusCode(409)
                .body("unmet.condition", contains("found-before-step"));
        find(city.asMember(), body(7, "EARLY_SIGN", "")).statusCode(201);
        find(city.asMember(), body(8, "EARLY_SIGN", "").replace("INTEGRITY", "GOSSIP"))
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }

    @Test
    void whatIsRecordedLaterIsTakenWithAReasonAndFlagged() {
        Database.execute(
                "update running_step set started_at = started_at - interval '5 days' where inspection_id = ?::uuid",
                inspection);
        Instant then = CityOfTests.daysAgo(2);
        find(city.asMember(), body(8, "VIOLATION", ",\"occurredAt\":\"%s\"".formatted(then)))
                .statusCode(422)
                .body("code", equalTo("late-reason-missing"));
        String finding = path("/findings/")
                + find(
                                city.asMember(),
                                body(8, "VIOLATION", ",\"occurredAt\":\"%s\",\"lateReason\":\"没有网络\"".formatted(then)))
                        .statusCode(201)
                        .body("late", equalTo(true))
                        .extract()
                        .path("id");
        opened(finding).body("lateReason", equalTo("没有网络"));
        followUp(
                        finding,
                        ",\"dueInWorkingDays\":2,\"occurredAt\":\"%s\",\"lateReason\":\"x\""
                                .formatted(CityOfTests.daysAgo(4)))
                .statusCode(422)
                .body("code", equalTo("follow-up-before-finding"));
        followUp(finding, ",\"dueOn\":\"%s\"".formatted(CityOfTests.today().minusDays(1)))
                .statusCode(422)
                .body("code", equalTo("due-before-follow-up"));
        followUp(finding, "").statusCode(422).body("code", equalTo("due-unclear"));
        followUp(finding, ",\"dueInWorkingDays\":2,\"dueOn\":\"%s\"".formatted(CityOfTests.today()))
                .statusCode(422)
                .body("code", equalTo("due-unclear"));
        followUp(finding, ",\"dueInWorkingDays\":2").statusCode(200);
        followUp(
                        finding,
                        ",\"dueInWorkingDays\":9,\"occurredAt\":\"%s\",\"lateReason\":\"x\""
                                .formatted(CityOfTests.daysAgo(1)))
                .statusCode(200)
                .body(
                        "dueOn",
                        equalTo(WorkingDays.of(Map.of())
                                .plus(CityOfTests.today(), 2)
                                .toString()));
        settle(finding, "UNFOUNDED", ",\"occurredAt\":\"%s\",\"lateReason\":\"x\"".formatted(CityOfTests.daysAgo(1)))
                .statusCode(422)
                .body("code", equalTo("settled-before-follow-up"));
        settle(finding, "UNFOUNDED", "").statusCode(200).body("state", equalTo("UNFOUNDED"));
    }

    @Test
    void nothingIsDueMoreThanAYearAfterItWasDecided() {
        String finding = found();
        String body = ",\"dueOn\":\"%s\"";
        followUp(finding, body.formatted(CityOfTests.today().plusYears(1).plusDays(1)))
                .statusCode(422)
                .body("code", equalTo("due-too-late"));
        followUp(finding, body.formatted(CityOfTests.today().plusYears(1))).statusCode(200);
    }

    @Test
    void noFindingGrowsWithoutEndAndEachIsSettledAllTheSame() {
        String finding = found();
        Database.execute("update finding set editions = 50 where id = ?::uuid", idOf(finding));
        lower(city.asMember(), finding).statusCode(200).body("edition", equalTo(51));
        lower(city.asMember(), finding).statusCode(409).body("code", equalTo("too-many-corrections"));
        followUp(finding, ",\"dueInWorkingDays\":1").statusCode(200);
        Database.execute("update finding set follow_ups = 99 where id = ?::uuid", idOf(finding));
        followUp(finding, ",\"dueInWorkingDays\":1").statusCode(200);
        followUp(finding, ",\"dueInWorkingDays\":1").statusCode(409).body("code", equalTo("too-many-follow-ups"));
        settle(finding, "SETTLED", "").statusCode(200);
    }

    private static String idOf(String finding) {
        return finding.substring(finding.lastIndexOf('/') + 1);
    }

    private static ValidatableResponse lower(RequestSpecification as, String finding) {
        return correct(as, finding, "OBSERVATION");
    }

    private static ValidatableResponse correct(RequestSpecification as, String finding, String severity) {
        return as.body("{\"category\":\"PERFORMANCE\",\"severity\":\"%s\",\"found\":\"已核对\",\"reason\":\"核实\"}"
                        .formatted(severity))
                .post(finding + "/corrections")
                .then();
    }

    @Test
    void whoeverSaysThatItWeighsLessDoesNotEndTheInspection() {
        String finding = found();
        lower(city.asLeader(), finding).statusCode(200);
        // Whoever tells it anew after that does not take it on.
        lower(city.asMember(), finding).statusCode(200);
        assertThat(missingAtTheEnd(city.asLeader())).contains("severity-lowered-by-same-person");
        assertThat(missingAtTheEnd(city.officer())).doesNotContain("severity-lowered-by-same-person");
        city.keptAs("66", city.office, null, city.leader);
        assertThat(missingAtTheEnd(city.at(city.officePath, "66", CityOfTests.TEAM_LEADER)))
                .contains("severity-lowered-by-same-person");

        correct(city.asMember(), finding, "VIOLATION").statusCode(200);
        lower(city.officer(), finding).statusCode(200);
        assertThat(missingAtTheEnd(city.at(city.officePath, "66", CityOfTests.TEAM_LEADER)))
                .doesNotContain("severity-lowered-by-same-person");
        assertThat(missingAtTheEnd(city.officer())).contains("severity-lowered-by-same-person");
        city.asMember()
                .body("{\"followerId\":\"%s\",\"task\":\"x\",\"dueInWorkingDays\":1}".formatted(city.member))
                .post(finding + "/follow-ups")
                .then()
                .statusCode(200);
        assertThat(missingAtTheEnd(city.officer())).doesNotContain("severity-lowered-by-same-person");
    }

    private List<String> missingAtTheEnd(RequestSpecification as) {
        return CityOfTests.conclude(as, inspection, now(), "")
                .statusCode(409)
                .extract()
                .path("unmet.condition");
    }

    @Test
    void aCorrectionIsOneMoreEditionAndLeavesTheOneBefore() {
        String finding = found();
        String body = "{\"category\":\"PERFORMANCE\",\"severity\":\"OBSERVATION\",\"found\":\"已核对\"%s}";
        city.asMember()
                .body(body.formatted(""))
                .post(finding + "/corrections")
                .then()
                .statusCode(400);
        city.asMember()
                .body(body.formatted(",\"reason\":\"核实\""))
                .post(finding + "/corrections")
                .then()
                .statusCode(200)
                .body("edition", equalTo(2), "severity", equalTo("OBSERVATION"), "reason", nullValue());
        opened(finding)
                .body("editions.found", contains(WORDS, "已核对"), "editions[1].reason", equalTo("核实"))
                .body("editions.severity", contains("EARLY_SIGN", "OBSERVATION"));
    }

    @Test
    void aChangeNeedsTheTagAndAReaderWhoHasItIsToldNothingNew() {
        String finding = found();
        String tag = city.asMember().get(finding).header("ETag");
        city.withKey(UUID.randomUUID().toString(), city.officePath, "7", CityOfTests.TEAM_MEMBER)
                .body("{\"followerId\":\"%s\",\"task\":\"x\",\"dueInWorkingDays\":1}".formatted(city.leader))
                .post(finding + "/follow-ups")
                .then()
                .statusCode(428);
        followUp(finding, ",\"dueInWorkingDays\":1").statusCode(200);
        city.withKey(UUID.randomUUID().toString(), city.officePath, "7", CityOfTests.TEAM_MEMBER)
                .header("If-Match", tag)
                .body("{\"followerId\":\"%s\",\"task\":\"x\",\"dueInWorkingDays\":1}".formatted(city.leader))
                .post(finding + "/follow-ups")
                .then()
                .statusCode(412);
        String now = city.asMember().get(finding).header("ETag");
        city.asMember().header("If-None-Match", now).get(finding).then().statusCode(304);
    }

    @Test
    void evidenceIsAFileOfTheSameUnitAndStep() {
        String file = uploaded(8);
        find(city.asMember(), body(8, "EARLY_SIGN", ",\"evidenceFileIds\":[\"%s\"]".formatted(uploaded(7))))
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        String finding = path("/findings/")
                + find(city.asMember(), body(8, "EARLY_SIGN", ",\"evidenceFileIds\":[\"%s\"]".formatted(file)))
                        .statusCode(201)
                        .extract()
                        .path("id");
        opened(finding).body("editions[0].evidenceFileIds", contains(file));
        followUp(finding, ",\"dueInWorkingDays\":1,\"evidenceFileIds\":[\"%s\"]".formatted(uploaded(7)))
                .statusCode(422);
    }

    private String uploaded(int step) {
        return city.asMember()
                .contentType("application/octet-stream")
                .body(CityOfTests.picture("F" + step))
                .post(path("/steps/" + step + "/files"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void theInspectionDoesNotEndWhileNobodySeesToWhatWeighs() {
        Instant beforeAny = now();
        find(city.asMember(), body(8, "OBSERVATION", "")).statusCode(201);
        String finding = found();
        String id = finding.substring(finding.lastIndexOf('/') + 1);
        city.conclude(inspection)
                .statusCode(409)
                .body("unmet.findAll { it.condition == 'finding-not-followed-up' }.subject", contains(id));
        Instant before = now();
        followUp(finding, ",\"dueInWorkingDays\":1").statusCode(200);
        city.conclude(inspection, before).body("unmet.condition", hasItem("finding-not-followed-up"));
        city.conclude(inspection, beforeAny).body("unmet.condition", hasItem("finding-not-followed-up"));
        city.conclude(inspection).body("unmet.condition", not(hasItem("finding-not-followed-up")));
    }

    @Test
    void aFindingIsRecordedWhileNobodyEndsTheInspection() throws Exception {
        assertThat(CityOfTests.afterWhoeverChanges(
                        inspection,
                        () -> find(city.asMember(), body(8, "EARLY_SIGN", ""))
                                .extract()
                                .statusCode()))
                .isEqualTo(201);
    }

    @Test
    void onlyTheTeamAndOfficersOfTheWholeCityReadAndEachReadingLeavesARow() {
        String finding = found();
        city.officer().get(finding).then().statusCode(200);
        city.at(city.path, "4", "discipline-officer").get(finding).then().statusCode(200);
        city.at(city.townPath, "9", ORGANIZATION_OFFICER)
                .get(finding)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        city.at(city.path, "3", "committee-member").get(finding).then().statusCode(403);
        city.at(city.path + ".other", "31", ORGANIZATION_OFFICER)
                .get(finding)
                .then()
                .statusCode(404);
        UUID foreign = city.knownCadre("12");
        city.form(city.team(foreign, List.of(), city.farm)).statusCode(201);
        find(city.at(city.officePath, "12", CityOfTests.TEAM_LEADER), body(8, "EARLY_SIGN", ""))
                .statusCode(404);
        find(city.at(city.townPath, "12", CityOfTests.TEAM_LEADER), body(8, "EARLY_SIGN", ""))
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        ofCycle(city.at(city.officePath, "12", CityOfTests.TEAM_LEADER), "")
                .statusCode(200)
                .body("items", empty());
        ofCycle(city.at(city.townPath, "9", ORGANIZATION_OFFICER), "").statusCode(404);
        ofCycle(city.asMember(), "").body("items", hasSize(1), "items[0].found", nullValue());
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and record_type = 'Finding' and record_id = ?",
                        finding.substring(finding.lastIndexOf('/') + 1)))
                .isEqualTo(3);
    }

    @Test
    void whoStandsAsideFromTheUnitNeitherWritesNorReads() {
        String finding = found();
        UUID kin = city.knownCadre("13");
        city.tell(kin, "13", city.office, 1, CityOfTests.kin(city.secretary));
        RequestSpecification aside = city.at(city.path, "13", ORGANIZATION_OFFICER);
        aside.get(finding).then().statusCode(403).body("code", equalTo("stands-aside"));
        city.at(city.path, "13", ORGANIZATION_OFFICER)
                .get(path("/findings"))
                .then()
                .statusCode(403);
        ofCycle(city.at(city.path, "13", ORGANIZATION_OFFICER), "")
                .statusCode(200)
                .body("items", empty());
        ofCycle(city.officer(), "").body("items", hasSize(1));
        find(city.at(city.path, "13", ORGANIZATION_OFFICER), body(8, "EARLY_SIGN", ""))
                .statusCode(409)
                .body("code", equalTo("member-recused"));
        city.asMember()
                .body("{\"followerId\":\"%s\",\"task\":\"x\",\"dueInWorkingDays\":1}".formatted(kin))
                .post(finding + "/follow-ups")
                .then()
                .statusCode(409)
                .body("code", equalTo("member-recused"), "unmet", nullValue());
        city.at(city.path, "13", ORGANIZATION_OFFICER)
                .body("{\"occurredAt\":\"%s\"}".formatted(now()))
                .post(path("/conclusion"))
                .then()
                .statusCode(409)
                .body("code", equalTo("member-recused"), "unmet.condition", not(hasItem("finding-not-followed-up")));
        city.asMember()
                .body("{\"followerId\":\"%s\",\"task\":\"x\",\"dueInWorkingDays\":1}".formatted(UUID.randomUUID()))
                .post(finding + "/follow-ups")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0})
    void whatIsOverdueIsListed(int days) {
        String finding = found();
        followUp(finding, ",\"dueInWorkingDays\":1").statusCode(200);
        dueInDays(finding, days);
        ofCycle(city.officer(), "?overdue=true").statusCode(200).body("items", hasSize(days < 0 ? 1 : 0));
        ofCycle(city.officer(), "?state=IN_FOLLOW_UP").body("items.overdue", contains(days < 0));
        settle(finding, "SETTLED", "").statusCode(200);
        ofCycle(city.officer(), "?overdue=true").body("items", empty());
        ofCycle(city.officer(), "?state=SETTLED").body("items", hasSize(1));
    }

    private void dueInDays(String finding, int days) {
        Database.execute(
                "update finding set due_on = ?, due_set_on = due_set_on - 90 where id = ?::uuid",
                CityOfTests.today().plusDays(days),
                finding.substring(finding.lastIndexOf('/') + 1));
    }

    @Test
    void whoeverIsToDoSomethingIsRemindedOnceHoweverManyLook() throws Exception {
        String finding = found();
        String id = finding.substring(finding.lastIndexOf('/') + 1);
        followUp(finding, ",\"dueInWorkingDays\":60").statusCode(200);
        reminders.remindDue();
        assertThat(toldOf(id)).isZero();
        dueInDays(finding, 0);
        AtOnce.run(8, i -> reminders.remindDue());
        assertThat(toldOf(id)).isEqualTo(1);
        dueInDays(finding, -1);
        AtOnce.run(8, i -> reminders.remindDue());
        assertThat(toldOf(id)).isEqualTo(2);
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            List<PublishedEvent> told = events.await(
                    2,
                    event -> event.type().equals("dev.qingfeng.inspection.finding-due.v1")
                            && event.json().path("findingId").asText().equals(id));
            assertThat(told)
                    .extracting(event -> event.json().path("kind").asText())
                    .containsExactlyInAnyOrder("UPCOMING", "OVERDUE");
            assertThat(told.get(0).json().path("followerId").asText()).isEqualTo(city.leader.toString());
        }
        opened(finding)
                .body("reminders.kind", contains("UPCOMING", "OVERDUE"), "reminders.workingDays", contains(1, 0))
                .body("reminders.followerId", everyItem(equalTo(city.leader.toString())))
                .body("reminders.toldAt", everyItem(notNullValue()));
        settle(finding, "SETTLED", "").statusCode(200);
        dueInDays(finding, -5);
        reminders.remindDue();
        assertThat(toldOf(id)).isEqualTo(2);
    }

    @Test
    void whoeverHasAFindingReadsItAnewOnceItWasReminded() {
        String finding = found();
        followUp(finding, ",\"dueInWorkingDays\":60").statusCode(200);
        String tag = city.asMember().get(finding).header("ETag");
        dueInDays(finding, -1);
        reminders.remindDue();
        city.asMember()
                .header("If-None-Match", tag)
                .get(finding)
                .then()
                .statusCode(200)
                .body("reminders.kind", contains("OVERDUE"));
    }

    @Test
    void onlyThoseAreLookedAtOfWhichAReminderIsDue() {
        String finding = found();
        UUID id = UUID.fromString(idOf(finding));
        followUp(finding, ",\"dueInWorkingDays\":60").statusCode(200);
        assertThat(toRemindOf(new UUID(0, 0))).isEmpty();
        WorkingDays days = WorkingDays.of(Map.of());
        for (LocalDate due : List.of(
                CityOfTests.today().minusDays(1),
                days.plus(CityOfTests.today(), 1),
                days.plus(CityOfTests.today(), 3))) {
            Database.execute(
                    "update finding set due_on = ?, due_set_on = ? where id = ?",
                    due,
                    CityOfTests.today().minusDays(9),
                    id);
            assertThat(toRemindOf(new UUID(0, 0))).as("%s", due).containsExactly(id);
            assertThat(toRemindOf(id)).isEmpty();
            reminders.remindDue();
            assertThat(toRemindOf(new UUID(0, 0))).as("%s, told", due).isEmpty();
        }
        Database.execute(
                "update finding set due_on = ? where id = ?",
                days.plus(CityOfTests.today(), 3).plusDays(1),
                id);
        assertThat(toRemindOf(new UUID(0, 0))).isEmpty();
    }

    private List<UUID> toRemindOf(UUID after) {
        return QuarkusTransaction.requiringNew()
                .call(() -> findings.toRemindOf(city.cycle, reminders.latest(WorkingDays.of(Map.of())), after, 10));
    }

    @Test
    void allOfManyAreToldOf() {
        String finding = found();
        followUp(finding, ",\"dueInWorkingDays\":1").statusCode(200);
        dueInDays(finding, -1);
        Database.execute("""
                insert into finding select (f).* from (
                  select jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid())) as f
                  from finding f, generate_series(1, 100) where f.id = ?::uuid) copies""", idOf(finding));
        reminders.remindDue();
        assertThat(Database.number("select count(*) from finding_reminder where cycle_id = ?", city.cycle))
                .isEqualTo(101);
    }

    private static long toldOf(String finding) {
        return Database.number("select count(*) from finding_reminder where finding_id = ?::uuid", finding);
    }

    @Test
    void ofTenWhoSettleAtOnceOneDoes() throws Exception {
        String finding = found();
        followUp(finding, ",\"dueInWorkingDays\":1").statusCode(200);
        assertThat(AtOnce.statuses(10, i -> settle(finding, "SETTLED", "")))
                .containsOnlyOnce(200)
                .isSubsetOf(200, 409);
    }

    @Test
    void theWordsAreNowhereInTheClearAndMoveUnderTheNextKey() {
        String finding = found();
        String id = finding.substring(finding.lastIndexOf('/') + 1);
        followUp(finding, ",\"dueInWorkingDays\":1").statusCode(200);
        for (String kept : List.of(
                "idempotency_key", "outbox", "audit_entry", "finding", "finding_edition", "finding_follow_up")) {
            assertThat(Database.number("select count(*) from " + kept + " k where k::text like '%台账%'"))
                    .as(kept)
                    .isZero();
        }
        assertThat(Database.number("select count(*) from finding_edition e join finding_follow_up f using (finding_id)"
                        + " where position(convert_to('台账', 'UTF8') in e.found) > 0"
                        + " or position(convert_to('台账', 'UTF8') in f.said) > 0"))
                .isZero();
        QuarkusTransaction.requiringNew()
                .run(() -> findingKeys.findById(UUID.fromString(id)).rewrap(FormerKey.envelope(keys)));
        rotation.rotate();
        assertThat(Database.number(
                        "select count(*) from finding_key where key_id = ? and id = ?::uuid", keys.currentKey(), id))
                .isEqualTo(1);
        opened(finding).body("editions.found", contains(WORDS));
    }
}
