package dev.qingfeng.appointment.unitchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A unit does not end before what is decided and planned there is settled. */
@QuarkusTest
class EndingUnitTest {

    private static final LocalDate TODAY = TransitionOfTests.today();
    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    private final TransitionOfTests transition = new TransitionOfTests();
    private final UnitChangesOfTests changes = new UnitChangesOfTests(transition);

    @Inject
    DueUnitChanges due;

    @BeforeEach
    void twoTownsInThePhaseOfDecision() {
        transition.begun().decisive();
        changes.twoTowns();
    }

    @AfterEach
    void close() {
        transition.close();
    }

    @Test
    void noPlanLeadsIntoAUnitThatHasEnded() {
        UUID cadre = transition.cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        UUID town = transition.unit(transition.city.town);
        UUID plan = transition.plan();
        transition.propose(plan, cadre, "RETENTION", "").statusCode(201);
        changes.change(town, "MERGER", changes.into(changes.east), TODAY.toString())
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.condition", contains("move-planned"))
                .body("unmet.subject", contains(plan.toString()));

        changes.change(transition.unit(changes.office), "MERGER", changes.into(changes.east), TODAY.toString())
                .statusCode(201);
        transition
                .propose(
                        plan,
                        transition.cadre("2", transition.office, ""),
                        "ROTATION",
                        ", \"toUnitId\": \"%s\"".formatted(unitOfThePast("財政所")))
                .statusCode(409)
                .body("code", equalTo("unit-ended"));
    }

    private String unitOfThePast(String name) {
        return transition
                .city
                .as("auditor")
                .get("/appointment/v1/units?limit=500&on=2020-01-01")
                .path("items.find { it.name == '%s' }.id".formatted(name));
    }

    @Test
    void noUnitEndsWhileAnAppointmentThereIsAhead() {
        UUID cadre = transition.cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        UUID plan = transition.plan();
        transition
                .propose(plan, cadre, "PROMOTION", ", \"toRank\": \"SECTION\"")
                .statusCode(201);
        transition.decide(plan, TOMORROW).statusCode(200);

        changes.change(transition.city.town, "MERGER", changes.into(changes.east), TODAY.toString())
                .statusCode(409)
                .body("unmet.condition", contains("appointment-pending"));
    }

    @Test
    void aDraftThatNobodyCanDecideAnyMoreHoldsNothingUp() {
        UUID cadre = transition.cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        transition.propose(transition.plan(), cadre, "RETENTION", "").statusCode(201);
        transition.enter("ARCHIVED").statusCode(200);
        changes.change(transition.city.town, "MERGER", changes.into(changes.east), TODAY.toString())
                .statusCode(201);
    }

    @Test
    void noPlanIsDecidedForAUnitThatEndsMeanwhile() {
        UUID cadre = transition.cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        UUID plan = transition.plan();
        transition.propose(plan, cadre, "REMOVAL", "").statusCode(201);
        CompletableFuture<Integer> decision = CompletableFuture.supplyAsync(
                () -> transition.decide(plan, TOMORROW).extract().statusCode());
        int merger = changes.change(transition.city.town, "MERGER", changes.into(changes.east), TODAY.toString())
                .extract()
                .statusCode();

        // Whoever comes first keeps the other from it.
        assertThat(List.of(merger, decision.join())).isIn(List.of(201, 409), List.of(409, 200));
    }

    @Test
    void whatIsHeldUpSaysByWhatAndIsLookedAtAgain() {
        UUID cadre = transition.cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        UUID plan = transition.plan();
        transition
                .propose(plan, cadre, "PROMOTION", ", \"toRank\": \"SECTION\"")
                .statusCode(201);
        transition.decide(plan, TODAY).statusCode(200);
        String id = changes.change(transition.city.town, "MERGER", changes.into(changes.east), TOMORROW.toString())
                .statusCode(201)
                .extract()
                .path("id");
        Database.execute("update unit_change set effective_on = ? where id = cast(? as uuid)", TODAY, id);

        changes.awaitState(due, id, "PLANNED", "appointment-pending");
        transition.clearance(cadre, true, 1);
        changes.awaitState(due, id, "EFFECTIVE", null);
    }
}
