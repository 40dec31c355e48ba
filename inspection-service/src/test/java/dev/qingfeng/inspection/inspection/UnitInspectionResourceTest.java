package dev.qingfeng.inspection.inspection;

import static dev.qingfeng.inspection.CityOfTests.EVIDENCE;
import static dev.qingfeng.inspection.CityOfTests.TEAM_LEADER;
import static dev.qingfeng.inspection.CityOfTests.TEAM_MEMBER;
import static dev.qingfeng.inspection.CityOfTests.daysAgo;
import static dev.qingfeng.inspection.CityOfTests.notice;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.AtOnce;
import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An inspection is announced two full days ahead, carried out in ten steps with their evidence, and concluded. */
@QuarkusTest
class UnitInspectionResourceTest {

    private static final String INSPECTIONS = "/inspection/v1/inspections";

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void found() {
        city.founded();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private ValidatableResponse announce(String inspection, String body) {
        return city.asLeader()
                .body(body)
                .post(INSPECTIONS + "/" + inspection + "/notice")
                .then();
    }

    private String announcedInField() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.pledgePublicly(city.town);
        return inspection;
    }

    @Test
    void whoeverTookOverFromAUnitSeesItsInspection() {
        UUID merged = city.knownUnit("TOWN");
        city.form(city.team(List.of(city.member), merged)).statusCode(201);
        String inspection = city.inspectionOf(merged);
        city.at(city.townPath, "9", "organization-officer")
                .get(INSPECTIONS + "/" + inspection)
                .then()
                .statusCode(404);

        city.merged(merged, city.townPath);
        city.at(city.townPath, "9", "organization-officer")
                .get(INSPECTIONS + "/" + inspection)
                .then()
                .statusCode(200)
                .body("unitId", equalTo(merged.toString()));
    }

