package dev.qingfeng.inspection.opinion;

import static dev.qingfeng.inspection.CityOfTests.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
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
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After fieldwork the inspection team meets in time and forms its opinion of the leadership team and of each member. */
@QuarkusTest
class OpinionResourceTest {

    private static final String INSPECTIONS = "/inspection/v1/inspections/";
    private static final String LEADERSHIP_TEAM = "\"subject\":\"LEADERSHIP_TEAM\"";

    @Inject
    KeyRotation rotation;

    @Inject
    ConfidentialConfig keys;

    @Inject
    TeamMeetingRepository meetings;

    @Inject
    OpinionKeyRepository opinionKeys;

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void found() {
        city.founded();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private static String member(UUID cadre) {
        return "\"subject\":\"MEMBER\",\"cadreId\":\"%s\"".formatted(cadre);
    }

    private ValidatableResponse meet(String inspection, String occurredAt, String more, UUID... present) {
        return city.asLeader()
                .body("{\"occurredAt\":\"%s\",\"place\":\"会议室\",\"presentIds\":[%s]%s}"
                        .formatted(occurredAt, CityOfTests.list(Stream.of(present)), more))
                .post(INSPECTIONS + inspection + "/team-meeting")
                .then();
    }

    private void dueOn(String inspection, int daysFromNow) {
        Database.execute(
                "update team_meeting set deadline = ? where inspection_id = ?::uuid",
                CityOfTests.today().plusDays(daysFromNow),
                inspection);
    }

    @Test
    void theMeetingIsDueWithTheEndOfTheInspectionThreeWorkingDaysLater() {
        String inspection = city.concluded();
        city.asMember()
                .get(INSPECTIONS + inspection + "/team-meeting")
                .then()
                .statusCode(200)
                .body("heldAt", nullValue(), "presentIds", empty())
                .body(
                        "deadline",
                        equalTo(WorkingDays.of(Map.of())
                                .plus(CityOfTests.today(), 3)
                                .toString()));
        overdue().body("items", empty());
        dueOn(inspection, -1);
        overdue().body("items.inspectionId", contains(inspection));
        meet(inspection, now().toString(), "", city.leader, city.member)
                .statusCode(422)
                .body("code", equalTo("team-meeting-overdue"));
        meet(inspection, now().toString(), ",\"delayReason\":\"防汛值守\"", city.leader, city.member)
                .statusCode(200)
                .body("delayReason", equalTo("防汛值守"));
        overdue().body("items", empty());
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            PublishedEvent met = events.await(event -> event.type().equals("dev.qingfeng.inspection.team-met.v1")
                    && event.json().path("inspectionId").asText().equals(inspection));
            assertThat(met.payload()).contains("\"delayed\":true").doesNotContain("防汛");
        }
    }

