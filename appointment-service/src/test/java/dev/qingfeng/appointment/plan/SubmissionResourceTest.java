package dev.qingfeng.appointment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies with the committee is what it votes on: it holds when it is submitted, and stays as it is until it is taken back. */
@QuarkusTest
class SubmissionResourceTest {

    private static final String TO_SECRETARY = ", \"toPostKind\": \"PARTY_SECRETARY\"";

    private final LocalDate nextYear = TransitionOfTests.today().plusYears(1);

    private final TransitionOfTests transition = new TransitionOfTests();
    private UUID plan = UUID.randomUUID();
    private UUID deputy = UUID.randomUUID();

    @BeforeEach
    void begin() {
        plan = transition.begun().decisive().plan();
        deputy = transition.cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private String address() {
        return "/appointment/v1/plans/" + plan;
    }

    private String removal() {
        return transition
                .propose(plan, deputy, "REMOVAL", "")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse submit() {
        return submit("*", nextYear);
    }

    private ValidatableResponse submit(String tag, LocalDate effectiveOn) {
        return transition
                .as("organization-officer")
                .header("If-Match", tag)
                .body("{\"effectiveOn\": \"%s\"}".formatted(effectiveOn))
                .post(address() + "/submission")
                .then();
    }

    private ValidatableResponse takeBack(String tag) {
        return transition
                .as("committee-secretary")
                .header("If-Match", tag)
                .delete(address() + "/submission")
                .then();
    }

    private ValidatableResponse withdraw(String move) {
        return transition
                .as("organization-officer")
                .header("If-Match", "*")
                .delete(address() + "/moves/" + move)
                .then();
    }

    private ValidatableResponse waiver() {
        return transition
                .as("organization-officer")
                .body("{\"principle\": \"P6\", \"subjectId\": \"%s\", \"reason\": \"本鎮無合適人選\"}"
                        .formatted(transition.unit(transition.city.town)))
                .post(address() + "/waivers")
                .then();
    }

    @Test
    void whatIsSubmittedStaysAsItIsUntilItIsTakenBack() {
        String move = removal();
        UUID another = transition.cadre("2", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        String check = submit("\"v1\"", nextYear)
                .statusCode(200)
                .header("ETag", equalTo("\"v2\""))
                .body("state", equalTo("DRAFT"), "submission.effectiveOn", equalTo(nextYear.toString()))
                .body("submission.submittedBy", equalTo(transition.city.staffPrefix + "-0"))
                .extract()
                .path("submission.checkId");
        transition
                .as("auditor")
                .get(address() + "/checks/" + check)
                .then()
                .statusCode(200)
                .body("gatesMet", equalTo(true), "planTag", equalTo("\"v1\""));
        transition.propose(plan, another, "RETENTION", "").statusCode(409).body("code", equalTo("plan-submitted"));
        withdraw(move).statusCode(409).body("code", equalTo("plan-submitted"));
        waiver().statusCode(409).body("code", equalTo("plan-submitted"));
        submit().statusCode(409).body("code", equalTo("plan-submitted"));
        assertThatThrownBy(() -> Database.execute("delete from move where plan_id = ?", plan))
                .as("whoever asks")
                .hasStackTraceContaining("is submitted or decided");

        takeBack("\"v1\"").statusCode(412);
        takeBack("\"v2\"").statusCode(200).header("ETag", equalTo("\"v3\"")).body("submission", nullValue());
        takeBack("*").statusCode(409).body("code", equalTo("plan-not-submitted"));
        waiver().statusCode(201);
        withdraw(move).statusCode(200);
        transition.propose(plan, another, "RETENTION", "").statusCode(201);
    }

    @Test
    void aPlanWithoutMovesOrWithAHardFindingIsNotSubmitted() {
        submit().statusCode(409).body("code", equalTo("gate-unmet"), "unmet.condition", contains("move-missing"));
        transition.graded(deputy, "MEMBER", "POOR");
        transition.propose(plan, deputy, "RETENTION", "").statusCode(201);
        submit().statusCode(409)
                .body("code", equalTo("gate-unmet"), "unmet.condition", contains("poor-stays-without-reason"))
                .body("unmet[0].subject", equalTo(deputy.toString()));
        assertThat(Database.number("select count(*) from plan_check where plan_id = ?", plan))
                .as("what was refused left no check")
                .isZero();
    }

    @Test
    void aPlanOnASupersededStateOfTheRegistryIsNotSubmitted() {
        removal();
        transition.cadre("1", transition.office, "");
        submit().statusCode(409)
                .body("code", equalTo("plan-outdated"))
                .body("unmet.condition", contains("move-outdated"), "unmet[0].subject", equalTo(deputy.toString()));
    }

    @Test
    void nobodyIsSubmittedForADayThatIsOver() {
        removal();
        submit("*", TransitionOfTests.today().minusDays(2))
                .statusCode(422)
                .body("code", equalTo("effective-date-in-past"));
        submit("*", TransitionOfTests.today()).statusCode(200);
    }

    @Test
    void twoAreNotPlannedForOnePost() {
        UUID another = transition.cadre("2", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        String first = transition
                .propose(plan, deputy, "ROTATION", TO_SECRETARY)
                .statusCode(201)
                .extract()
                .path("id");
        transition
                .propose(plan, another, "ROTATION", TO_SECRETARY)
                .statusCode(409)
                .body("code", equalTo("post-planned-already"))
                .body("unmet.condition", contains("seat-missing"));
        transition
                .propose(plan, deputy, "ROTATION", TO_SECRETARY)
                .statusCode(409)
                .body("code", equalTo("cadre-has-move"));
        withdraw(first).statusCode(200);
        transition.propose(plan, another, "ROTATION", TO_SECRETARY).statusCode(201);
    }

    @Test
    void whoHoldsThePostAlreadyTakesNoSeatOfThoseWhoCome() {
        UUID secretary = transition.cadre("9", transition.city.town, "PARTY_SECRETARY");
        transition.propose(plan, secretary, "RETENTION", "").statusCode(201);
        transition.propose(plan, deputy, "ROTATION", TO_SECRETARY).statusCode(201);
        submit().statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.condition", contains("quota-exceeded"));
    }

    @Test
    void theCommitteeDecidesOnWhatLiesWithIt() {
        removal();
        submit().statusCode(200);
        transition
                .decide(plan, nextYear)
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("submission.effectiveOn", equalTo(nextYear.toString()));
        takeBack("*").statusCode(409).body("code", equalTo("plan-decided"));
        submit().statusCode(409).body("code", equalTo("plan-decided"));
    }

    @Test
    void aSubmissionIsToldInCountsAndOfNobody() {
        removal();
        submit().statusCode(200);
        takeBack("*").statusCode(200);
        try (PublishedEvents events = PublishedEvents.on("qingfeng.appointment.events.v1")) {
            PublishedEvent told = events.await(event -> event.key().equals(plan.toString())
                    && event.type().equals("dev.qingfeng.appointment.plan-submitted.v1"));
            assertThat(told.json().path("moveCount").asInt()).isEqualTo(1);
            assertThat(told.payload()).doesNotContain(deputy.toString());
            events.await(event -> event.key().equals(plan.toString())
                    && event.type().equals("dev.qingfeng.appointment.plan-taken-back.v1"));
        }
    }

    @Test
    void onlyOfficersOfTheCitySubmitWithTheTagOfThePlan() {
        removal();
        String body = "{\"effectiveOn\": \"%s\"}".formatted(nextYear);
        transition
                .as("organization-officer")
                .body(body)
                .post(address() + "/submission")
                .then()
                .statusCode(428);
        submit("\"v0\"", nextYear).statusCode(412);
        for (String role : new String[] {"auditor", "committee-secretary"}) {
            transition
                    .as(role)
                    .header("If-Match", "*")
                    .body(body)
                    .post(address() + "/submission")
                    .then()
                    .statusCode(403);
        }
        CityOfTests stranger = new CityOfTests().founded();
        stranger.as("organization-officer")
                .contentType("application/json")
                .header("If-Match", "*")
                .body(body)
                .post(address() + "/submission")
                .then()
                .statusCode(404);
        stranger.as("organization-officer")
                .header("If-Match", "*")
                .delete(address() + "/submission")
                .then()
                .statusCode(404);
    }
}
