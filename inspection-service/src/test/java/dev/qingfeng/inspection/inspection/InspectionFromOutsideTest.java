package dev.qingfeng.inspection.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those who are inspected see that a step was carried out, and not what it looked into. */
@QuarkusTest
class InspectionFromOutsideTest {

    private static final String TITLE = "某同志有关问题核查笔录 3";
    /** Of which inspections show how far they are. */
    private static final List<String> FIGURES = List.of("/steps/9/requirements", "/interview-progress");

    private static final String INSPECTIONS = "/inspection/v1/inspections";

    private final CityOfTests city = new CityOfTests();
    private String inspection = "";

    @BeforeEach
    void found() {
        city.founded();
        city.inField();
        inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.pledgePublicly(city.town);
        city.record(inspection, city.step(1)).statusCode(200);
        String now = CityOfTests.now().toString();
        city.record(
                        inspection,
                        city.step(
                                9,
                                now,
                                now,
                                city.member,
                                "[{\"kind\":\"RECORD\",\"reference\":\"%s\"},{\"kind\":\"COUNT\",\"reference\":\"%1$s\",\"count\":7}]"
                                        .formatted(TITLE)))
                .statusCode(200);
        city.asMember()
                .body("{\"evidence\":[{\"kind\":\"RECORD\",\"reference\":\"%s\"}],\"reason\":\"%1$s\"}"
                        .formatted(TITLE))
                .post(INSPECTIONS + "/" + inspection + "/steps/9/evidence")
                .then()
                .statusCode(200);
        city.asMember()
                .body("{\"occurredAt\":\"%s\",\"place\":\"礼堂\",\"responsibleId\":\"%s\"}"
                        .formatted(CityOfTests.now(), city.member))
                .post(INSPECTIONS + "/" + inspection + "/steps/7/start")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private RequestSpecification ofTheTown(String role) {
        return city.at(city.townPath, "5", role);
    }

    @Test
    void whoeverIsInspectedReadsNoTitlesNorCountsNorReasons() {
        for (String role : new String[] {"organization-officer", "discipline-officer", "auditor"}) {
            for (String body : new String[] {
                ofTheTown(role).get(INSPECTIONS + "/" + inspection).asString(),
                ofTheTown(role).get(INSPECTIONS + "?cycleId=" + city.cycle).asString()
            }) {
                assertThat(body)
                        .contains(inspection, "SPECIAL_INVESTIGATION")
                        .doesNotContain("核查", "2026-017", "count", "没有网络");
            }
        }
        ofTheTown("discipline-officer")
                .get(INSPECTIONS + "/" + inspection)
                .then()
                .body("steps.step", contains(1, 9), "running.step", contains(7))
                .body("steps[1].evidence", hasSize(3))
                .body("steps[1].evidence[2].addedBy", equalTo(city.staff("7")))
                .body("steps[1].evidence[2].reason", nullValue());
        for (RequestSpecification inside :
                new RequestSpecification[] {city.asMember(), city.officer(), city.at(city.path, "3", "auditor")}) {
            inside.get(INSPECTIONS + "/" + inspection)
                    .then()
                    .body("steps[1].evidence.reference", contains(TITLE, TITLE, TITLE))
                    .body("steps[1].evidence[1].count", equalTo(7))
                    .body("steps[1].evidence[2].reason", equalTo(TITLE));
        }
    }

    private void standAside(UUID cadre) {
        city.officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"亲属在该镇任职\"}"
                        .formatted(city.cycle, cadre, city.town))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201);
    }

    private void readsNoProse(RequestSpecification who, RequestSpecification whoLists) {
        for (String body : new String[] {
            who.get(INSPECTIONS + "/" + inspection)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString(),
            whoLists.get(INSPECTIONS + "?cycleId=" + city.cycle).asString()
        }) {
            assertThat(body)
                    .contains(inspection, "SPECIAL_INVESTIGATION")
                    .doesNotContain("核查", "2026-017", "count", "没有网络");
        }
    }

    @Test
    void whoeverStandsAsideReadsNoMoreThanThoseWhoAreInspected() {
        assertThat(city.asMember().get(INSPECTIONS + "/" + inspection).asString())
                .contains(TITLE);
        standAside(city.member);
        readsNoProse(city.asMember(), city.asMember());
        for (String what : FIGURES) {
            city.asMember()
                    .get(INSPECTIONS + "/" + inspection + what)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("stands-aside"));
            city.asLeader().get(INSPECTIONS + "/" + inspection + what).then().statusCode(200);
        }
        UUID officer = city.knownCadre("8");
        standAside(officer);
        readsNoProse(city.at(city.path, "8", "organization-officer"), city.at(city.path, "8", "committee-member"));
        assertThat(city.asLeader().get(INSPECTIONS + "/" + inspection).asString())
                .contains(TITLE);
    }

    @Test
    void whoeverIsOfTheLeadershipTeamReadsNoMoreOnTheCommittee() {
        readsNoProse(city.at(city.path, "9", "committee-member"), city.at(city.path, "9", "committee-secretary"));
        for (String what : FIGURES) {
            city.at(city.path, "9", "organization-officer")
                    .get(INSPECTIONS + "/" + inspection + what)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("own-leadership-team"));
        }
    }

    @Test
    void whyAMeetingIsOffIsNotTheirsEither() {
        String meeting = city.meeting(inspection, "9");
        city.asMember()
                .body("{\"reason\":\"%s\"}".formatted(TITLE))
                .post("/inspection/v1/meetings/" + meeting + "/cancellation")
                .then()
                .statusCode(200);
        for (String path : new String[] {"/" + meeting, "?cycleId=" + city.cycle}) {
            assertThat(city.asMember().get("/inspection/v1/meetings" + path).asString())
                    .contains(meeting, "核查");
            assertThat(ofTheTown("auditor")
                            .get("/inspection/v1/meetings" + path)
                            .asString())
                    .contains(meeting, "CANCELLED")
                    .doesNotContain("核查");
            assertThat(city.at(city.path, "9", "committee-member")
                            .get("/inspection/v1/meetings" + path)
                            .asString())
                    .contains(meeting)
                    .doesNotContain("核查");
        }
        standAside(city.member);
        assertThat(city.asMember().get("/inspection/v1/meetings/" + meeting).asString())
                .doesNotContain("核查");
    }

    @Test
    void whyATeamWasLateIsNotTheirsEither() {
        String team = city.officer().get(INSPECTIONS + "/" + inspection).path("teamId");
        Database.execute("update inspection_team set fieldwork_late_reason = ? where id = ?::uuid", TITLE, team);
        Database.execute("update team_training set late_reason = ? where team_id = ?::uuid", TITLE, team);
        for (String path : new String[] {"/" + team, "?cycleId=" + city.cycle}) {
            assertThat(city.asMember().get("/inspection/v1/teams" + path).asString())
                    .contains("核查", "红头文件");
            assertThat(ofTheTown("discipline-officer")
                            .get("/inspection/v1/teams" + path)
                            .asString())
                    .contains(team, "fieldworkStartedAt")
                    .doesNotContain("核查", "红头文件");
        }
    }

    @Test
    void whyTheTeamMetLateIsNotTheirsEither() {
        Database.execute(
                "insert into team_meeting (id, version, inspection_id, cycle_id, unit_id, deadline, held_at, recorded_at, place,"
                        + " present_ids, delay_reason) select gen_random_uuid(), 0, id, cycle_id, unit_id, current_date - 3, now(),"
                        + " now(), 'hall', '{}', ? from unit_inspection where id = ?::uuid",
                TITLE,
                inspection);
        for (String path :
                new String[] {INSPECTIONS + "/" + inspection + "/team-meeting", "/inspection/v1/team-meetings"}) {
            assertThat(city.asMember().get(path).asString()).contains("核查");
            assertThat(city.at(city.path, "9", "committee-member").get(path).asString())
                    .contains("\"deadline\"", inspection)
                    .doesNotContain("核查");
        }
        standAside(city.member);
        assertThat(city.asMember()
                        .get(INSPECTIONS + "/" + inspection + "/team-meeting")
                        .asString())
                .contains("\"deadline\"")
                .doesNotContain("核查");
    }

    @Test
    void whyItWasRecordedLateIsNotTheirsEither() {
        Instant then = CityOfTests.daysAgo(2);
        UUID member = UUID.randomUUID();
        StepView step = new StepView(
                9, Step.SPECIAL_INVESTIGATION, then, then, "hall", member, List.of(), then, true, TITLE, then, TITLE);
        assertThat(step.fromOutside())
                .isEqualTo(new StepView(
                        9,
                        Step.SPECIAL_INVESTIGATION,
                        then,
                        then,
                        "hall",
                        member,
                        List.of(),
                        then,
                        true,
                        null,
                        then,
                        null));
        assertThat(new RunningStepView(9, Step.SPECIAL_INVESTIGATION, then, "hall", member, then, true, TITLE)
                        .fromOutside())
                .isEqualTo(new RunningStepView(9, Step.SPECIAL_INVESTIGATION, then, "hall", member, then, true, null));
        assertThat(new ConclusionView(then, then, true, TITLE).fromOutside())
                .isEqualTo(new ConclusionView(then, then, true, null));
    }

    @Test
    void whatTheySeeHasATagOfItsOwn() {
        String whole = city.officer().get(INSPECTIONS + "/" + inspection).header("ETag");
        String seen = ofTheTown("auditor").get(INSPECTIONS + "/" + inspection).header("ETag");
        assertThat(seen).isNotEqualTo(whole);
        city.officer()
                .header("If-None-Match", seen)
                .get(INSPECTIONS + "/" + inspection)
                .then()
                .statusCode(200);
        ofTheTown("auditor")
                .header("If-None-Match", seen)
                .get(INSPECTIONS + "/" + inspection)
                .then()
                .statusCode(304);
    }
}
