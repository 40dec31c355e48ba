package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.ballot.HallOfTests.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A round is held at its own meeting, by those who came there, and before the inspection ends. */
@QuarkusTest
class BallotsAtTheirMeetingTest {

    private HallOfTests hall;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).body("code", equalTo(code));
    }

    private String another(String steps) {
        String meeting = hall.city.meeting(hall.inspection, steps);
        hall.city.convene(meeting);
        return meeting;
    }

    private void come(String meeting, List<String> classes) {
        String then = CityOfTests.today().minusDays(30).atTime(8, 30).toString();
        hall.city
                .importAttendees(IntStream.range(0, classes.size())
                        .mapToObj(i -> "%1$s,%2$s,,某某%3$d,%2$s,%4$s,没有网络\n".formatted(meeting, classes.get(i), i, then))
                        .collect(Collectors.joining(
                                "",
                                "meetingId,attendeeClass,staffNumber,name,organisation,checkedInAt,lateReason\n",
                                "")))
                .statusCode(200);
    }

    /** A round of the questionnaire at a meeting of its own, with all that opening asks for but those who come. */
    private String roundAt(String meeting, String more) {
        hall.city
                .officer()
                .body("{\"cadreIds\":[%s]}".formatted(CityOfTests.list(hall.holders.stream())))
                .post("/inspection/v1/meetings/" + meeting + "/key-holders")
                .then()
                .statusCode(200);
        hall.city
                .officer()
                .body("{\"scrutineerIds\":[%s],\"tellerIds\":[%s]}"
                        .formatted(
                                CityOfTests.list(hall.scrutineers.stream()), CityOfTests.list(hall.tellers.stream())))
                .post("/inspection/v1/meetings/" + meeting + "/scrutineers-and-tellers")
                .then()
                .statusCode(200);
        String round = hall.city
                .asMember()
                .body("{\"meetingId\":\"%s\",\"formId\":\"%s\",\"sittings\":[\"礼堂\"]%s}"
                        .formatted(meeting, hall.form("DISCIPLINE_QUESTIONNAIRE"), more))
                .post("/inspection/v1/ballot-rounds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        hall.fetchKeys(round);
        return round;
    }

    /** At the other meeting of the step all of them are. */
    @Test
    void eachRequiredClassIsAtTheMeetingOfTheRoundItself() {
        String meeting = another("5");
        come(meeting, List.of("STAFF", "STAFF"));
        String round = roundAt(meeting, "");
        hall.slips(round, 2);
        ValidatableResponse absent = hall.open(round, 2);
        refused(absent, 409, "gate-unmet");
        absent.body(
                "unmet.condition",
                everyItem(equalTo("class-absent")),
                "unmet.subject",
                containsInAnyOrder(CityOfTests.REQUIRED_CLASSES.toArray()));
        come(meeting, CityOfTests.REQUIRED_CLASSES);
        hall.open(round, 2).statusCode(200);
    }

    @Test
    void papersAreGivenOutAtAMeetingOfEachClassToo() {
        String meeting = another("5");
        come(meeting, List.of("STAFF"));
        String round = roundAt(meeting, ",\"papers\":true");
        hall.giveOut(round, 0)
                .statusCode(409)
                .body(
                        "unmet.condition",
                        everyItem(equalTo("class-absent")),
                        "unmet.subject",
                        hasItem("ENTERPRISE_HEAD"));
    }

    /** Of the first of a class who is there. */
    private ValidatableResponse takeBack(String attendeeClass) {
        String attendees = "/inspection/v1/meetings/" + hall.meeting + "/attendees";
        String somebody = hall.city
                .asMember()
                .get(attendees + "?limit=100&attendeeClass=" + attendeeClass)
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.presence == 'PRESENT' }.id");
        return hall.city
                .asMember()
                .body("{\"reason\":\"点错了行\"}")
                .post(attendees + "/" + somebody + "/check-in-withdrawal")
                .then();
    }

    @Test
    void whoeverIsCountedOnForADrawnSlipStaysCheckedIn() {
        String round = hall.round();
        hall.slips(round, HallOfTests.STAFF);
        hall.open(round, HallOfTests.STAFF).statusCode(200);
        refused(takeBack("STAFF"), 409, "more-slips-than-attendees");
        takeBack("PRESCRIBED").statusCode(200);
        hall.end(round).statusCode(200);
        hall.seal(round).statusCode(200);
        refused(takeBack("STAFF"), 409, "more-slips-than-attendees");
    }

    @Test
    void whoeverIsCountedOnForAPaperStaysCheckedIn() {
        String round = hall.paperRound("");
        hall.giveOut(round, HallOfTests.STAFF - 1).statusCode(200);
        takeBack("STAFF").statusCode(200);
        refused(takeBack("STAFF"), 409, "more-slips-than-attendees");
    }

    /** By a file that tells the class of somebody anew. */
    @Test
    void nobodyIsGivenAnotherClassWhoIsCountedOnInTheirOwn() {
        String round = hall.round();
        hall.slips(round, HallOfTests.STAFF);
        hall.open(round, HallOfTests.STAFF).statusCode(200);
        refused(
                hall.city.importAttendees(
                        "meetingId,attendeeClass,staffNumber,name,organisation,checkedInAt,lateReason\n%s,PRESCRIBED,,某某0,某某办,,\n"
                                .formatted(hall.meeting)),
                409,
                "more-slips-than-attendees");
    }

    @Test
    void ofARoundThatIsVoidNobodyIsCountedOn() {
        String round = hall.round();
        hall.slips(round, HallOfTests.STAFF);
        hall.open(round, HallOfTests.STAFF).statusCode(200);
        hall.city
                .officer()
                .body("{\"reason\":\"停电\"}")
                .post(at(round) + "/voiding")
                .then()
                .statusCode(200);
        takeBack("STAFF").statusCode(200);
    }

    @Test
    void aMeetingAtWhichARoundWasOpenedIsNotCancelled() {
        String meeting = another("5");
        come(meeting, CityOfTests.REQUIRED_CLASSES);
        come(meeting, List.of("STAFF"));
        String round = roundAt(meeting, "");
        hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        refused(
                hall.city
                        .asMember()
                        .body("{\"reason\":\"停电\"}")
                        .post("/inspection/v1/meetings/" + meeting + "/cancellation")
                        .then(),
                409,
                "meeting-in-use");
    }

    private ValidatableResponse plan(String meeting, String steps, String start) {
        return hall.city
                .asMember()
                .body("{\"steps\":[%s],\"place\":\"礼堂\",\"plannedStart\":\"%s\"}".formatted(steps, start))
                .post("/inspection/v1/meetings/" + meeting + "/plan")
                .then();
    }

    private String startOf(String meeting) {
        return hall.city.asMember().get("/inspection/v1/meetings/" + meeting).path("plannedStart");
    }

    @Test
    void noRoundOpensAtAMeetingThatServesItsStepNoMore() {
        String meeting = another("5");
        come(meeting, CityOfTests.REQUIRED_CLASSES);
        come(meeting, List.of("STAFF"));
        String round = roundAt(meeting, ",\"papers\":true");
        hall.slips(round, 1);
        plan(meeting, "2", startOf(meeting)).statusCode(200);
        refused(hall.open(round, 1), 422, "step-not-of-the-meeting");
        refused(hall.giveOut(round, 10), 422, "step-not-of-the-meeting");
        plan(meeting, "5", startOf(meeting)).statusCode(200);
        hall.open(round, 1).statusCode(200);
    }

    @Test
    void aMeetingKeepsTheStepOfARoundThatWasOpenedAtItAndItsStart() {
        String meeting = another("5,6");
        come(meeting, CityOfTests.REQUIRED_CLASSES);
        come(meeting, List.of("STAFF"));
        String round = roundAt(meeting, "");
        hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        String start = startOf(meeting);
        refused(plan(meeting, "6", start), 409, "meeting-in-use");
        refused(plan(meeting, "5", CityOfTests.daysAgo(1).toString()), 409, "meeting-in-use");
        plan(meeting, "5", start).statusCode(200);
    }

    private void concluded() {
        Database.execute(
                "update unit_inspection set state = 'CONCLUDED', concluded_at = now() where id = ?::uuid",
                hall.inspection);
    }

    @Test
    void noSittingOpensInAnInspectionThatIsConcluded() {
        String round = hall.round();
        hall.slips(round, 1);
        concluded();
        refused(hall.open(round, 1), 409, "concluded-already");
    }

    @Test
    void noPapersAreGivenOutInAnInspectionThatIsConcluded() {
        String round = hall.paperRound("");
        concluded();
        refused(hall.giveOut(round, 10), 409, "concluded-already");
    }

    private ValidatableResponse conclude() {
        return CityOfTests.conclude(hall.city.asLeader(), hall.inspection, Instant.now(), "");
    }

    @Test
    void anInspectionWaitsForRoundsThatAreOpenOrSealed() {
        String round = hall.round();
        conclude().statusCode(409).body("unmet.condition", not(hasItem("round-not-over")));
        hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        String unmet = "unmet.find { it.condition == 'round-not-over' }.subject";
        conclude().statusCode(409).body("code", equalTo("gate-unmet"), unmet, equalTo(round));
        hall.end(round).statusCode(200);
        hall.seal(round).statusCode(200);
        conclude().statusCode(409).body(unmet, equalTo(round));
        hall.close(round);
        conclude().statusCode(409).body("unmet.condition", not(hasItem("round-not-over")));
    }

    /** Whoever concludes looks at the rounds of the inspection as they are then. */
    @Test
    void whoeverOpensASittingWaitsForWhoeverConcludesTheInspection() throws Exception {
        String round = hall.round();
        hall.slips(round, 1);
        assertThat(CityOfTests.afterWhoeverChanges(
                        hall.inspection, () -> hall.open(round, 1).extract().statusCode()))
                .isEqualTo(200);
    }
}
