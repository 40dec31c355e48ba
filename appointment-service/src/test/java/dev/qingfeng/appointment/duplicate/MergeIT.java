package dev.qingfeng.appointment.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.appointment.cadre.Placements;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transition has said and decided of a person who was entered twice. */
@QuarkusTest
class MergeIT {

    private final TransitionOfTests transition = new TransitionOfTests();
    private UUID stays = UUID.randomUUID();
    private UUID goes = UUID.randomUUID();

    @Inject
    Placements placements;

    @BeforeEach
    void onePersonTwice() {
        transition.begun();
        stays = transition.cadre("1", transition.city.town, "");
        goes = transition.cadre("2", transition.city.town, "");
    }

    @AfterEach
    void close() {
        transition.close();
    }

    @Test
    void aGradeUnderTheNumberThatWasGivenUpIsThatOfThePerson() {
        transition.graded(goes, "MEMBER", "POOR");
        merge().statusCode(200);
        dossier(stays, "0").body("evaluations.grade", contains("POOR"));
    }

    @Test
    void aRoundInWhichTheNumberThatWasGivenUpStoodIsOneOfThePerson() {
        UUID under = transition.released("2026-04-20T08:00:00Z", goes);
        UUID other = transition.released("2026-04-21T08:00:00Z", stays);
        UUID both = transition.released("2026-04-22T08:00:00Z", goes, stays);
        merge().statusCode(200);
        dossier(stays, "0")
                .body("ballots.rounds.roundId", contains(under.toString(), other.toString(), both.toString()));
    }

    @Test
    void whoStoodInARoundUnderTheNumberThatWasGivenUpDoesNotKnowOfIt() {
        UUID judged = transition.cadre("3", transition.city.town, "");
        UUID survivor = transition.cadre("4", transition.office, "");
        UUID duplicate = transition.cadre("5", transition.office, "");
        merge(survivor, duplicate, "registry-admin").statusCode(200);
        transition.released("2026-04-20T08:00:00Z", judged, duplicate);
        dossier(judged, "0").body("ballots.rounds", hasSize(1));
        dossier(judged, "4").statusCode(200).body("", not(hasKey("ballots")));
    }

    @Test
    void pledgesUnderTheNumberThatWasGivenUpAreThoseOfThePerson() {
        transition.pledge(goes, "LEADING_CADRE", "SIGNED", "2026-03-10T02:00:00Z");
        transition.pledge(stays, "ORGANISATION_STAFF", "DUE", null);
        merge().statusCode(200);
        dossier(stays, "0").body("pledges.state", containsInAnyOrder("SIGNED", "DUE"));
    }

    /** Of the pair pledge-service excuses one, whichever of the two numbers that is. */
    @Test
    void ofTwoPledgesOfOneCategoryTheOneThatStandsIsTold() {
        transition.pledge(goes, "LEADING_CADRE", "SIGNED", "2026-03-10T02:00:00Z");
        transition.pledge(stays, "LEADING_CADRE", "EXCUSED", null);
        transition.pledge(goes, "ORGANISATION_STAFF", "EXCUSED", null);
        transition.pledge(stays, "ORGANISATION_STAFF", "DUE", null);
        merge().statusCode(200);
        dossier(stays, "0")
                .body("pledges", hasSize(2))
                .body("pledges.find { it.category == 'LEADING_CADRE' }.state", equalTo("SIGNED"))
                .body("pledges.find { it.category == 'ORGANISATION_STAFF' }.state", equalTo("DUE"));
    }

    @Test
    void aPoorGradeIsNotShedWithANumber() {
        transition.decisive();
        UUID plan = transition.plan();
        transition.graded(goes, "MEMBER", "POOR");
        transition.clearance(stays, true, 1);
        merge().statusCode(200);
        promote(plan);
        assertThat(findings(plan)).contains("poor-stays-without-reason").contains(stays.toString());
    }

    @Test
    void ofTheGradesUnderTwoNumbersTheWorstCounts() {
        transition.decisive();
        UUID plan = transition.plan();
        transition.gradedAt("2026-04-30T08:00:00Z", goes, "POOR");
        transition.gradedAt("2026-05-30T08:00:00Z", stays, "EXCELLENT");
        merge().statusCode(200);
        promote(plan);
        assertThat(findings(plan)).contains("poor-stays-without-reason").contains(stays.toString());
    }

    @Test
    void ofTheGradesUnderOneNumberTheNewestCounts() {
        transition.decisive();
        UUID plan = transition.plan();
        transition.gradedAt("2026-04-30T08:00:00Z", goes, "POOR");
        transition.gradedAt("2026-05-30T08:00:00Z", goes, "AVERAGE");
        transition.gradedAt("2026-05-30T08:00:00Z", stays, "EXCELLENT");
        merge().statusCode(200);
        promote(plan);
        assertThat(findings(plan)).doesNotContain("poor-stays-without-reason");
    }

    private void promote(UUID plan) {
        transition
                .propose(
                        plan,
                        stays,
                        "PROMOTION",
                        ", \"toPostKind\": \"DEPUTY_HEAD_OF_GOVERNMENT\", \"toRank\": \"SECTION\"")
                .statusCode(201);
    }

