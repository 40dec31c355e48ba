package dev.qingfeng.inspection.board;

import static dev.qingfeng.inspection.CityOfTests.EVIDENCE;
import static dev.qingfeng.inspection.CityOfTests.ORGANIZATION_OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board shows each unit with its ten steps as they are, and says of those that cannot start what the gate would say. */
@QuarkusTest
class InspectionBoardResourceTest {

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void found() {
        city.founded();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private ValidatableResponse board(String query) {
        return city.officer().get(address() + query).then().statusCode(200);
    }

    private String address() {
        return "/inspection/v1/cycles/" + city.cycle + "/inspection-board";
    }

    private ValidatableResponse send(String inspection, String path, String body) {
        return city.asMember()
                .body(body)
                .post("/inspection/v1/inspections/" + inspection + "/steps/" + path)
                .then();
    }

    private ValidatableResponse start(String inspection, int step) {
        return send(inspection, step + "/start", "{\"place\":\"礼堂\",\"responsibleId\":\"%s\"}".formatted(city.member));
    }

    /** Each step that the board says is blocked is refused with the codes that it names. */
    private void assertTheGateSaysTheSame(String inspection) {
        JsonPath board = board("").extract().jsonPath();
        for (int step = 1; step <= 10; step++) {
            String of = "lines[0].steps[%d].".formatted(step - 1);
            if (board.getString(of + "state").equals("BLOCKED")) {
                List<String> codes = start(inspection, step)
                        .statusCode(409)
                        .body("code", equalTo("gate-unmet"))
                        .extract()
                        .path("unmet.condition");
                assertThat(board.getList(of + "unmet", String.class))
                        .as("step %d", step)
                        .isNotEmpty()
                        .doesNotHaveDuplicates()
                        .containsExactlyInAnyOrderElementsOf(List.copyOf(new HashSet<>(codes)));
            }
        }
    }

    @Test
    void aUnitGoesThroughItsStepsOnTheBoard() {
        String team = city.formed();
        String inspection = city.inspectionOf(city.town);
        board("")
                .body("totals.inspections", equalTo(1), "totals.assigned", equalTo(1), "leftOut", equalTo(0))
                .body("lines[0].unitId", equalTo(city.town.toString()), "lines[0].teamId", equalTo(team))
                .body("lines[0].notice", equalTo("NOT_POSTED"), "lines[0].late", equalTo(false))
                .body("lines[0].steps.state", everyItem(equalTo("BLOCKED")))
                .body(
                        "lines[0].steps[0].unmet",
                        containsInAnyOrder("fieldwork-not-started", "notice-not-posted", "meeting-missing"));
        assertTheGateSaysTheSame(inspection);

        city.train(team);
        city.sign(city.leader, city.member);
        city.asLeader()
                .post("/inspection/v1/teams/" + team + "/fieldwork")
                .then()
                .statusCode(200);
        city.announce(inspection);
        board("")
                .body("totals.noticePosted", equalTo(1), "totals.late", equalTo(1))
                .body("lines[0].notice", equalTo("OVER"), "lines[0].late", equalTo(true))
                .body("lines[0].steps[0].state", equalTo("READY"), "lines[0].steps[0].unmet", empty())
                .body("lines[0].steps[1].unmet", containsInAnyOrder("public-pledge-missing", "step-out-of-order"));
        assertTheGateSaysTheSame(inspection);

        start(inspection, 1).statusCode(200);
        board("").body("lines[0].steps[0].state", equalTo("RUNNING"), "steps[0].running", equalTo(1));
        send(inspection, "1/completion", "{\"evidence\":[" + EVIDENCE + "]}").statusCode(200);
        board("")
                .body("lines[0].steps[0].state", equalTo("DONE"), "totals.underWay", equalTo(1))
                .body("lines[0].steps[2].state", equalTo("READY"))
                .body("lines[0].steps[1].unmet", contains("public-pledge-missing"))
                .body("steps[0].done", equalTo(1), "steps[2].ready", equalTo(1), "steps[9].blocked", equalTo(1));
        assertTheGateSaysTheSame(inspection);

        // What other services tell does not go stale.
        city.pledgePublicly(city.town);
        board("").body("lines[0].steps[1].state", equalTo("READY"));
        city.enter("POLICY_ADOPTION", 1);
        board("").body("lines[0].steps[1].unmet", contains("phase-passed"));
        assertTheGateSaysTheSame(inspection);
        assertThat(Database.number(
                        "select count(*) from unit_inspection where id = ?::uuid and done_steps = 1 and running_steps = 0",
                        inspection))
                .isEqualTo(1);
    }

    @Test
    void aStepAtAMeetingIsBlockedUntilEachClassIsThere() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.asLeader()
                .body(CityOfTests.notice(3, 0, ",\"lateReason\":\"没有网络\""))
                .post("/inspection/v1/inspections/" + inspection + "/notice")
                .then()
                .statusCode(200);
        board("").body("lines[0].steps[0].unmet", contains("meeting-missing"));
        String meeting = city.meeting(inspection, "1");
        city.convene(meeting);
        board("").body("lines[0].steps[0].unmet", contains("class-absent"), "steps[0].blocked", equalTo(1));
        assertTheGateSaysTheSame(inspection);
        String assembled = city.assemble(inspection);
        board("").body("lines[0].steps[0].state", equalTo("READY"), "steps[0].ready", equalTo(1));

        // Somebody who is there turns out to be of another class.
        String row = "%s,OTHER,,某某,CPPCC_MEMBER,%s,没有网络"
                .formatted(assembled, CityOfTests.today().minusDays(30).atTime(8, 30));
        city.importAttendees("meetingId,attendeeClass,staffNumber,name,organisation,checkedInAt,lateReason\n" + row)
                .statusCode(200);
        board("").body("lines[0].steps[0].unmet", contains("class-absent"), "steps[0].blocked", equalTo(1));
        assertTheGateSaysTheSame(inspection);
    }

