package dev.qingfeng.inspection.evaluation;

import static dev.qingfeng.inspection.CityOfTests.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.CityOfTests.TEAM_LEADER;
import static dev.qingfeng.inspection.CityOfTests.TEAM_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has been inspected is graded once, with reasons; who reads it are those who decide and those who graded. */
@QuarkusTest
class EvaluationResourceTest {

    private static final String REASON = "民主测评优秀率居首";
    private static final String REASONS = "\"reasons\":[{\"text\":\"" + REASON + "\",\"step\":2}]";
    private static final String LEADERSHIP_TEAM =
            "{\"subject\":\"LEADERSHIP_TEAM\",\"grade\":\"FAIRLY_GOOD\"," + REASONS + "}";

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void found() {
        city.founded();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private static String of(String inspection) {
        return "/inspection/v1/inspections/" + inspection + "/evaluations";
    }

    private ValidatableResponse grade(String inspection, String body) {
        return city.asLeader().body(body).post(of(inspection)).then();
    }

    private static String member(UUID cadre) {
        return "{\"subject\":\"MEMBER\",\"cadreId\":\"%s\",\"grade\":\"POOR\",%s}".formatted(cadre, REASONS);
    }

    @Test
    void theLeadershipTeamAndItsMembersAreGraded() {
        String inspection = city.opined();
        String ofTeam = grade(inspection, LEADERSHIP_TEAM)
                .statusCode(201)
                .header("ETag", equalTo("\"v0\""))
                .body("subject", equalTo("LEADERSHIP_TEAM"), "grade", equalTo("FAIRLY_GOOD"), "cadreId", nullValue())
                .body("reasons[0].text", equalTo(REASON), "unitId", equalTo(city.town.toString()))
                .extract()
                .path("id");
        String location = grade(inspection, member(city.secretary))
                .statusCode(201)
                .extract()
                .header("Location");
        city.asLeader().get(location).then().statusCode(200).body("grade", equalTo("POOR"));
        city.asMember()
                .get(of(inspection))
                .then()
                .statusCode(200)
                .body("items.subject", containsInAnyOrder("LEADERSHIP_TEAM", "MEMBER"));

        try (PublishedEvents states = PublishedEvents.on("qingfeng.inspection.evaluations.v1");
                PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            PublishedEvent state = states.await(event -> event.key().equals(ofTeam));
            assertThat(state.json().get("grade").asText()).isEqualTo("FAIRLY_GOOD");
            assertThat(state.json().get("reasonCount").asInt()).isEqualTo(1);
            assertThat(state.json().has("cadreId")).isFalse();
            PublishedEvent graded = events.await(event -> event.key().equals(ofTeam));
            assertThat(graded.type()).isEqualTo("dev.qingfeng.inspection.graded.v1");
            assertThat(List.of(state.payload(), graded.payload())).noneMatch(payload -> payload.contains(REASON));
            assertThat(graded.payload()).doesNotContain("FAIRLY_GOOD", "grade\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"reasons\":[]", ",\"reasons\":null"})
    void aGradeWithoutReasonIsRefused(String reasons) {
        String inspection = city.opined();
        grade(inspection, "{\"subject\":\"LEADERSHIP_TEAM\",\"grade\":\"EXCELLENT\"" + reasons + "}")
                .statusCode(422)
                .body("code", equalTo("grade-without-reason"));
    }

    @Test
    void aGradeIsNotGivenBeforeTheInspectionHasEnded() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        grade(inspection, LEADERSHIP_TEAM)
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.condition", contains("opinion-missing", "inspection-not-concluded"))
                .body("unmet.rule", contains("Preliminary opinions", "Four grades"))
                .body("unmet.subject", contains(city.town.toString(), city.town.toString()));
    }

    @Test
    void aGradeWaitsForThePreliminaryOpinionOfItsSubject() {
        String inspection = city.concluded();
        city.holdTeamMeeting(inspection).statusCode(200);
        city.formOpinion(inspection, "\"subject\":\"LEADERSHIP_TEAM\"").statusCode(201);
        grade(inspection, LEADERSHIP_TEAM).statusCode(201);
        grade(inspection, member(city.secretary))
                .statusCode(409)
                .body("unmet.condition", contains("opinion-missing"))
                .body("unmet.subject", contains(city.secretary.toString()));
    }

    @Test
    void nobodyIsGradedTwice() {
        String inspection = city.opined();
        grade(inspection, LEADERSHIP_TEAM).statusCode(201);
        grade(inspection, LEADERSHIP_TEAM).statusCode(409).body("code", equalTo("graded-already"));
        grade(inspection, member(city.secretary)).statusCode(201);
        grade(inspection, member(city.secretary)).statusCode(409).body("code", equalTo("graded-already"));
        assertThatThrownBy(() -> Database.execute(
                        "insert into evaluation select gen_random_uuid(), version, inspection_id,"
                                + " cycle_id, unit_id, subject, cadre_id, grade, reasons, graded_at from evaluation"
                                + " where inspection_id = ?::uuid and cadre_id is null",
                        inspection))
                .rootCause()
                .hasMessageContaining("evaluation_once");
    }

    @Test
    void ofTenWhoGradeTheSameAtOnceOneDoes() throws Exception {
        String inspection = city.opined();
        assertThat(AtOnce.statuses(10, i -> grade(inspection, LEADERSHIP_TEAM)))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        assertThat(Database.number("select count(*) from evaluation where inspection_id = ?::uuid", inspection))
                .isEqualTo(1);
    }

    @Test
    void onlyOfficeHoldersOfTheUnitAreItsMembers() {
        String inspection = city.opined();
        grade(inspection, member(city.leader)).statusCode(422).body("code", equalTo("unknown-reference"));
        grade(inspection, member(UUID.randomUUID())).statusCode(422).body("code", equalTo("unknown-reference"));
        grade(inspection, "{\"subject\":\"MEMBER\",\"grade\":\"POOR\"," + REASONS + "}")
                .statusCode(422)
                .body("code", equalTo("subject-mismatch"));
        grade(
                        inspection,
                        "{\"subject\":\"LEADERSHIP_TEAM\",\"grade\":\"POOR\",\"reasons\":[{\"text\":\"x\",\"step\":11}]}")
                .statusCode(422)
                .body("code", equalTo("no-such-step"));
        grade(
                        inspection,
                        "{\"subject\":\"LEADERSHIP_TEAM\",\"grade\":\"GOOD\",\"reasons\":[{\"text\":\"x\",\"step\":1}]}")
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-value"));
    }

    @Test
    void evaluationsAreConfidential() {
        String inspection = city.opined();
        String evaluation =
                grade(inspection, LEADERSHIP_TEAM).statusCode(201).extract().path("id");
        for (String role : new String[] {ORGANIZATION_OFFICER, "committee-member", "committee-secretary", "auditor"}) {
            city.at(city.path, "3", role)
                    .get(of(inspection))
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1));
            city.at(city.officePath, "3", role).get(of(inspection)).then().statusCode(404);
        }
        for (String role : new String[] {"discipline-officer", "cadre", "township-secretary", "registry-admin"}) {
            city.at(city.path, "3", role).get(of(inspection)).then().statusCode(403);
            city.at(city.path, "3", role)
                    .get(of(inspection) + "/" + evaluation)
                    .then()
                    .statusCode(403);
        }
        // Someone of another team does not read it, not even where their own unit's tree shows them the inspection.
        UUID third = city.knownCadre("8");
        city.form(city.team(third, List.of(), city.farm)).statusCode(201);
        for (String role : new String[] {TEAM_LEADER, TEAM_MEMBER}) {
            city.at(city.officePath, "8", role).get(of(inspection)).then().statusCode(404);
            city.at(city.path, "8", role)
                    .get(of(inspection))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("not-of-the-team"));
            city.at(city.path, "8", role)
                    .get(of(inspection) + "/" + evaluation)
                    .then()
                    .statusCode(403);
        }
        try (CityOfTests other = new CityOfTests().founded()) {
            other.officer().get(of(inspection)).then().statusCode(404);
        }
    }

    @Test
    void onlyTheLeaderAndTheOfficerGrade() {
        String inspection = city.opined();
        city.asMember().body(LEADERSHIP_TEAM).post(of(inspection)).then().statusCode(403);
        city.at(city.officePath, "7", TEAM_LEADER)
                .body(LEADERSHIP_TEAM)
                .post(of(inspection))
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        city.at(city.path, "3", "auditor")
                .body(LEADERSHIP_TEAM)
                .post(of(inspection))
                .then()
                .statusCode(403);
        city.officer().body(LEADERSHIP_TEAM).post(of(inspection)).then().statusCode(201);
    }

    @Test
    void anOfficerOfTheUnitThatIsInspectedNeitherGradesItNorReadsItsGrades() {
        String inspection = city.opined();
        city.at(city.townPath, "3", ORGANIZATION_OFFICER)
                .body(LEADERSHIP_TEAM)
                .post(of(inspection))
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        String evaluation =
                grade(inspection, LEADERSHIP_TEAM).statusCode(201).extract().path("id");
        for (String role : new String[] {ORGANIZATION_OFFICER, "committee-member", "committee-secretary", "auditor"}) {
            city.at(city.townPath, "3", role)
                    .get(of(inspection))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("not-of-the-team"));
            city.at(city.townPath, "3", role)
                    .get(of(inspection) + "/" + evaluation)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void nobodyGradesThemselves() {
        String inspection = city.opined();
        city.at(city.path, "9", ORGANIZATION_OFFICER)
                .body(member(city.secretary))
                .post(of(inspection))
                .then()
                .statusCode(403)
                .body("code", equalTo("own-grade"));
        city.officer().body(member(city.secretary)).post(of(inspection)).then().statusCode(201);
    }

    private long reads(String operation, String evaluation) {
        return Database.number(
                "select count(*) from audit_entry where action = 'READ' and record_type = 'Evaluation' and operation = ?"
                        + " and actor = ? and record_id = ?",
                operation,
                city.staff("2"),
                evaluation);
    }

    @Test
    void everyGradeThatSomebodyIsShownLeavesAnAuditRow() {
        String inspection = city.opined();
        String shown =
                grade(inspection, LEADERSHIP_TEAM).statusCode(201).extract().path("id");
        String behind = grade(inspection, member(city.secretary))
                .statusCode(201)
                .extract()
                .path("id");
        city.officer().get(of(inspection) + "/" + shown).then().statusCode(200);
        assertThat(reads("getEvaluation", shown)).isEqualTo(1);
        city.officer().get(of(inspection) + "?limit=1").then().statusCode(200).body("items.id", contains(shown));
        assertThat(reads("listEvaluations", shown)).isEqualTo(1);
        assertThat(reads("listEvaluations", behind)).isZero();
        city.officer().get(of(inspection)).then().statusCode(200).body("items", hasSize(2));
        assertThat(reads("listEvaluations", shown)).isEqualTo(2);
        assertThat(reads("listEvaluations", behind)).isEqualTo(1);
    }

    @Test
    void evaluationsComeInPages() {
        String inspection = city.opined();
        grade(inspection, LEADERSHIP_TEAM).statusCode(201);
        grade(inspection, member(city.secretary)).statusCode(201);
        String next = city.officer()
                .get(of(inspection) + "?limit=1")
                .then()
                .header("Link", notNullValue())
                .body("items.subject", contains("LEADERSHIP_TEAM"))
                .extract()
                .path("next");
        city.officer()
                .get(of(inspection) + "?limit=1&cursor=" + next)
                .then()
                .body("items.subject", contains("MEMBER"), "next", nullValue());
    }
}