    private void retain(UUID plan) {
        transition.propose(plan, stays, "RETENTION", "").statusCode(201);
    }

    private String findings(UUID plan) {
        return transition
                .as("organization-officer")
                .get("/appointment/v1/plans/" + plan + "/findings")
                .asString();
    }

    @Test
    void nobodySeesTheirOwnDossierUnderWhicheverNumberTheyCome() {
        merge().statusCode(200);
        dossier(stays, "1").statusCode(404);
        dossier(stays, "2").statusCode(404);
        dossier(goes, "0").statusCode(404);
        dossier(stays, "0").statusCode(200);
    }

    @Test
    void aClearanceFromBeforeDoesNotCountAndThatOfTheNextBatchDoes() {
        transition.clearance(stays, true, 1);
        transition.clearance(goes, false, 1);
        dossier(stays, "0").body("clearance.given", equalTo(true));
        merge().statusCode(200);
        dossier(stays, "0").body("clearance.given", equalTo(false));
        transition.clearanceOfAll(stays, 2, goes);
        dossier(stays, "0").body("clearance.given", equalTo(true));
    }

    @Test
    void aClearanceOfHalfAPersonDoesNotCountHoweverLateItIsTold() {
        UUID third = transition.cadre("3", transition.city.town, "");
        merge().statusCode(200);
        transition.clearance(stays, true, 1);
        dossier(stays, "0").body("clearance.given", equalTo(false));
        transition.clearanceOfAll(stays, 2, goes);
        dossier(stays, "0").body("clearance.given", equalTo(true));
        merge(stays, third, "registry-admin").statusCode(200);
        transition.clearanceOfAll(stays, 3, goes);
        dossier(stays, "0").body("clearance.given", equalTo(false));
        transition.clearanceOfAll(stays, 4, third, goes);
        dossier(stays, "0").body("clearance.given", equalTo(true));
    }

    @Test
    void whatIsDecidedButAheadIsOfTheCadreWhomItNames() {
        UUID plan = decidedPlan();
        String ahead = transition
                .as("auditor")
                .get("/appointment/v1/appointments?planId=" + plan)
                .then()
                .extract()
                .path("items[0].id");
        merge(stays, goes, "registry-admin", "organization-officer")
                .statusCode(409)
                .body("code", equalTo("merge-collides"), "detail", containsString("appointment " + ahead));
        whatIsPlannedIsNotTold(ahead);
    }

    /** Nor that anything is, while something else is in the way. */
    private void whatIsPlannedIsNotTold(String id) {
        merge().statusCode(409)
                .body("code", equalTo("merge-collides"), "detail", containsString(": plan."))
                .body("detail", not(containsString(id)));
        for (UUID cadre : List.of(stays, goes)) {
            transition
                    .city
                    .send(
                            "annual-assessments",
                            "",
                            "staffNumber,year,grade\n%s,2024,%s\n"
                                    .formatted(
                                            number(cadre.equals(stays) ? "1" : "2"),
                                            cadre.equals(stays) ? "COMPETENT" : "EXCELLENT"))
                    .statusCode(200);
        }
        merge().statusCode(409).body("detail", containsString(": annual assessment 2024."));
    }

    @Test
    void aMoveInAPlanThatIsNotDecidedIsWithdrawnFirst() {
        transition.decisive();
        UUID plan = transition.plan();
        String move = transition
                .propose(plan, goes, "RETENTION", "")
                .statusCode(201)
                .extract()
                .path("id");
        merge(stays, goes, "registry-admin", "auditor").statusCode(409).body("detail", containsString("move " + move));
        transition
                .as("organization-officer")
                .header("If-Match", "*")
                .delete("/appointment/v1/plans/" + plan + "/moves/" + move)
                .then()
                .statusCode(200);
        merge().statusCode(200);
        transition
                .propose(plan, goes, "RETENTION", "")
                .statusCode(409)
                .body("code", equalTo("cadre-merged"), "detail", containsString(number("1")));
        // Nor does somebody come into a plan who is merged at the same time.
        retain(plan);
        assertThatThrownBy(() -> Database.execute(
                        "insert into move select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(),"
                                + " 'cadre_id', cast(? as uuid)))).* from move m where m.plan_id = ?",
                        goes,
                        plan))
                .rootCause()
                .hasMessageContaining("record_of_person");
    }

    @Test
    void whatIsPlannedForSomebodyIsNotTheRegistrysToFindOut() {
        transition.decisive();
        String move = transition
                .propose(transition.plan(), goes, "RETENTION", "")
                .statusCode(201)
                .extract()
                .path("id");
        whatIsPlannedIsNotTold(move);
    }

    @Test
    void aDraftThatNobodyCanDecideAnyMoreHoldsNothingUp() {
        transition.decisive();
        transition.propose(transition.plan(), goes, "RETENTION", "").statusCode(201);
        transition.enter("ARCHIVED").statusCode(200);
        merge().statusCode(200);
    }