    @Test
    void aStepThatRunsSaysWhatItLacksToTheTeamAndTheCityAndNotToThoseWhoAreInspected() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.record(inspection, city.step(1)).statusCode(200);
        start(inspection, 6).statusCode(200);
        board("")
                .body("lines[0].steps[5].state", equalTo("RUNNING"))
                .body("lines[0].steps[5].unmet", containsInAnyOrder("too-few-interviewees", "stratum-missing"));
        city.asMember().get(address()).then().body("lines[0].steps[5].unmet", hasSize(2));
        city.at(city.townPath, "3", ORGANIZATION_OFFICER)
                .get(address())
                .then()
                .body("lines[0].steps[5].state", equalTo("RUNNING"), "lines[0].steps[5].unmet", empty());
        city.interview(inspection, 0, 38);
        // Somebody twice, as a cadre and by the name and unit of that cadre: the board counts as the gate does.
        for (String who : List.of(city.staff("9") + ",,", ",某某9,單位")) {
            LocalDateTime at = LocalDateTime.ofInstant(CityOfTests.now(), ZoneId.of("Asia/Shanghai"));
            city.importInterviews("%s,MASSES,%s,%s|%s,%s,%s,\n"
                            .formatted(inspection, who, city.staff("6"), city.staff("7"), at, at))
                    .statusCode(200);
        }
        board("").body("lines[0].steps[5].unmet", contains("too-few-interviewees"));
        UUID aside = city.knownCadre("8");
        city.officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"亲属在该镇任职\"}"
                        .formatted(city.cycle, aside, city.town))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201);
        for (String whole : List.of("lines[0]", "items[0]")) {
            city.at(city.path, "8", ORGANIZATION_OFFICER)
                    .get(address() + (whole.startsWith("items") ? "/units" : ""))
                    .then()
                    .body(whole + ".steps[5].state", equalTo("RUNNING"), whole + ".steps[5].unmet", empty());
        }
        city.asLeader().get(address()).then().body("lines[0].steps[5].unmet", hasSize(1));
        city.interview(inspection, 38, 39);
        board("").body("lines[0].steps[5].unmet", empty());
    }

    @Test
    void theBoardSaysHowManyFindingsAreNotSettledToTheTeamAndTheCityAndNotToThoseWhoAreInspected() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.record(inspection, city.step(1)).statusCode(200);
        city.record(inspection, city.step(7)).statusCode(200);
        board("").body("lines[0].findings.open", equalTo(0), "lines[0].findings.overdue", equalTo(0));
        String tag = board("").extract().header("ETag");
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            found.add(find(inspection));
        }
        seeTo(inspection, found.get(0));
        seeTo(inspection, found.get(1));
        Database.execute("update finding set due_on = current_date - 3 where id = ?::uuid", found.get(0));
        city.officer()
                .header("If-None-Match", tag)
                .get(address())
                .then()
                .statusCode(200)
                .body("lines[0].findings.open", equalTo(1), "lines[0].findings.inFollowUp", equalTo(2))
                .body("lines[0].findings.overdue", equalTo(1));
        city.asMember().get(address()).then().body("lines[0].findings.open", equalTo(1));
        city.asMember().get(address() + "/units").then().body("items[0].findings.overdue", equalTo(1));
        city.at(city.townPath, "3", ORGANIZATION_OFFICER)
                .get(address())
                .then()
                .body("lines", hasSize(1), "lines[0].findings", nullValue());
        UUID kin = city.knownCadre("13");
        city.tell(kin, "13", city.office, 1, CityOfTests.kin(city.secretary));
        city.at(city.path, "13", ORGANIZATION_OFFICER)
                .get(address())
                .then()
                .body("lines", hasSize(1), "lines[0].findings", nullValue());
        city.asMember()
                .body("{\"outcome\":\"SETTLED\",\"result\":\"x\"}")
                .post("/inspection/v1/inspections/" + inspection + "/findings/" + found.get(0) + "/settlement")
                .then()
                .statusCode(200);
        board("").body("lines[0].findings.inFollowUp", equalTo(1), "lines[0].findings.overdue", equalTo(0));
    }

    private String find(String inspection) {
        return city.asMember()
                .body("{\"step\":7,\"category\":\"PERFORMANCE\",\"severity\":\"EARLY_SIGN\",\"found\":\"x\"}")
                .post("/inspection/v1/inspections/" + inspection + "/findings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void seeTo(String inspection, String finding) {
        city.asMember()
                .body("{\"followerId\":\"%s\",\"task\":\"x\",\"dueInWorkingDays\":5}".formatted(city.leader))
                .post("/inspection/v1/inspections/" + inspection + "/findings/" + finding + "/follow-ups")
                .then()
                .statusCode(200);
    }

    @Test
    void aPublicPledgeThatWasWithdrawnBlocksBallotsOnTheBoardToo() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.record(inspection, city.step(1)).statusCode(200);
        UUID made = city.pledgePublicly(city.town);
        board("").body("lines[0].steps[1].state", equalTo("READY"), "steps[1].ready", equalTo(1));
        city.withdraw(made);
        board("").body("lines[0].steps[1].unmet", contains("public-pledge-missing"));
        board("").body("steps[1].blocked", equalTo(1), "steps[1].ready", equalTo(0));
        assertTheGateSaysTheSame(inspection);
    }

    @Test
    void aBoardIsOfATeamOrOfAState() {
        String team = city.formed();
        String other = city.form(city.team(city.knownCadre("8"), List.of(), city.farm))
                .statusCode(201)
                .extract()
                .path("id");
        board("").body("totals.inspections", equalTo(2), "lines", hasSize(2));
        board("?teamId=" + other).body("lines.teamId", contains(other), "totals.inspections", equalTo(1));
        board("?teamId=" + team + "&state=ASSIGNED").body("lines.unitId", contains(city.town.toString()));
        board("?state=CONCLUDED").body("lines", empty(), "totals.inspections", equalTo(0));
        city.officer().get(address() + "?state=NOWHERE").then().statusCode(400);
        String next = city.officer()
                .get(address() + "/units?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1), "items[0].steps", hasSize(10))
                .extract()
                .path("next");
        city.officer().get(address() + "/units?limit=1&cursor=" + next).then().body("items", hasSize(1));
    }

    @Test
    void whoSeesAnInspectionSeesItOnTheBoardAndNobodyElse() {
        city.formed();
        city.form(city.team(city.knownCadre("8"), List.of(), city.farm)).statusCode(201);
        city.at(city.townPath, "3", ORGANIZATION_OFFICER)
                .get(address())
                .then()
                .body("lines.unitId", contains(city.town.toString()), "totals.inspections", equalTo(1));
        city.at(city.townPath, "3", ORGANIZATION_OFFICER)
                .get(address() + "/units")
                .then()
                .body("items.unitId", contains(city.town.toString()));
        // A member of the team sees its units wherever they serve.
        city.asMember().get(address()).then().body("lines.unitId", contains(city.town.toString()));
        city.at(city.officePath, "9", "auditor").get(address()).then().body("lines", empty());
        try (CityOfTests elsewhere = new CityOfTests().founded()) {
            elsewhere.officer().get(address()).then().statusCode(404);
            elsewhere.officer().get(address() + "/units").then().statusCode(404);
            elsewhere.officer().get(address() + "/live").then().statusCode(404);
        }
        city.officer()
                .get("/inspection/v1/cycles/" + UUID.randomUUID() + "/inspection-board")
                .then()
                .statusCode(404);
        city.at(city.path, "4", "cadre").get(address()).then().statusCode(403);
    }

    @Test
    void aBoardThatHasNotChangedIsKnownByItsTag() {
        city.formed();
        String tag = board("").extract().header("ETag");
        city.officer().header("If-None-Match", tag).get(address()).then().statusCode(304);
        city.asLeader()
                .body(CityOfTests.notice(0, 3, ""))
                .post("/inspection/v1/inspections/" + city.inspectionOf(city.town) + "/notice")
                .then()
                .statusCode(200);
        city.officer()
                .header("If-None-Match", tag)
                .get(address())
                .then()
                .statusCode(200)
                .body("lines.notice", hasItem("RUNNING"), "totals.noticesRunning", equalTo(1))
                .body("lines[0].steps[0].unmet", hasItem("notice-period-running"));
    }
}
