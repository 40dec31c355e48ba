package dev.qingfeng.appointment.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.testing.StatementCount;
import dev.qingfeng.platform.workingday.WorkingDays;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan is decided collectively, and each move of an approved one becomes an appointment. */
@QuarkusTest
class DecisionResourceTest {

    private final LocalDate nextYear = TransitionOfTests.today().plusYears(1);

    private final TransitionOfTests transition = new TransitionOfTests();
    private UUID plan = UUID.randomUUID();
    private UUID deputy = UUID.randomUUID();
    private final ZoneId zone = ConfigProvider.getConfig().getValue("qingfeng.zone", ZoneId.class);

    @BeforeEach
    void begin() {
        plan = transition.begun().decisive().plan();
        deputy = transition.cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private void removal() {
        transition.propose(plan, deputy, "REMOVAL", "").statusCode(201);
    }

    @Test
    void anApprovedPlanBecomesAppointmentsAndNeverChangesAgain() {
        removal();
        transition
                .decide(plan, nextYear)
                .statusCode(200)
                .body("state", equalTo("APPROVED"), "effectiveOn", equalTo(nextYear.toString()));
        transition
                .as("auditor")
                .get("/appointment/v1/appointments?planId=" + plan)
                .then()
                .body("items", hasSize(1))
                .body("items[0].cadreId", equalTo(deputy.toString()), "items[0].state", equalTo("DECIDED"));
        transition
                .as("auditor")
                .get("/appointment/v1/plans/" + plan + "/checks")
                .then()
                .body("items.effectiveOn", contains(nextYear.toString()), "items.gatesMet", contains(true));
        transition.decide(plan, nextYear).statusCode(409).body("code", equalTo("plan-decided"));
        transition
                .propose(plan, transition.committee.get(0), "RETENTION", "")
                .statusCode(409)
                .body("code", equalTo("plan-decided"));
        String move = transition
                .as("auditor")
                .get("/appointment/v1/plans/" + plan + "/moves")
                .then()
                .extract()
                .path("items[0].id");
        transition
                .as("organization-officer")
                .header("If-Match", "*")
                .delete("/appointment/v1/plans/" + plan + "/moves/" + move)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-decided"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.appointment.events.v1");
                PublishedEvents decisions = PublishedEvents.on("qingfeng.appointment.decisions.v1")) {
            PublishedEvent decided = events.await(event -> event.key().equals(plan.toString())
                    && event.type().equals("dev.qingfeng.appointment.plan-decided.v1"));
            assertThat(decided.json().get("forCount").asInt()).isEqualTo(3);
            assertThat(decided.payload())
                    .as("not who voted what")
                    .doesNotContain(transition.committee.get(0).toString());
            PublishedEvent appointment =
                    decisions.await(event -> event.json().get("planId").asText().equals(plan.toString()));
            assertThat(appointment.json().get("state").asText()).isEqualTo("DECIDED");
            assertThat(appointment.json().get("cadreId").asText()).isEqualTo(deputy.toString());
        }
    }

    @Test
    void aRejectedPlanIsRecordedAndAppointsNobody() {
        removal();
        String resolution = transition
                .decide(plan, nextYear, TransitionOfTests.votes(transition.committee, transition.committee, "ABSTAIN"))
                .statusCode(200)
                .body("state", equalTo("REJECTED"))
                .extract()
                .path("resolutionId");
        transition
                .as("auditor")
                .get("/appointment/v1/resolutions/" + resolution)
                .then()
                .body("outcome", equalTo("REJECTED"), "members.vote", contains("ABSTAIN", "ABSTAIN", "ABSTAIN"));
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and record_id = ?", resolution))
                .as("who voted how is not read without a trace")
                .isEqualTo(1);
        transition
                .as("auditor")
                .get("/appointment/v1/appointments?planId=" + plan)
                .then()
                .body("items", empty());
    }

    @Test
    void aVoteOfADayBeforeThePhaseBeganIsNone() {
        removal();
        transition
                .decide(plan, TransitionOfTests.daysAgo(31), nextYear, transition.everyoneFor())
                .statusCode(409)
                .body("code", equalTo("gate-unmet"), "unmet.condition", contains("phase-not-reached"));
    }

    @Test
    void withoutAQuorumOrOnADayThatIsOverNothingIsDecided() {
        removal();
        transition
                .decide(
                        plan,
                        nextYear,
                        TransitionOfTests.votes(transition.committee, transition.committee.subList(0, 1), "FOR"))
                .statusCode(409)
                .body("code", equalTo("quorum-not-met"))
                .body("detail", startsWith("Of 3 members entitled to vote 1 voted; 2 are needed"));
        transition
                .decide(plan, TransitionOfTests.today().minusDays(2))
                .statusCode(422)
                .body("code", equalTo("effective-date-in-past"));
        transition.as("auditor").get("/appointment/v1/plans/" + plan).then().body("state", equalTo("DRAFT"));
    }

    /** Weekends only, as far as the city's calendar goes. */
    private static LocalDate afterWorkingDays(LocalDate from, int days) {
        return WorkingDays.of(Map.of()).plus(from, days);
    }

    @Test
    void aDecisionTakesEffectAfterFiveWorkingDaysOfPublicNotice() {
        removal();
        LocalDate fifth = afterWorkingDays(TransitionOfTests.today(), 5);
        transition
                .decide(plan, TransitionOfTests.daysAgo(0), fifth, transition.everyoneFor())
                .statusCode(422)
                .body("code", equalTo("notice-too-short"))
                .body("detail", endsWith("it takes effect on %s at the earliest.".formatted(fifth.plusDays(1))));
        transition
                .decide(plan, TransitionOfTests.daysAgo(0), fifth.plusDays(1), transition.everyoneFor())
                .statusCode(200)
                .body("effectiveOn", equalTo(fifth.plusDays(1).toString()));
    }

    @Test
    void whatTheCitysCalendarExchangesIsCountedSo() {
        removal();
        LocalDate fifth = afterWorkingDays(TransitionOfTests.today(), 5);
        LocalDate sixth = afterWorkingDays(TransitionOfTests.today(), 6);
        transition
                .city
                .send(
                        "calendars",
                        "",
                        "unitPath,date,kind,name\n%s,%s,HOLIDAY,放假\n".formatted(transition.city.path, fifth))
                .statusCode(200);
        transition
                .decide(plan, TransitionOfTests.daysAgo(0), sixth, transition.everyoneFor())
                .statusCode(422)
                .body("detail", containsString(sixth.plusDays(1).toString()));
        transition
                .decide(plan, TransitionOfTests.daysAgo(0), sixth.plusDays(1), transition.everyoneFor())
                .statusCode(200);
    }

    @Test
    void theDayOfADecisionIsThatOfTheCityAndNotOfTheMachine() {
        removal();
        LocalDate workday = Stream.iterate(TransitionOfTests.today().minusDays(1), day -> day.minusDays(1))
                .filter(WorkingDays.of(Map.of())::isWorkingDay)
                .findFirst()
                .orElseThrow();
        // By UTC it is the day before.
        String when = "\"occurredAt\": \"%s\", \"lateReason\": \"斷網\""
                .formatted(workday.atTime(0, 30).atZone(zone).toInstant());
        LocalDate fifth = afterWorkingDays(workday, 5);
        transition
                .decide(plan, when, fifth, transition.everyoneFor())
                .statusCode(422)
                .body("code", equalTo("notice-too-short"));
        transition
                .decide(plan, when, fifth.plusDays(1), transition.everyoneFor())
                .statusCode(200);
    }

    @Test
    void aDecisionRecordedLateHasBeenOnNoticeSinceItWasMade() {
        removal();
        transition.decide(plan, TransitionOfTests.today()).statusCode(200);
    }

    @Test
    void whoHasAMoveInThePlanIsRecused() {
        removal();
        List<UUID> entitled = new ArrayList<>(transition.committee);
        entitled.add(deputy);
        transition
                .decide(plan, nextYear, TransitionOfTests.votes(entitled, entitled, "FOR"))
                .statusCode(422)
                .body("code", equalTo("recusal-missing"));
        String recused = TransitionOfTests.votes(entitled, entitled, "FOR")
                .replace(
                        "\"%s\", \"vote\": \"FOR\"".formatted(deputy),
                        "\"%s\", \"vote\": \"RECUSED\"".formatted(deputy));
        transition.decide(plan, nextYear, recused).statusCode(200).body("state", equalTo("APPROVED"));
    }

    @Test
    void whoIsKinOfOneWithAMoveIsRecusedToo() {
        removal();
        UUID kin = transition.committee.get(1);
        String kinships =
                "staffNumber,kinStaffNumber,relation\n%1$s-C2,%1$s-1,SIBLING\n".formatted(transition.city.staffPrefix);
        transition.city.send("kinships", "", kinships).statusCode(200);
        transition.decide(plan, nextYear).statusCode(422).body("code", equalTo("recusal-missing"));
        String recused = transition
                .everyoneFor()
                .replace("\"%s\", \"vote\": \"FOR\"".formatted(kin), "\"%s\", \"vote\": \"RECUSED\"".formatted(kin));
        transition.decide(plan, nextYear, recused).statusCode(200).body("state", equalTo("APPROVED"));
    }

    @Test
    void whileAHardFindingIsOpenNothingIsDecided() {
        transition.graded(deputy, "MEMBER", "POOR");
        transition.propose(plan, deputy, "RETENTION", "").statusCode(201);
        transition
                .decide(plan, nextYear)
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.condition", contains("poor-stays-without-reason"))
                .body("unmet[0].rule", equalTo("Right personnel orientation"))
                .body("unmet[0].clause", startsWith("對綜合評價優秀的幹部大膽提拔"))
                .body("unmet[0].subject", equalTo(deputy.toString()));
    }

    @Test
    void aSoftFindingHoldsUpNothing() {
        transition.graded(deputy, "MEMBER", "EXCELLENT");
        transition.propose(plan, deputy, "RETENTION", "").statusCode(201);
        transition
                .as("auditor")
                .get("/appointment/v1/plans/" + plan + "/findings")
                .then()
                .body("findings.code", hasItem("excellent-not-promoted"), "gatesMet", equalTo(true))
                .body("findings.kind", not(hasItem("HARD")));
        transition.decide(plan, nextYear).statusCode(200);
    }

    @Test
    void aPlanWithoutMovesOrOfAnOlderStateIsNotDecided() {
        transition.decide(plan, nextYear).statusCode(409).body("unmet.condition", contains("move-missing"));
        removal();
        transition.cadre("1", transition.office, "");
        transition
                .decide(plan, nextYear)
                .statusCode(409)
                .body("unmet.condition", contains("move-outdated"), "unmet[0].subject", equalTo(deputy.toString()));
    }

    @Test
    void aLaterDecisionOnTheSameCadreSupersedesWhatIsAhead() {
        removal();
        transition.decide(plan, nextYear).statusCode(200);
        UUID later = transition.plan();
        transition.propose(later, deputy, "RETENTION", "").statusCode(201);
        transition.decide(later, nextYear.plusDays(1)).statusCode(200);
        transition
                .as("auditor")
                .get("/appointment/v1/appointments")
                .then()
                .body("items.state", containsInAnyOrder("SUPERSEDED", "DECIDED"))
                .body("items.find { it.state == 'SUPERSEDED' }.planId", equalTo(plan.toString()));
        try (PublishedEvents decisions = PublishedEvents.on("qingfeng.appointment.decisions.v1")) {
            decisions.await(event -> event.json().get("planId").asText().equals(plan.toString())
                    && event.json().get("state").asText().equals("SUPERSEDED"));
        }
    }

    @Test
    void aStaleOrMissingTagDecidesNothing() {
        removal();
        String body = "{\"occurredAt\": \"2026-01-01T00:00:00Z\", \"effectiveOn\": \"%s\", %s}"
                .formatted(nextYear, transition.everyoneFor());
        String address = "/appointment/v1/plans/" + plan + "/decision";
        transition.as("committee-secretary").body(body).post(address).then().statusCode(428);
        transition
                .as("committee-secretary")
                .header("If-Match", "\"v0\"")
                .body(body)
                .post(address)
                .then()
                .statusCode(412);
        transition
                .as("organization-officer")
                .header("If-Match", "*")
                .body(body)
                .post(address)
                .then()
                .statusCode(403);
        new CityOfTests()
                .as("committee-secretary")
                .contentType("application/json")
                .header("If-Match", "*")
                .body(body)
                .post(address)
                .then()
                .statusCode(404);
    }

    @Test
    void anAppointmentIsSeenFromWhereItLeadsAndFromWhereItComes() {
        removal();
        transition.decide(plan, nextYear).statusCode(200);
        transition
                .city
                .at(transition.city.town, "auditor")
                .get("/appointment/v1/appointments")
                .then()
                .body("items", hasSize(1));
        transition
                .city
                .at(transition.office, "auditor")
                .get("/appointment/v1/appointments")
                .then()
                .body("items", empty());
        String id = transition
                .as("auditor")
                .get("/appointment/v1/appointments")
                .then()
                .extract()
                .path("items[0].id");
        transition
                .as("auditor")
                .get("/appointment/v1/appointments/" + id)
                .then()
                .statusCode(200);
        transition
                .city
                .at(transition.office, "auditor")
                .get("/appointment/v1/appointments/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void eachVoteIsRecordedOnceAndForEver() {
        removal();
        transition
                .decide(
                        plan,
                        nextYear,
                        TransitionOfTests.votes(transition.committee, transition.committee.subList(0, 2), "FOR"))
                .statusCode(200);
        String ofPlan = "select count(*) from resolution_member m join resolution r on r.id = m.resolution_id"
                + " where r.subject_id = ? and ";
        assertThat(Database.number(ofPlan + "vote = 'FOR'", plan)).isEqualTo(2);
        assertThat(Database.number(ofPlan + "vote is null", plan)).isEqualTo(1);
    }

    @Test
    void listsCostTheSameStatementsHoweverLongTheyAre() {
        removal();
        for (int i = 2; i < 6; i++) {
            UUID cadre = transition.cadre(Integer.toString(i), transition.office, "");
            transition.propose(plan, cadre, "RETENTION", "").statusCode(201);
            transition.plan();
            transition.draftedPolicy();
        }
        transition.decide(plan, nextYear).statusCode(200);
        for (String list : new String[] {"policies", "plans", "plans/" + plan + "/moves", "appointments"}) {
            long one = statementsOf(list + "?limit=1");
            assertThat(statementsOf(list + "?limit=100")).as(list).isEqualTo(one);
        }
        long few = statementsOf("plans/" + plan + "/findings");
        for (int i = 6; i < 12; i++) {
            transition.cadre(Integer.toString(i), transition.city.town, "");
        }
        assertThat(statementsOf("plans/" + plan + "/findings")).isEqualTo(few);
    }

    private long statementsOf(String list) {
        return StatementCount.of(() ->
                transition.as("auditor").get("/appointment/v1/" + list).then().statusCode(200));
    }
}