    @Test
    void aPlanForTheOneWhoStaysIsMendedFirstWhereAPostComesAlong() {
        transition.decisive();
        UUID plan = transition.plan();
        UUID holder = transition.cadre("3", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        retain(plan);
        merge(stays, holder, "registry-admin", "auditor").statusCode(409).body("detail", containsString("move "));
        // Without a post, the one who stays is where the plan found them.
        merge().statusCode(200);
        transition.decide(plan, TransitionOfTests.today().plusYears(1)).statusCode(200);
        merge(stays, holder, "registry-admin", "auditor")
                .statusCode(409)
                .body("detail", containsString("appointment "));
        merge(holder, stays, "registry-admin", "auditor").statusCode(409);
    }

    @Test
    void nobodySeesWhatHoldsUpTheirOwnAppointmentUnderWhicheverNumberTheyCome() {
        merge().statusCode(200);
        transition.decisive();
        UUID plan = transition.plan();
        transition
                .propose(plan, stays, "PROMOTION", ", \"toRank\": \"SECTION\"")
                .statusCode(201);
        transition.decide(plan, TransitionOfTests.today()).statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> appointments(plan, "0").body("items.suspendedBy", contains("CLEARANCE_MISSING")));
        for (String number : List.of("1", "2")) {
            appointments(plan, number)
                    .body("items.state", contains("SUSPENDED"))
                    .body("items[0].suspendedBy", nullValue());
        }
    }

    private ValidatableResponse appointments(UUID plan, String number) {
        return transition
                .city
                .by(number, "organization-officer")
                .get("/appointment/v1/appointments?planId=" + plan)
                .then()
                .statusCode(200);
    }

    @Test
    void whoIsKinOfTheOneWhoWentIsRecusedFromTheMatterOfTheOneWhoStays() {
        transition
                .city
                .send(
                        "kinships",
                        "",
                        "staffNumber,kinStaffNumber,relation\n%s,%s,SIBLING\n".formatted(number("C2"), number("2")))
                .statusCode(200);
        merge().statusCode(200);
        transition.decisive();
        UUID plan = transition.plan();
        retain(plan);
        transition
                .decide(plan, TransitionOfTests.today().plusYears(1))
                .statusCode(422)
                .body("code", equalTo("recusal-missing"));
    }

    @Test
    void whoWasMergedIsNoneOfTheCityAndIsNotMovedWithTheirUnit() {
        UUID office = transition.unit(transition.office);
        UUID kept = transition.cadre("4", transition.office, "");
        UUID gone = transition.cadre("5", transition.office, "");
        merge(kept, gone, "registry-admin").statusCode(200);
        assertThat(QuarkusTransaction.requiringNew().call(() -> placements.within(new UnitPath(transition.city.path))))
                .extracting(Placements.Serving::id)
                .contains(kept)
                .doesNotContain(gone);
        transition
                .as("registry-admin")
                .body(("{\"unitId\": \"%s\", \"kind\": \"MERGER\", \"effectiveOn\": \"%s\","
                                + " \"document\": \"明政發〔2026〕17號\", \"targetId\": \"%s\"}")
                        .formatted(office, TransitionOfTests.today(), transition.unit(transition.city.town)))
                .post("/appointment/v1/unit-changes")
                .then()
                .statusCode(201)
                .body("state", equalTo("EFFECTIVE"));
        assertThat(Database.number("select count(*) from cadre where unit_id = ? and id = ?", office, gone))
                .isEqualTo(1);
        assertThat(Database.number("select count(*) from cadre where unit_id = ? and id = ?", office, kept))
                .isZero();
    }

    @Test
    void whoWasMergedDoesNotVote() {
        transition.decisive();
        UUID plan = transition.plan();
        transition.propose(plan, stays, "RETENTION", "").statusCode(201);
        merge().statusCode(200);
        List<UUID> withThem =
                Stream.concat(transition.committee.stream(), Stream.of(goes)).toList();
        transition
                .decide(
                        plan,
                        TransitionOfTests.today().plusYears(1),
                        TransitionOfTests.votes(withThem, withThem, "FOR"))
                .statusCode(409)
                .body("code", equalTo("cadre-merged"));
    }

    private UUID decidedPlan() {
        transition.decisive();
        UUID plan = transition.plan();
        transition.propose(plan, goes, "RETENTION", "").statusCode(201);
        transition.decide(plan, TransitionOfTests.today().plusYears(1)).statusCode(200);
        return plan;
    }

    private String number(String number) {
        return transition.city.staffPrefix + "-" + number;
    }

    private ValidatableResponse merge() {
        return merge(stays, goes, "registry-admin");
    }

    private ValidatableResponse merge(UUID survivor, UUID duplicate, String... roles) {
        return transition
                .city
                .as(roles)
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"duplicateId\": \"%s\", \"duplicateTag\": \"*\", \"reason\": \"重複登記\"}".formatted(duplicate))
                .post("/appointment/v1/cadres/" + survivor + "/merge")
                .then();
    }

    /** As the organization officer with this number sees it. */
    private ValidatableResponse dossier(UUID cadre, String number) {
        return transition
                .city
                .by(number, "organization-officer")
                .get("/appointment/v1/cadres/" + cadre + "/dossier")
                .then();
    }
}