    @Test
    void itsDaysCountFromTheEndOfTheInspectionAndNotOfItsLastStep() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.pledgePublicly(city.town);
        city.record(inspection, city.step(1)).statusCode(200);
        city.interview(inspection);
        for (int number = 2; number <= 10; number++) {
            city.record(inspection, city.step(number)).statusCode(200);
        }
        Database.execute(
                "update inspection_step set started_at = started_at - interval '4 days', ended_at = ended_at - interval '4 days'"
                        + " where inspection_id = ?::uuid",
                inspection);
        city.conclude(inspection).statusCode(200);
        city.asMember()
                .get(INSPECTIONS + inspection + "/team-meeting")
                .then()
                .body(
                        "deadline",
                        equalTo(WorkingDays.of(Map.of())
                                .plus(CityOfTests.today(), 3)
                                .toString()));
    }

    private ValidatableResponse overdue() {
        return city.officer()
                .get("/inspection/v1/team-meetings?overdue=true&cycleId=" + city.cycle)
                .then()
                .statusCode(200);
    }

    @Test
    void theLastDayIsInTimeAndAReasonThatIsNotNeededIsDropped() {
        String inspection = city.concluded();
        dueOn(inspection, 0);
        overdue().body("items", empty());
        meet(inspection, now().toString(), ",\"delayReason\":\"无\"", city.leader, city.member)
                .statusCode(200)
                .body("delayReason", nullValue());
        meet(inspection, now().toString(), "", city.leader, city.member)
                .statusCode(409)
                .body("code", equalTo("team-met-already"));
    }

    @Test
    void theTeamMeetsAfterTheEndAndWithMoreThanHalfOfIt() {
        city.inField();
        String open = city.inspectionOf(city.town);
        meet(open, now().toString(), "", city.leader, city.member)
                .statusCode(409)
                .body("unmet.condition", contains("inspection-not-concluded"))
                .body("unmet.rule", contains("Preliminary opinions"));
        try (CityOfTests another = new CityOfTests().founded()) {
            String inspection = another.concluded();
            String meeting = INSPECTIONS + inspection + "/team-meeting";
            String body =
                    "{\"occurredAt\":\"%s\",\"place\":\"会议室\",\"presentIds\":[\"%s\"]" + CityOfTests.PERHAPS_LATE + "}";
            another.asLeader()
                    .body(body.formatted(now(), another.leader))
                    .post(meeting)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("too-few-of-the-team"));
            another.asLeader()
                    .body(body.formatted(now(), another.secretary))
                    .post(meeting)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"));
            another.asLeader()
                    .body(body.formatted(now().minusSeconds(600), another.leader + "\",\"" + another.member))
                    .post(meeting)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("team-met-before-end"));
            another.asMember()
                    .body(body.formatted(now(), another.leader))
                    .post(meeting)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void whoeverStandsAsideIsNotAtTheTeamsMeetingNorAmongThoseOfWhomMoreThanHalfMeet() {
        String inspection = city.concluded();
        String leaders = standAside(city.leader);
        meet(inspection, now().toString(), "", city.member)
                .statusCode(409)
                .body("code", equalTo("member-recused"))
                .body("unmet.subject", contains(city.leader + "/" + city.town));
        city.officer()
                .body("{\"reason\":\"經核實不屬實\"}")
                .post("/inspection/v1/recusals/" + leaders + "/withdrawal")
                .then()
                .statusCode(200);
        standAside(city.member);
        meet(inspection, now().toString(), "", city.leader, city.member)
                .statusCode(409)
                .body("code", equalTo("member-recused"))
                .body("unmet.subject", contains(city.member + "/" + city.town));
        meet(inspection, now().toString(), "", city.leader)
                .statusCode(200)
                .body("presentIds", contains(city.leader.toString()));
    }

    @Test
    void whoWasAtTheTeamsMeetingBeforeTheyStoodAsideWasThere() {
        String inspection = city.concluded();
        Instant met = now();
        standAside(city.member);
        meet(inspection, met.toString(), CityOfTests.PERHAPS_LATE, city.leader, city.member)
                .statusCode(200)
                .body("presentIds", hasSize(2));
    }

    @Test
    void whoeverStandsAsideFormsNoOpinion() {
        String inspection = city.concluded();
        city.holdTeamMeeting(inspection).statusCode(200);
        standAside(city.leader);
        city.formOpinion(inspection, "\"subject\":\"LEADERSHIP_TEAM\"")
                .statusCode(409)
                .body("code", equalTo("member-recused"))
                .body("unmet.subject", contains(city.leader + "/" + city.town));
    }

    private String standAside(UUID cadre) {
        return city.officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                        .formatted(city.cycle, cadre, city.town))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void opinionsAreFormedOfTheLeadershipTeamAndEachMemberOnceTheTeamHasMet() {
        String inspection = city.concluded();
        city.formOpinion(inspection, LEADERSHIP_TEAM).statusCode(409).body("unmet.condition", contains("team-not-met"));
        city.holdTeamMeeting(inspection).statusCode(200);
        missing(inspection).body("leadershipTeam", equalTo(true), "memberIds", contains(city.secretary.toString()));
        city.formOpinion(inspection, LEADERSHIP_TEAM)
                .statusCode(201)
                .body("edition", equalTo(1), "merits", nullValue(), "grade", nullValue());
        city.formOpinion(inspection, member(city.secretary)).statusCode(201);
        missing(inspection).body("leadershipTeam", equalTo(false), "memberIds", empty());
        city.formOpinion(inspection, member(city.leader)).statusCode(422).body("code", equalTo("unknown-reference"));
        city.formOpinion(inspection, "\"subject\":\"MEMBER\"")
                .statusCode(422)
                .body("code", equalTo("subject-mismatch"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            List<PublishedEvent> formed = events.await(
                    2,
                    event -> event.type().equals("dev.qingfeng.inspection.opinion-formed.v1")
                            && event.json().path("inspectionId").asText().equals(inspection));
            assertThat(formed)
                    .extracting(PublishedEvent::payload)
                    .noneMatch(payload -> payload.contains("FAIRLY") || payload.contains("作风"));
        }
    }

    private ValidatableResponse missing(String inspection) {
        return city.asMember()
                .get(INSPECTIONS + inspection + "/opinions/missing")
                .then()
                .statusCode(200);
    }

    @Test
    void oneThatIsFormedAnewNeedsAReasonAndLeavesTheOneBefore() {
        String inspection = city.opined();
        city.formOpinion(inspection, LEADERSHIP_TEAM).statusCode(422).body("code", equalTo("change-reason-missing"));
        city.formOpinion(inspection, LEADERSHIP_TEAM + ",\"changeReason\":\"核实后修改\"")
                .statusCode(201)
                .body("edition", equalTo(2), "changeReason", nullValue());
        city.asMember()
                .get(INSPECTIONS + inspection + "/opinions")
                .then()
                .body("items", hasSize(3))
                .body("items.edition", hasItem(2))
                .body("items.findAll { it.subject == 'LEADERSHIP_TEAM' }.edition", contains(1, 2));
    }

    @Test
    void ofTenWhoFormTheSameAtOnceOneDoes() throws Exception {
        String inspection = city.concluded();
        city.holdTeamMeeting(inspection).statusCode(200);
        assertThat(AtOnce.statuses(10, i -> city.formOpinion(inspection, LEADERSHIP_TEAM)))
                .containsOnlyOnce(201)
                .isSubsetOf(201, 409, 422);
    }

    @Test
    void theTextsAreNotInTheDatabaseAndMoveUnderTheNextKey() {
        String inspection = city.opined();
        assertThat(Database.number("select count(*) from preliminary_opinion o where o::text like '%作风%'"
                        + " or position(convert_to('作风', 'UTF8') in merits) > 0"))
                .isZero();
        for (String kept : List.of("idempotency_key", "outbox", "audit_entry")) {
            assertThat(Database.number("select count(*) from " + kept + " k where k::text like '%作风扎实%'"))
                    .as(kept)
                    .isZero();
        }
        QuarkusTransaction.requiringNew().run(() -> {
            UUID meeting =
                    meetings.findOf(UUID.fromString(inspection)).orElseThrow().id();
            opinionKeys.findById(meeting).rewrap(FormerKey.envelope(keys));
        });
        assertThat(Database.number(
                        "select count(*) from opinion_key k join team_meeting m using (id)"
                                + " where k.key_id = 'former' and m.inspection_id = ?::uuid",
                        inspection))
                .isEqualTo(1);
        rotation.rotate();
        assertThat(Database.number(
                        "select count(*) from opinion_key k join team_meeting m using (id)"
                                + " where k.key_id = ? and m.inspection_id = ?::uuid",
                        keys.currentKey(),
                        inspection))
                .isEqualTo(1);
        city.asMember()
                .get(INSPECTIONS + inspection + "/opinions")
                .then()
                .body("items.merits", contains("作风扎实", "作风扎实"));
    }

    @Test
    void othersOfTheUnitReadNone() {
        String inspection = city.opined();
        city.at(city.townPath, "9", ORGANIZATION_OFFICER)
                .get(INSPECTIONS + inspection + "/opinions")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        city.at(city.townPath, "9", ORGANIZATION_OFFICER)
                .get(INSPECTIONS + inspection + "/team-meeting")
                .then()
                .statusCode(404);
        city.at(city.townPath, "9", ORGANIZATION_OFFICER)
                .get("/inspection/v1/team-meetings?cycleId=" + city.cycle)
                .then()
                .body("items", empty());
        city.at(city.path + ".other", "31", ORGANIZATION_OFFICER)
                .get(INSPECTIONS + inspection + "/opinions")
                .then()
                .statusCode(404);
        city.at(city.townPath, "9", "cadre")
                .get(INSPECTIONS + inspection + "/opinions")
                .then()
                .statusCode(403);
        city.at(city.path, "3", "auditor")
                .get(INSPECTIONS + inspection + "/opinions")
                .then()
                .statusCode(200);
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and record_type = 'PreliminaryOpinion'"
                                + " and record_id in (select id::text from preliminary_opinion where inspection_id = ?::uuid)",
                        inspection))
                .isEqualTo(2);
    }
}
