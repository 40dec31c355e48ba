package dev.qingfeng.inspection.recusal;

import static dev.qingfeng.inspection.CityOfTests.EVIDENCE;
import static dev.qingfeng.inspection.CityOfTests.PERHAPS_LATE;
import static dev.qingfeng.inspection.CityOfTests.TEAM_LEADER;
import static dev.qingfeng.inspection.CityOfTests.TEAM_MEMBER;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.inspection.CityOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever comes to stand aside from a unit in the field writes nothing of its inspection any more; their team goes on. */
@QuarkusTest
class RecusedWriterTest {

    private static final String MEETINGS = "/inspection/v1/meetings/";

    private final CityOfTests city = new CityOfTests();
    private UUID third = UUID.randomUUID();
    private String team = "";
    private String inspection = "";
    private String meeting = "";

    @BeforeEach
    void goIntoTheFieldAndBegin() {
        city.founded();
        third = city.knownCadre("8");
        team = city.form(city.team(List.of(city.member, third), city.town))
                .statusCode(201)
                .extract()
                .path("id");
        city.train(team);
        send(
                        city.officer(),
                        "teams/" + team + "/training",
                        "{\"occurredAt\":\"%s\",\"attendeeIds\":[\"%s\"]}".formatted(now(), third))
                .statusCode(200);
        city.sign(city.leader, city.member, third);
        send(city.asLeader(), "teams/" + team + "/fieldwork", "{}").statusCode(200);
        inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        meeting = city.officer()
                .get("/inspection/v1/meetings?inspectionId=" + inspection)
                .path("items[0].id");
        city.record(inspection, city.step(1)).statusCode(200);
        start(7).statusCode(200);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private static ValidatableResponse send(RequestSpecification who, String path, String body) {
        return who.body(body).post("/inspection/v1/" + path).then();
    }

    /** Whoever declares below. */
    private RequestSpecification recused() {
        return city.at(city.officePath, "7", TEAM_MEMBER, TEAM_LEADER);
    }

    private ValidatableResponse start(int step) {
        return send(
                recused(),
                "inspections/%s/steps/%d/start".formatted(inspection, step),
                "{\"place\":\"村部\",\"responsibleId\":\"%s\"}".formatted(third));
    }

    private ValidatableResponse upload(String where) {
        return recused()
                .contentType("application/octet-stream")
                .body(CityOfTests.picture("scan"))
                .post("/inspection/v1/inspections/" + inspection + where)
                .then();
    }

    private ValidatableResponse ofMeeting(String what, String body) {
        return send(recused(), "meetings/" + meeting + what, body);
    }

    private Map<String, Supplier<ValidatableResponse>> whatTheyWrite() {
        String steps = "inspections/" + inspection + "/steps";
        String somebody = "{\"attendeeClass\":\"STAFF\",\"name\":\"某某\",\"organisation\":\"某某厂\"}";
        String planned = "\"steps\":[2],\"place\":\"礼堂\",\"plannedStart\":\"%s\"}".formatted(now());
        Map<String, Supplier<ValidatableResponse>> all = new LinkedHashMap<>();
        all.put("start", () -> start(8));
        all.put("complete", () -> send(recused(), steps + "/7/completion", "{\"evidence\":[%s]}".formatted(EVIDENCE)));
        all.put(
                "record",
                () -> send(
                        recused(),
                        steps,
                        city.step(9, now().toString(), now().toString(), third, "[%s]".formatted(EVIDENCE))));
        all.put(
                "add evidence",
                () -> send(recused(), steps + "/1/evidence", "{\"evidence\":[%s]}".formatted(EVIDENCE)));
        all.put("keep a file", () -> upload("/steps/9/files"));
        all.put("keep a photo", () -> upload("/notice/photos"));
        all.put(
                "draft a meeting",
                () -> send(recused(), "meetings", "{\"inspectionId\":\"%s\",%s".formatted(inspection, planned)));
        all.put("plan", () -> ofMeeting("/plan", "{" + planned));
        all.put("convene", () -> ofMeeting("/convocation", "{}"));
        all.put(
                "close",
                () -> ofMeeting("/closing", "{\"startedAt\":\"%1$s\",\"occurredAt\":\"%1$s\"}".formatted(now())));
        all.put("cancel", () -> ofMeeting("/cancellation", "{\"reason\":\"改期\"}"));
        all.put("expect", () -> ofMeeting("/attendees", somebody));
        all.put("check in", () -> ofMeeting("/walk-ins", somebody));
        all.put(
                "import",
                () -> recused()
                        .contentType("text/csv")
                        .body(("meetingId,attendeeClass,staffNumber,name,organisation,checkedInAt,lateReason\n"
                                + meeting + ",STAFF,,某某,某某厂,,\n"))
                        .post("/inspection/v1/meeting-attendees/imports")
                        .then());
        all.put("count forms", () -> ofMeeting("/report-forms", "{\"issued\":3,\"returned\":2}"));
        return all;
    }

    private void declare(UUID cadre) {
        declare(cadre, city.town);
    }

    private void declare(UUID cadre, UUID unit) {
        send(
                        city.officer(),
                        "recusals",
                        "{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"亲属在该镇任职\"}"
                                .formatted(city.cycle, cadre, unit))
                .statusCode(201);
    }

    @Test
    void whoeverStandsAsideWritesNothingOfTheInspectionAndTheTeamGoesOn() {
        declare(city.member);
        Map<String, String> answers = new LinkedHashMap<>();
        whatTheyWrite().forEach((what, written) -> {
            ValidatableResponse answer = written.get();
            answers.put(
                    what, answer.extract().statusCode() + " " + answer.extract().path("code"));
        });
        assertThat(answers)
                .allSatisfy((what, answer) -> assertThat(answer).as(what).isEqualTo("409 member-recused"));
        send(
                        city.at(city.officePath, "8", TEAM_MEMBER),
                        "inspections/" + inspection + "/steps/7/completion",
                        "{\"evidence\":[%s]}".formatted(EVIDENCE))
                .statusCode(200);
    }

    @Test
    void whoeverStandsAsideEntersNobodyOnceAttendanceIsClosedEither() {
        Instant before = now();
        send(city.officer(), "meetings/" + meeting + "/closing", "{}").statusCode(200);
        declare(city.member);
        String forgotten =
                "{\"attendeeClass\":\"STAFF\",\"name\":\"某某\",\"organisation\":\"某某厂\",\"occurredAt\":\"%s\"%s}"
                        .formatted(before, PERHAPS_LATE);
        ofMeeting("/walk-ins", forgotten).statusCode(409).body("code", equalTo("member-recused"));
        send(city.at(city.officePath, "8", TEAM_MEMBER), "meetings/" + meeting + "/walk-ins", forgotten)
                .statusCode(200);
    }

    @Test
    void aLeaderWhoStandsAsideAnnouncesNothingAndAnOfficerDoes() {
        UUID waiting = city.knownUnit("TOWN");
        UUID alone = city.knownCadre("11");
        city.form(city.team(alone, List.of(), waiting)).statusCode(201);
        String announced = city.inspectionOf(waiting);
        declare(alone, waiting);
        String notice = "inspections/" + announced + "/notice";
        send(city.at(city.officePath, "11", TEAM_LEADER), notice, CityOfTests.notice(0, 3, ""))
                .statusCode(409)
                .body("code", equalTo("member-recused"))
                .body("unmet.condition", contains("declared"));
        send(city.officer(), notice, CityOfTests.notice(0, 3, "")).statusCode(200);
    }

    /** Trained and signed, to come in the member's place. */
    private UUID inTheirPlace(String number) {
        UUID substitute = city.knownCadre(number);
        send(
                        city.officer(),
                        "teams/" + team + "/training",
                        "{\"occurredAt\":\"%s\",\"attendeeIds\":[\"%s\"]}".formatted(now(), substitute))
                .statusCode(200);
        city.sign(substitute);
        return substitute;
    }

    private ValidatableResponse replaceMemberBy(UUID substitute) {
        return send(
                city.officer(),
                "teams/" + team + "/membership",
                "{\"leaderId\":\"%s\",\"memberIds\":[\"%s\",\"%s\"]}".formatted(city.leader, third, substitute));
    }

    @Test
    void aMemberWhoStandsAsideIsReplacedInTheFieldAndOnlyWhatHasNotBegunWaitsForAnotherNotice() {
        send(
                        city.officer(),
                        "cycles/" + city.cycle + "/team-assignments",
                        "{\"assignments\":[{\"unitId\":\"%s\",\"teamId\":\"%s\"}]}".formatted(city.farm, team))
                .statusCode(200);
        String ofFarm = city.inspectionOf(city.farm);
        send(city.asLeader(), "inspections/" + ofFarm + "/notice", CityOfTests.notice(0, 3, ""))
                .statusCode(200);
        declare(city.member, city.farm);
        UUID kin = inTheirPlace("10");
        declare(kin, city.farm);
        replaceMemberBy(kin).statusCode(409).body("code", equalTo("member-recused"));
        replaceMemberBy(inTheirPlace("11")).statusCode(200);
        city.officer().get("/inspection/v1/teams/" + team + "/conflicts").then().body("conflicts", empty());
        String step = city.step(8, now().toString(), now().toString(), third, "[%s]".formatted(EVIDENCE));
        send(city.at(city.officePath, "8", TEAM_MEMBER), "inspections/" + inspection + "/steps", step)
                .statusCode(200);
        send(city.asLeader(), "inspections/" + ofFarm + "/steps", step)
                .statusCode(409)
                .body("unmet.condition", hasItem("notice-names-another-team"));
        send(city.asLeader(), "inspections/" + ofFarm + "/notice", CityOfTests.notice(0, 3, ""))
                .statusCode(200);
        send(city.asLeader(), "inspections/" + ofFarm + "/steps", step)
                .statusCode(409)
                .body("unmet.condition", not(hasItem("notice-names-another-team")));
    }

    @Test
    void whoeverStandsAsideDoesNotReadWhoComes() {
        declare(city.member);
        for (String what : List.of("/attendees", "/attendance-list")) {
            recused().get(MEETINGS + meeting + what).then().statusCode(403).body("code", equalTo("stands-aside"));
            city.at(city.officePath, "8", TEAM_MEMBER)
                    .get(MEETINGS + meeting + what)
                    .then()
                    .statusCode(200);
        }
    }
}
