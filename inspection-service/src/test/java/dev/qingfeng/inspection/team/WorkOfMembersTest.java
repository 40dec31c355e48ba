package dev.qingfeng.inspection.team;

import static dev.qingfeng.inspection.CityOfTests.EVIDENCE;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.inspection.CityOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever was not yet of the team, trained and signed when something was done has not done it, whenever it is entered. */
@QuarkusTest
class WorkOfMembersTest {

    private final CityOfTests city = new CityOfTests();
    private String team = "";
    private String inspection = "";

    @BeforeEach
    void goIntoTheField() {
        city.founded();
        team = city.inField();
        inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.pledgePublicly(city.town);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private ValidatableResponse post(String path, String body) {
        return city.asLeader().body(body).post("/inspection/v1/" + path).then();
    }

    private void train(UUID cadre) {
        post("teams/" + team + "/training", "{\"occurredAt\":\"%s\",\"attendeeIds\":[\"%s\"]}".formatted(now(), cadre))
                .statusCode(200);
    }

    private void join(UUID... substitutes) {
        city.officer()
                .body("{\"leaderId\":\"%s\",\"memberIds\":[%s]}"
                        .formatted(
                                city.leader,
                                CityOfTests.list(Stream.concat(Stream.of(city.member), Stream.of(substitutes)))))
                .post("/inspection/v1/teams/" + team + "/membership")
                .then()
                .statusCode(200);
    }

    /** Trained and signed before, in the team only afterwards. */
    private UUID ready(String number) {
        UUID substitute = city.knownCadre(number);
        train(substitute);
        city.sign(substitute);
        return substitute;
    }

    /** Everything only afterwards. */
    private UUID late(String number) {
        UUID substitute = ready(number);
        join(substitute);
        return substitute;
    }

    private ValidatableResponse record(int step, Instant startedAt, UUID responsible) {
        return city.record(
                inspection, city.step(step, startedAt.toString(), now().toString(), responsible, "[" + EVIDENCE + "]"));
    }

    private ValidatableResponse start(int step, Instant startedAt, UUID responsible) {
        return post(
                "inspections/" + inspection + "/steps/" + step + "/start",
                "{\"occurredAt\":\"%s\",\"place\":\"村部\",\"responsibleId\":\"%s\"}".formatted(startedAt, responsible));
    }

    @Test
    void aStepIsOfNobodyWhoCameAfterItBegan() {
        city.record(inspection, city.step(1)).statusCode(200);
        Instant before = now();
        UUID substitute = late("8");
        for (ValidatableResponse refused : List.of(record(7, before, substitute), start(8, before, substitute))) {
            refused.statusCode(409)
                    .body("code", equalTo("gate-unmet"))
                    .body(
                            "unmet.condition",
                            contains(
                                    "member-joined-afterwards",
                                    "member-trained-afterwards",
                                    "member-signed-afterwards"))
                    .body("unmet.rule", contains("Assignment", "Training", "Signed before fieldwork"))
                    .body("unmet.subject.unique()", contains(substitute.toString()));
        }
        record(7, before, city.member).statusCode(200);
        record(8, now(), substitute).statusCode(200);
    }

    @Test
    void eachIsAskedForByItself() {
        city.record(inspection, city.step(1)).statusCode(200);
        UUID joinedLate = city.knownCadre("8");
        UUID signedLate = city.knownCadre("9a");
        train(joinedLate);
        train(signedLate);
        city.sign(joinedLate);
        Instant before = now();
        city.sign(signedLate);
        join(joinedLate, signedLate);
        record(7, before, joinedLate).statusCode(409).body("unmet.condition", contains("member-joined-afterwards"));
        record(7, before, signedLate)
                .statusCode(409)
                .body("unmet.condition", contains("member-joined-afterwards", "member-signed-afterwards"));
    }

    private ValidatableResponse interview(Instant when, UUID... by) {
        return city.asMember()
                .body(
                        "{\"inspectionId\":\"%s\",\"stratum\":\"MASSES\",\"name\":\"某某\",\"organisation\":\"某某村\",\"interviewerIds\":[%s],\"startedAt\":\"%3$s\",\"endedAt\":\"%3$s\"}"
                                .formatted(inspection, CityOfTests.list(Stream.of(by)), when))
                .post("/inspection/v1/interviews")
                .then();
    }

    @Test
    void noInterviewIsHeldByOneWhoCameAfterIt() {
        city.record(inspection, city.step(1)).statusCode(200);
        Instant before = now();
        UUID substitute = late("8");
        interview(before, city.leader, substitute)
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body(
                        "unmet.condition",
                        contains("member-joined-afterwards", "member-trained-afterwards", "member-signed-afterwards"));
        city.importInterviews("%1$s,MASSES,,某某,某某村,%2$s|%3$s,%4$s,%4$s,\n"
                        .formatted(
                                inspection,
                                city.staff("6"),
                                city.staff("8"),
                                LocalDateTime.ofInstant(before, ZoneId.of("Asia/Shanghai"))))
                .statusCode(422)
                .body(
                        "errors.code",
                        containsInAnyOrder(
                                "member-joined-afterwards", "member-trained-afterwards", "member-signed-afterwards"))
                .body("errors.column.unique()", contains("interviewers"));
        interview(now(), city.leader, substitute).statusCode(201);
    }

    @Test
    void nobodyIsAtATeamsMeetingBeforeTheyCameNorCountedAmongThoseOfWhomMoreThanHalfMeet() {
        city.record(inspection, city.step(1)).statusCode(200);
        city.interview(inspection);
        for (int number = 2; number <= 10; number++) {
            city.record(inspection, city.step(number)).statusCode(200);
        }
        city.conclude(inspection).statusCode(200);
        UUID one = ready("8");
        UUID other = ready("10");
        Instant met = now();
        join(one, other);
        String meeting = "inspections/" + inspection + "/team-meeting";
        String body = "{\"occurredAt\":\"%s\",\"place\":\"会议室\",\"presentIds\":[%s]}";
        post(meeting, body.formatted(met, CityOfTests.list(Stream.of(city.leader, city.member, one))))
                .statusCode(409)
                .body("unmet.condition", contains("member-joined-afterwards"))
                .body("unmet.subject", contains(one.toString()));
        post(meeting, body.formatted(met, CityOfTests.list(Stream.of(city.leader, city.member))))
                .statusCode(200)
                .body("presentIds", hasSize(2))
                .body("presentIds", hasItems(city.leader.toString(), city.member.toString()));
    }
}