    @Test
    void anInspectionGoesFromItsTeamToItsConclusion() {
        String inspection = announcedInField();
        city.record(inspection, city.step(1)).statusCode(200);
        city.interview(inspection);
        for (int number : new int[] {7, 3, 2, 4, 5, 6, 9, 8, 10}) {
            city.record(inspection, city.step(number)).statusCode(200);
        }
        city.conclude(inspection)
                .statusCode(200)
                .header("ETag", equalTo("\"v12\""))
                .body("state", equalTo("CONCLUDED"), "conclusion.late", equalTo(false))
                .body("steps.step", contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
                .body("steps[6].code", equalTo("FIELD_VISIT"))
                .body("steps[6].responsibleId", equalTo(city.member.toString()))
                .body("steps[6].evidence[0].reference", equalTo("会议记录 2026-017"));
        city.conclude(inspection).statusCode(409).body("code", equalTo("concluded-already"));

        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            List<PublishedEvent> told = events.await(12, event -> event.key().equals(inspection));
            assertThat(told).extracting(PublishedEvent::version).isSorted().doesNotHaveDuplicates();
            assertThat(told.get(0).type()).isEqualTo("dev.qingfeng.inspection.notice-posted.v1");
            assertThat(told.get(1).json().get("step").asText()).isEqualTo("DUTY_AND_INTEGRITY_REPORT");
            assertThat(told.get(11).type()).isEqualTo("dev.qingfeng.inspection.inspection-concluded.v1");
            assertThat(told).extracting(PublishedEvent::payload).noneMatch(payload -> payload.contains("会议"));
        }
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_type = 'UnitInspection' and record_id = ?"
                                + " and operation = 'recordStep'",
                        inspection))
                .isEqualTo(10);
    }

    @Test
    void aNoticePostedLateIsRefused() {
        city.formed();
        String inspection = city.inspectionOf(city.town);
        announce(inspection, notice(0, 2, ""))
                .statusCode(422)
                .body("code", equalTo("notice-too-late"), "unmet.condition", contains("notice-too-late"))
                .body(
                        "detail",
                        equalTo("2 full calendar days lie between the day of posting and the day fieldwork begins on: "
                                + CityOfTests.today().plusDays(3) + " at the earliest."));
        announce(inspection, notice(0, 3, ""))
                .statusCode(200)
                .body("state", equalTo("NOTICE_POSTED"), "notice.late", equalTo(false))
                .body("notice.teamNames", contains("某某6", "某某7"));
    }

    @Test
    void aNoticePostedInTimeAndRecordedLateIsTakenAndFlagged() {
        city.formed();
        String inspection = city.inspectionOf(city.town);
        announce(inspection, notice(3, 0, "")).statusCode(422).body("code", equalTo("late-reason-missing"));
        announce(inspection, notice(3, 0, ",\"lateReason\":\"没有网络\""))
                .statusCode(200)
                .body("notice.late", equalTo(true), "notice.lateReason", equalTo("没有网络"));
        announce(inspection, notice(2, 0, ",\"lateReason\":\"没有网络\""))
                .statusCode(422)
                .body("code", equalTo("notice-too-late"));
        announce(inspection, notice(-1, 5, "")).statusCode(422).body("code", equalTo("in-the-future"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            PublishedEvent posted = events.await(event -> event.key().equals(inspection));
            assertThat(posted.payload()).contains("\"late\":true").doesNotContain("没有网络", "12380", "公示栏", "某某");
        }
    }

    @Test
    void aNoticeIsIssuedAnewUntilTheFirstStep() {
        String inspection = announcedInField();
        announce(inspection, notice(3, 0, ",\"lateReason\":\"更正\"")).statusCode(200);
        city.record(inspection, city.step(1)).statusCode(200);
        announce(inspection, notice(3, 0, ",\"lateReason\":\"更正\""))
                .statusCode(409)
                .body("code", equalTo("notice-in-use"));
    }

    @Test
    void aNoticeIssuedAnewDidNotHangBeforeTheOneInWhosePlaceItIs() {
        String inspection = announcedInField();
        announce(inspection, notice(4, 0, ",\"lateReason\":\"更正\""))
                .statusCode(422)
                .body("code", equalTo("notice-before-change"))
                .body("unmet.rule", contains("Notice"), "unmet.condition", contains("notice-before-change"));
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 0, -1})
    void thereIsNoEleventhStep(int number) {
        String inspection = announcedInField();
        city.record(inspection, city.step(number))
                .statusCode(422)
                .body("code", equalTo("no-such-step"), "unmet.condition", contains("no-such-step"))
                .body(
                        "detail",
                        equalTo("The steps of an inspection are numbered from 1 to 10; there is no step " + number
                                + "."));
    }

    @Test
    void aStepNeedsTheTeamInTheFieldAndANotice() {
        city.formed();
        city.record(city.inspectionOf(city.town), city.step(2))
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body(
                        "unmet.condition",
                        contains(
                                "public-pledge-missing",
                                "meeting-missing",
                                "fieldwork-not-started",
                                "notice-not-posted",
                                "step-out-of-order"));
    }

    @Test
    void aStepWaitsForTheAnnouncedDay() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        announce(inspection, notice(0, 3, "")).statusCode(200);
        city.assemble(inspection);
        city.record(inspection, city.step(1))
                .statusCode(409)
                .body("unmet.condition", contains("notice-period-running"))
                .body("unmet.rule", contains("Notice"))
                .body("unmet.clause", contains("提前兩天發出書面考察預告,公佈舉報電話和考察組成員名單"))
                .body("unmet.subject", contains(CityOfTests.today().plusDays(3).toString()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5})
    void ballotsDoNotOpenBeforeThePublicPledgeOfTheirUnit(int number) {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.record(inspection, city.step(1)).statusCode(200);
        city.pledgePublicly(city.farm);
        city.record(inspection, city.step(number))
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.condition", contains("public-pledge-missing"))
                .body("unmet.rule", contains("Public pledge"))
                .body("unmet.clause", contains("考察組組長代表考察組在換屆考察測評大會上作公開承諾"))
                .body("unmet.subject", contains(city.town.toString()));
        // Whatever needs no ballots does not wait for it.
        city.record(inspection, city.step(3)).statusCode(200);
        city.pledgePublicly(city.town);
        city.record(inspection, city.step(number)).statusCode(200);
    }

    @Test
    void whatCountsIsWhenThePublicPledgeWasMade() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.record(inspection, city.step(1)).statusCode(200);
        Instant opens = now();
        String ballots = city.step(2, opens.toString(), opens.toString(), city.member, "[" + EVIDENCE + "]");
        Instant later = opens.plusNanos(1000);
        UUID made = city.pledgePublicly(city.town, later);
        city.record(inspection, ballots)
                .statusCode(409)
                .body("unmet.condition", contains("ballots-before-public-pledge"))
                .body("unmet.rule", contains("Public pledge"));
        city.publicPledge(made, city.town, opens, 1);
        city.record(inspection, ballots).statusCode(200);
    }

    @Test
    void aPublicPledgeThatWasWithdrawnOpensNoBallotsAndAnotherOneDoes() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.record(inspection, city.step(1)).statusCode(200);
        city.withdraw(city.pledgePublicly(city.town));
        city.record(inspection, city.step(2))
                .statusCode(409)
                .body("unmet.condition", contains("public-pledge-missing"));
        UUID another = city.pledgePublicly(city.town);
        city.record(inspection, city.step(2)).statusCode(200);
        // What was carried out on the strength of one stays.
        city.withdraw(another);
        city.asMember()
                .get("/inspection/v1/inspections/" + inspection)
                .then()
                .statusCode(200)
                .body("steps.step", hasItems(1, 2));
    }

    @Test
    void aPublicPledgeOfAnotherCycleOpensNoBallots() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.record(inspection, city.step(1)).statusCode(200);
        try (CityOfTests other = new CityOfTests().founded()) {
            other.pledgePublicly(city.town);
        }
        city.record(inspection, city.step(2))
                .statusCode(409)
                .body("unmet.condition", contains("public-pledge-missing"));
    }

    @Test
    void aStepDoesNotStartBeforeTheFieldworkOfItsTeam() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        announce(inspection, notice(5, -2, ",\"lateReason\":\"没有网络\"")).statusCode(200);
        city.assemble(inspection);
        String early = now().minusSeconds(3600).toString();
        String step = city.step(1, early, now().toString(), city.member, "[" + EVIDENCE + "]");
        city.record(inspection, step.replaceFirst("}$", CityOfTests.PERHAPS_LATE + "}"))
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.condition", contains("step-before-fieldwork"))
                .body("unmet.rule", contains("The ten steps"));
        city.record(inspection, city.step(1)).statusCode(200);
    }

    @Test
    void anInspectionDoesNotEndBeforeItsLastStep() {
        String inspection = announcedInField();
        city.record(inspection, city.step(1)).statusCode(200);
        city.interview(inspection);
        Instant early = now();
        for (int number = 2; number <= 10; number++) {
            city.record(inspection, city.step(number)).statusCode(200);
        }
        city.conclude(inspection, early).statusCode(422).body("code", equalTo("ends-before-last-step"));
        city.conclude(inspection).statusCode(200);
    }

    @Test
    void stepsKeepTheirOrder() {
        String inspection = announcedInField();
        city.record(inspection, city.step(2))
                .statusCode(409)
                .body("unmet.condition", contains("step-out-of-order"))
                .body("unmet.subject", contains("DUTY_AND_INTEGRITY_REPORT"));
        city.record(inspection, city.step(1)).statusCode(200);
        city.record(inspection, city.step(10)).statusCode(409).body("unmet", hasSize(8));
    }

    /** Recorded whole after a day without network, as it would be while it goes on. */
    @Test
    void whatComesBeforeIsOverByTheTimeTheNextBegins() {
        city.inField();
        Instant nine = now();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.pledgePublicly(city.town);
        Instant ten = now();
        city.record(inspection, city.step(1, nine.toString(), ten.toString(), city.member, "[" + EVIDENCE + "]"))
                .statusCode(200);
        String during = ten.minusNanos(1000).toString();
        city.record(inspection, city.step(3, during, ten.toString(), city.member, "[" + EVIDENCE + "]"))
                .statusCode(409)
                .body("unmet.condition", contains("step-out-of-order"))
                .body("unmet.subject", contains("DUTY_AND_INTEGRITY_REPORT"));
        city.interview(inspection);
        for (int number = 2; number <= 9; number++) {
            city.record(inspection, city.step(number)).statusCode(200);
        }
        city.record(inspection, city.step(10, during, now().toString(), city.member, "[" + EVIDENCE + "]"))
                .statusCode(409)
                .body("unmet.condition", hasItem("step-out-of-order"))
                .body("unmet.subject", hasItem("SPECIAL_INVESTIGATION"));
        city.record(inspection, city.step(10)).statusCode(200);
    }

    @Test
    void anInspectionIsNotConcludedBeforeItIsWhole() {
        String inspection = announcedInField();
        city.record(inspection, city.step(1)).statusCode(200);
        city.conclude(inspection)
                .statusCode(409)
                .body("unmet.findAll { it.condition == 'step-missing' }", hasSize(9))
                .body("unmet.findAll { it.condition == 'evidence-missing' }", hasSize(10))
                .body("unmet.subject", hasItems("FIELD_VISIT", "COMPREHENSIVE_ANALYSIS", "FIELD_VISIT RECORD/FILE"));
        city.enter("POLICY_ADOPTION", 1);
        city.conclude(inspection).statusCode(409).body("unmet.condition", hasItems("phase-passed"));
    }

    @Test
    void aStepHasEvidenceOfItsOwnAndSomeoneOfTheTeamWhoIsResponsible() {
        String inspection = announcedInField();
        String time = now().toString();
        city.record(inspection, city.step(1, time, time, city.member, "[]"))
                .statusCode(422)
                .body("code", equalTo("evidence-missing"))
                .body("unmet.condition", contains("evidence-missing"), "unmet.subject", contains("RECORD"));
        city.record(inspection, city.step(1, time, time, city.secretary, "[" + EVIDENCE + "]"))
                .statusCode(422)
                .body("code", equalTo("responsible-not-of-the-team"))
                .body("unmet.subject", contains(city.secretary.toString()));
        city.record(inspection, city.step(1, time, daysAgo(1).toString(), city.member, "[" + EVIDENCE + "]"))
                .statusCode(422);
        city.record(inspection, city.step(1, now().plusSeconds(60).toString(), time, city.member, "[" + EVIDENCE + "]"))
                .statusCode(422)
                .body("code", equalTo("ends-before-start"));
        city.record(inspection, city.step(1, time, time, city.member, "[{\"kind\":\"FILE\",\"reference\":\"他说得不好。\"}]"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/evidence/0/reference"))
                .body("errors[0].code", equalTo("wrong-format"));
        city.record(
                        inspection,
                        city.step(
                                1, time, time, city.member, "[{\"kind\":\"COUNT\",\"reference\":\"票\",\"count\":-1}]"))
                .statusCode(400);
    }

    @Test
    void aStepIsRecordedOnce() {
        String inspection = announcedInField();
        city.record(inspection, city.step(1)).statusCode(200);
        city.record(inspection, city.step(1)).statusCode(409).body("code", equalTo("step-recorded-already"));
        assertThatThrownBy(() -> Database.execute(
                        "insert into inspection_step select * from inspection_step where inspection_id = ?::uuid",
                        inspection))
                .rootCause()
                .hasMessageContaining("inspection_step_once");
    }

    @Test
    void ofTenWhoRecordTheSameStepAtOnceOneDoes() throws Exception {
        String inspection = announcedInField();
        String body = city.step(1);
        assertThat(AtOnce.statuses(10, i -> city.record(inspection, body)))
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        assertThat(Database.number("select count(*) from inspection_step where inspection_id = ?::uuid", inspection))
                .isEqualTo(1);
    }

    @Test
    void eightWhoRecordDifferentStepsAtOnceAllDo() throws Exception {
        String inspection = announcedInField();
        city.record(inspection, city.step(1)).statusCode(200);
        city.interview(inspection);
        List<String> bodies = IntStream.rangeClosed(2, 9).mapToObj(city::step).toList();
        assertThat(AtOnce.statuses(8, i -> city.record(inspection, bodies.get(i))))
                .containsOnly(200);
        city.officer()
                .get(INSPECTIONS + "/" + inspection)
                .then()
                .body("steps", hasSize(9))
                .header("ETag", equalTo("\"v10\""));
    }

    @Test
    void peopleOfTeamsActOnTheUnitsOfTheirOwnTeamOnly() {
        String inspection = announcedInField();
        UUID third = city.knownCadre("8");
        city.form(city.team(third, List.of(), city.farm)).statusCode(201);
        String another = city.inspectionOf(city.farm);

        city.asMember().get(INSPECTIONS).then().body("items.id", contains(inspection));
        city.asMember().get(INSPECTIONS + "/" + another).then().statusCode(404);
        city.record(another, city.step(1)).statusCode(404);
        // Their own unit's tree shows it to them, and still it is not theirs.
        city.at(city.path, "7", TEAM_MEMBER)
                .get(INSPECTIONS + "/" + another)
                .then()
                .statusCode(200);
        city.at(city.path, "7", TEAM_MEMBER)
                .body(city.step(1))
                .post(INSPECTIONS + "/" + another + "/steps")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        city.at(city.path, "8", TEAM_LEADER)
                .body(notice(0, 3, ""))
                .post(INSPECTIONS + "/" + inspection + "/notice")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        city.asMember()
                .body(notice(0, 3, ""))
                .post(INSPECTIONS + "/" + inspection + "/notice")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void anOfficerOfTheUnitThatIsInspectedDoesNotActInItsInspection() {
        String inspection = announcedInField();
        Map<String, String> acts = Map.of(
                "notice",
                notice(4, 0, ",\"lateReason\":\"更正\""),
                "steps",
                city.step(1),
                "conclusion",
                "{\"occurredAt\":\"%s\"}".formatted(now()));
        acts.forEach((act, body) -> city.at(city.townPath, "3", CityOfTests.ORGANIZATION_OFFICER)
                .body(body)
                .post(INSPECTIONS + "/" + inspection + "/" + act)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team")));
        city.at(city.townPath, "3", CityOfTests.ORGANIZATION_OFFICER)
                .get(INSPECTIONS + "/" + inspection)
                .then()
                .statusCode(200)
                .body("steps", empty());
    }

    @Test
    void anOfficerActsForTheirWholeCity() {
        String inspection = announcedInField();
        city.officer()
                .body(city.step(1))
                .post(INSPECTIONS + "/" + inspection + "/steps")
                .then()
                .statusCode(200);
        city.at(city.officePath, "3", CityOfTests.ORGANIZATION_OFFICER)
                .body(city.step(2))
                .post(INSPECTIONS + "/" + inspection + "/steps")
                .then()
                .statusCode(404);
        // An officer elsewhere who is of the team acts as one of the team, and not as an officer.
        city.at(city.officePath, "7", CityOfTests.ORGANIZATION_OFFICER, TEAM_LEADER)
                .body(notice(4, 0, ",\"lateReason\":\"更正\""))
                .post(INSPECTIONS + "/" + inspection + "/notice")
                .then()
                .statusCode(403);
    }

    @Test
    void anotherCitySeesNothingOfIt() {
        String inspection = announcedInField();
        try (CityOfTests other = new CityOfTests().founded()) {
            other.officer().get(INSPECTIONS).then().body("items", empty());
            other.officer().get(INSPECTIONS + "/" + inspection).then().statusCode(404);
            other.record(inspection, city.step(1)).statusCode(404);
        }
    }

    @Test
    void aChangeNeedsTheCurrentTag() {
        String inspection = announcedInField();
        city.withKey(UUID.randomUUID().toString(), city.officePath, "7", TEAM_MEMBER)
                .body(city.step(1))
                .post(INSPECTIONS + "/" + inspection + "/steps")
                .then()
                .statusCode(428);
        city.withKey(UUID.randomUUID().toString(), city.officePath, "7", TEAM_MEMBER)
                .header("If-Match", "\"v0\"")
                .body(city.step(1))
                .post(INSPECTIONS + "/" + inspection + "/steps")
                .then()
                .statusCode(412);
        city.withKey(UUID.randomUUID().toString(), city.officePath, "7", TEAM_MEMBER)
                .header("If-Match", "\"v1\"")
                .body(city.step(1))
                .post(INSPECTIONS + "/" + inspection + "/steps")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v2\""));
        city.officer()
                .header("If-None-Match", "\"v2\"")
                .get(INSPECTIONS + "/" + inspection)
                .then()
                .statusCode(304);
    }

    @Test
    void inspectionsComeInPages() {
        city.form(city.team(List.of(), city.town, city.farm)).statusCode(201);
        String next = city.officer()
                .get(INSPECTIONS + "?limit=1&cycleId=" + city.cycle)
                .then()
                .header("Link", notNullValue())
                .body("items", hasSize(1))
                .extract()
                .path("next");
        city.officer()
                .get(INSPECTIONS + "?limit=1&cycleId=" + city.cycle + "&cursor=" + next)
                .then()
                .body("items", hasSize(1), "next", nullValue());
    }
}
