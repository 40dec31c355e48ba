package dev.qingfeng.inspection.inspection;

import static dev.qingfeng.inspection.CityOfTests.now;
import static dev.qingfeng.inspection.CityOfTests.tenure;
import static dev.qingfeng.inspection.CityOfTests.today;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.inspection.CityOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opinions and grades are on those who led the unit when it was inspected, whoever leads it by the time they are entered. */
@QuarkusTest
class InspectedMembersTest {

    private static final String INSPECTIONS = "/inspection/v1/inspections/";

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void found() {
        city.founded();
    }

    @AfterEach
    void close() {
        city.close();
    }

    /** In office today and, by what the registry has told since, no more. */
    private UUID whoLeft() {
        UUID head = city.knownPost(city.town, "HEAD_OF_GOVERNMENT");
        UUID left = UUID.randomUUID();
        city.tell(left, "41", city.office, 0, tenure(head, today().minusDays(900), today().plusDays(2)));
        return left;
    }

    /** In office, and not today. */
    private UUID whoCame() {
        UUID deputy = city.knownPost(city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        UUID came = UUID.randomUUID();
        String holds = ",\"postId\":\"%s\"".formatted(deputy);
        city.tell(came, "43", city.town, 0, holds + tenure(deputy, today().plusDays(2), null));
        return came;
    }

    @Test
    void anInterviewTellsOfThoseWhoLedTheUnitWhenItWasHeld() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.record(inspection, city.step(1)).statusCode(200);
        UUID left = whoLeft();
        UUID came = whoCame();
        interview(inspection, "甲某", left).statusCode(201);
        interview(inspection, "乙某", city.secretary).statusCode(201);
        interview(inspection, "丙某", came).statusCode(422).body("code", equalTo("unknown-reference"));
    }

    private ValidatableResponse interview(String inspection, String name, UUID judged) {
        return city.asMember()
                .body(
                        "{\"inspectionId\":\"%s\",\"stratum\":\"MASSES\",\"name\":\"%s\",\"organisation\":\"某某村\",\"interviewerIds\":[\"%s\",\"%s\"],\"startedAt\":\"%5$s\",\"endedAt\":\"%5$s\",\"opinions\":[{\"cadreId\":\"%6$s\",\"grade\":\"POOR\"}]}"
                                .formatted(inspection, name, city.leader, city.member, now(), judged))
                .post("/inspection/v1/interviews")
                .then();
    }

    @Test
    void whoeverLedTheUnitAtTheEndIsJudgedAndNobodyWhoCameSince() {
        String inspection = city.concluded();
        city.holdTeamMeeting(inspection).statusCode(200);
        UUID left = whoLeft();
        UUID came = whoCame();
        city.asMember()
                .get(INSPECTIONS + inspection + "/opinions/missing")
                .then()
                .statusCode(200)
                .body("memberIds", containsInAnyOrder(left.toString(), city.secretary.toString()));
        city.formOpinion(inspection, member(left)).statusCode(201);
        city.formOpinion(inspection, member(came)).statusCode(422).body("code", equalTo("unknown-reference"));
        grade(inspection, left).statusCode(201);
        grade(inspection, came).statusCode(422).body("code", equalTo("unknown-reference"));
    }

    @Test
    void whoLedTheUnitAtTheEndReadsNothingOfWhatIsJudgedThere() {
        String inspection = city.concluded();
        whoLeft();
        for (String read : new String[] {"/opinions", "/evaluations"}) {
            city.at(city.path, "41", CityOfTests.ORGANIZATION_OFFICER)
                    .get(INSPECTIONS + inspection + read)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("own-leadership-team"));
        }
    }

    private static String member(UUID cadre) {
        return "\"subject\":\"MEMBER\",\"cadreId\":\"%s\"".formatted(cadre);
    }

    private ValidatableResponse grade(String inspection, UUID cadre) {
        return city.asLeader()
                .body("{%s,\"grade\":\"AVERAGE\",\"reasons\":[{\"text\":\"依据\",\"step\":10}]}".formatted(member(cadre)))
                .post(INSPECTIONS + inspection + "/evaluations")
                .then();
    }
}
