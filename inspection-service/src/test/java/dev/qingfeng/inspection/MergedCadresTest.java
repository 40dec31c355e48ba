package dev.qingfeng.inspection;

import static dev.qingfeng.inspection.CityOfTests.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.CityOfTests.TEAM_LEADER;
import static dev.qingfeng.inspection.CityOfTests.TEAM_MEMBER;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who was entered twice goes on as one person: in their team, with what they signed, and with their grade. */
@QuarkusTest
class MergedCadresTest {

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void found() {
        city.founded();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private UUID memberKept() {
        return city.keptAs("8", city.office, null, city.member);
    }

    private UUID leaderKept() {
        return city.keptAs("8", city.office, null, city.leader);
    }

    private ValidatableResponse startFieldwork(String team) {
        return city.asLeader()
                .post("/inspection/v1/teams/" + team + "/fieldwork")
                .then();
    }

    private ValidatableResponse train(String team, UUID... attendees) {
        return city.officer()
                .body("{\"occurredAt\":\"%s\",\"attendeeIds\":[%s]}"
                        .formatted(now(), CityOfTests.list(Stream.of(attendees))))
                .post("/inspection/v1/teams/" + team + "/training")
                .then();
    }

    @Test
    void whoWasMergedBeforeSigningSignsUnderTheNumberThatStays() {
        String team = city.formed();
        city.train(team);
        city.sign(city.leader);
        UUID kept = memberKept();
        startFieldwork(team).statusCode(409).body("unmet.subject", contains(city.member.toString()));
        city.sign(kept);
        startFieldwork(team).statusCode(200).body("state", equalTo("IN_FIELD"));
    }

    @Test
    void whoSignedBeforeTheyWereMergedHasSigned() {
        String team = city.formed();
        city.train(team);
        city.sign(city.leader, city.member);
        memberKept();
        startFieldwork(team).statusCode(200);
    }

    @Test
    void whatWasSignedFirstUnderEitherNumberCounts() {
        String team = city.formed();
        city.train(team);
        city.sign(city.leader, city.member);
        Instant began = now();
        city.sign(memberKept());
        city.asLeader()
                .body("{\"occurredAt\":\"%s\"}".formatted(began))
                .post("/inspection/v1/teams/" + team + "/fieldwork")
                .then()
                .statusCode(200);
    }

    @Test
    void whoWasMergedIsTrainedUnderEitherNumber() {
        String team = city.formed();
        UUID kept = memberKept();
        train(team, city.leader).statusCode(200).body("state", equalTo("FORMED"));
        train(team, kept)
                .statusCode(200)
                .body("state", equalTo("TRAINED"))
                .body("trainings[1].attendeeIds", contains(city.member.toString()));
        train(team, city.member).statusCode(200);
        train(team, city.secretary).statusCode(422).body("code", equalTo("unknown-reference"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "7"})
    void whoWasMergedIsOfTheirTeamUnderWhicheverNumberTheyCome(String number) {
        String team = city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        UUID kept = memberKept();
        city.at(city.officePath, number, TEAM_MEMBER)
                .get("/inspection/v1/teams/" + team)
                .then()
                .statusCode(200);
        city.at(city.officePath, number, TEAM_MEMBER)
                .get("/inspection/v1/teams")
                .then()
                .body("items.id", hasItem(team));
        city.at(city.officePath, number, TEAM_MEMBER)
                .body(city.step(1, now().toString(), now().toString(), kept, "[" + CityOfTests.EVIDENCE + "]"))
                .post("/inspection/v1/inspections/" + inspection + "/steps")
                .then()
                .statusCode(200)
                .body("steps[0].responsibleId", equalTo(kept.toString()));
        city.at(city.officePath, number, TEAM_LEADER)
                .body("{\"occurredAt\":\"%s\"}".formatted(now()))
                .post("/inspection/v1/inspections/" + inspection + "/conclusion")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "6"})
    void aLeaderWhoWasMergedLeadsTheTeam(String number) {
        String team = city.formed();
        city.train(team);
        city.sign(city.leader, city.member);
        leaderKept();
        city.at(city.officePath, number, TEAM_LEADER)
                .post("/inspection/v1/teams/" + team + "/fieldwork")
                .then()
                .statusCode(200);
    }

    @Test
    void theNoticeNamesThePersonUnderTheNumberThatStays() {
        city.formed();
        leaderKept();
        city.officer()
                .body(CityOfTests.notice(3, 0, ",\"lateReason\":\"没有网络\""))
                .post("/inspection/v1/inspections/" + city.inspectionOf(city.town) + "/notice")
                .then()
                .statusCode(200)
                .body("notice.teamNames", contains("某某8", "某某7"));
    }

    @Test
    void nobodyIsInTwoTeamsUnderTwoNumbers() {
        city.formed();
        UUID kept = memberKept();
        UUID other = city.knownCadre("10");
        city.form(city.team(other, List.of(kept), city.farm))
                .statusCode(409)
                .body("code", equalTo("member-of-another-team"));
        city.form(city.team(kept, List.of(), city.farm)).statusCode(409);
        city.form(city.team(other, List.of(city.member), city.farm))
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        city.form(city.team(other, List.of(), city.farm)).statusCode(201);
    }

    @Test
    void nobodyIsRidOfAGradeByAMerge() {
        String inspection = city.opined();
        grade(inspection, "2", city.secretary, "POOR").statusCode(201);
        UUID kept = city.keptAs("10", city.town, UUID.randomUUID(), city.secretary);
        grade(inspection, "2", kept, "EXCELLENT").statusCode(409).body("code", equalTo("graded-already"));
        assertThat(Database.number("select count(*) from evaluation where inspection_id = ?::uuid", inspection))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "10"})
    void nobodyGradesThemselvesUnderEitherNumber(String number) {
        String inspection = city.opined();
        UUID kept = city.keptAs("10", city.town, UUID.randomUUID(), city.secretary);
        grade(inspection, number, kept, "EXCELLENT").statusCode(403).body("code", equalTo("own-grade"));
        grade(inspection, "2", kept, "EXCELLENT").statusCode(201);
    }

    private ValidatableResponse grade(String inspection, String by, UUID cadre, String grade) {
        return city.at(city.path, by, ORGANIZATION_OFFICER)
                .body(
                        "{\"subject\":\"MEMBER\",\"cadreId\":\"%s\",\"grade\":\"%s\",\"reasons\":[{\"text\":\"x\",\"step\":1}]}"
                                .formatted(cadre, grade))
                .post("/inspection/v1/inspections/" + inspection + "/evaluations")
                .then();
    }
}
