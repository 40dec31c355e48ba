package dev.qingfeng.appointment.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On its day an appointment changes the registry, exactly once, and payroll is told. */
@QuarkusTest
class EffectsIT {

    private static final String TO_SECRETARY = ", \"toPostKind\": \"PARTY_SECRETARY\"";
    private static final String TO_DEPUTIES = ", \"toPostKind\": \"DEPUTY_HEAD_OF_GOVERNMENT\"";

    private final TransitionOfTests transition = new TransitionOfTests();
    private UUID plan = UUID.randomUUID();

    @Inject
    Effects effects;

    @BeforeEach
    void begin() {
        plan = transition.begun().decisive().plan();
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private UUID deputy(String number) {
        return transition.cadre(number, transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
    }

    private UUID secretary(String number) {
        return transition.cadre(number, transition.city.town, "PARTY_SECRETARY");
    }

    /** A deputy whose promotion is due and waits for a clearance. */
    private UUID suspended() {
        UUID deputy = deputy("1");
        transition
                .propose(plan, deputy, "PROMOTION", ", \"toRank\": \"SECTION\"")
                .statusCode(201);
        transition.decide(plan, TransitionOfTests.today()).statusCode(200);
        awaitState(deputy, "SUSPENDED");
        return deputy;
    }

    private void awaitState(UUID cadre, String state) {
        TransitionOfTests.awaitState(effects, cadre, state);
    }

    private List<PublishedEvent> statesOf(UUID cadre, int count) {
        try (PublishedEvents decisions = PublishedEvents.on("qingfeng.appointment.decisions.v1")) {
            decisions.await(count, event -> event.json().get("cadreId").asText().equals(cadre.toString()));
            return decisions.drain(Duration.ofMillis(500)).stream()
                    .filter(event -> event.json().get("cadreId").asText().equals(cadre.toString()))
                    .toList();
        }
    }

    @Test
    void aPromotionChangesTheRegistryOnItsDayAndTellsEveryone() {
        UUID deputy = deputy("1");
        transition.clearance(deputy, true, 1);
        transition
                .propose(plan, deputy, "PROMOTION", TO_SECRETARY + ", \"toRank\": \"SECTION\"")
                .statusCode(201);
        transition.decide(plan, TransitionOfTests.today()).statusCode(200);
        awaitState(deputy, "EFFECTIVE");
        transition
                .as("auditor")
                .get("/appointment/v1/cadres/" + deputy)
                .then()
                .header("ETag", equalTo("\"v1\""))
                .body(
                        "rank",
                        equalTo("SECTION"),
                        "postSince",
                        equalTo(TransitionOfTests.today().toString()));
        assertThat(Database.number(
                        "select count(*) from cadre c join post p on p.id = c.post_id where c.id = ? and p.kind = 'PARTY_SECRETARY'",
                        deputy))
                .isEqualTo(1);
        assertThat(statesOf(deputy, 2))
                .extracting(event -> event.json().get("state").asText())
                .containsExactly("DECIDED", "EFFECTIVE");
        try (PublishedEvents cadres = PublishedEvents.on("qingfeng.registry.cadres.v1")) {
            assertThat(cadres.await(event -> event.key().equals(deputy.toString()) && event.version() == 1)
                            .json()
                            .get("rank")
                            .asText())
                    .isEqualTo("SECTION");
        }
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_id = ? and record_type = 'Cadre' and action = 'CHANGED'"
                                + " and actor = 'service'",
                        deputy.toString()))
                .isEqualTo(1);
    }

    @Test
    void whoComesIntoAnotherPostHasLeftTheEarlierOneThatDay() {
        UUID deputy = deputy("1");
        transition.clearance(deputy, true, 1);
        transition
                .propose(plan, deputy, "PROMOTION", TO_SECRETARY + ", \"toRank\": \"SECTION\"")
                .statusCode(201);
        decidedFor(deputy, TransitionOfTests.today().minusDays(3));

        LocalDate day = TransitionOfTests.today().minusDays(3);
        assertThat(tenures(deputy)).containsExactly("2022-01-01 " + day, day + " null");
    }

    @Test
    void whoIsRemovedHasLeftThePostOnTheDayDecided() {
        UUID deputy = deputy("1");
        transition.propose(plan, deputy, "REMOVAL", "").statusCode(201);
        decidedFor(deputy, TransitionOfTests.today().minusDays(3));

        assertThat(tenures(deputy))
                .containsExactly("2022-01-01 " + TransitionOfTests.today().minusDays(3));
    }

    @Test
    void whoFollowsSomebodyThatLeftLaterThanDecidedComesToday() {
        UUID secretary = transition.cadre("9", transition.city.town, "PARTY_SECRETARY");
        transition.cadre("9", transition.city.town, "");
        UUID deputy = deputy("1");
        transition.clearance(deputy, true, 1);
        transition
                .propose(plan, deputy, "PROMOTION", TO_SECRETARY + ", \"toRank\": \"SECTION\"")
                .statusCode(201);
        decidedFor(deputy, TransitionOfTests.today().minusDays(3));

        LocalDate today = TransitionOfTests.today();
        assertThat(tenures(secretary)).containsExactly("2022-01-01 " + today);
        assertThat(tenures(deputy)).containsExactly("2022-01-01 " + today, today + " null");
    }

    @Test
    void theRegistryOfAfterwardsIsStillReadAgainUnchanged() {
        transition
                .city
                .send("cadres", "", CityOfTests.CADRE_HEADER + transition.city.secretary("8", "錢書記"))
                .statusCode(200);
        UUID secretary = UUID.fromString(transition
                .as("auditor")
                .get("/appointment/v1/cadres?limit=500")
                .path("items.find { it.staffNumber == '%s-8' }.id".formatted(transition.city.staffPrefix)));
        transition.propose(plan, secretary, "REMOVAL", "").statusCode(201);
        decidedFor(secretary, TransitionOfTests.today());

        byte[] registry = transition
                .as("auditor")
                .get("/appointment/v1/cadres/exports/xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        transition
                .city
                .as("registry-admin")
                .contentType(SheetFormat.XLSX)
                .body(registry)
                .post("/appointment/v1/cadres/imports")
                .then()
                .statusCode(200)
                .body("changed", equalTo(0));
    }

    /** Decided for a day that is over when somebody looks. */
    private void decidedFor(UUID cadre, LocalDate day) {
        transition.decide(plan, TransitionOfTests.today().plusYears(1)).statusCode(200);
        Database.execute("update appointment set effective_on = ? where cadre_id = ?", day, cadre);
        awaitState(cadre, "EFFECTIVE");
    }

    private List<String> tenures(UUID cadre) {
        List<Map<String, String>> tenures = transition
                .as("auditor")
                .get("/appointment/v1/tenures?cadreId=" + cadre)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return tenures.stream()
                .map(tenure -> tenure.get("since") + " " + tenure.get("until"))
                .sorted()
                .toList();
    }

    @Test
    void howeverManyLookAtOnceItTakesEffectOnce() {
        List<UUID> deputies = List.of(deputy("1"), deputy("2"));
        deputies.forEach(cadre -> transition.propose(plan, cadre, "REMOVAL", "").statusCode(201));
        transition.decide(plan, TransitionOfTests.today()).statusCode(200);
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(effects::takeDue))
                        .limit(8)
                        .toArray(CompletableFuture[]::new))
                .join();
        for (UUID cadre : deputies) {
            awaitState(cadre, "EFFECTIVE");
            assertThat(Database.number("select version from cadre where id = ?", cadre))
                    .isEqualTo(1);
            assertThat(statesOf(cadre, 2)).extracting(PublishedEvent::version).containsExactly(0L, 1L);
        }
        effects.takeDue();
        assertThat(Database.number("select version from cadre where id = ?", deputies.get(0)))
                .isEqualTo(1);
    }

    @Test
    void whatAnotherReplicaHasInItsHandsIsLeftToIt() throws Exception {
        UUID deputy = deputy("1");
        transition.propose(plan, deputy, "REMOVAL", "").statusCode(201);
        try (var other = Database.superuser();
                var lock = other.prepareStatement("select id from plan where id = ? for update")) {
            other.setAutoCommit(false);
            transition.decide(plan, TransitionOfTests.today().plusYears(1)).statusCode(200);
            lock.setObject(1, plan);
            lock.executeQuery();
            Database.execute(
                    "update appointment set effective_on = ? where cadre_id = ?", TransitionOfTests.today(), deputy);
            effects.takeDue();
            assertThat(Database.number(
                            "select count(*) from appointment where cadre_id = ? and state = 'DECIDED'", deputy))
                    .isEqualTo(1);
            other.rollback();
        }
        awaitState(deputy, "EFFECTIVE");
    }

    @Test
    void nothingHappensBeforeItsDay() {
        UUID deputy = deputy("1");
        transition.propose(plan, deputy, "REMOVAL", "").statusCode(201);
        transition.decide(plan, TransitionOfTests.today().plusDays(2)).statusCode(200);
        effects.takeDue();
        transition
                .as("auditor")
                .get("/appointment/v1/appointments?planId=" + plan)
                .then()
                .body("items.state", contains("DECIDED"));
        transition.as("auditor").get("/appointment/v1/cadres/" + deputy).then().header("ETag", equalTo("\"v0\""));
    }

    @Test
    void nobodyIsShownWhatHoldsUpTheirOwnAppointment() {
        UUID cadre = suspended();
        String list = "/appointment/v1/appointments?planId=" + plan;
        String id = transition
                .as("auditor")
                .get(list)
                .then()
                .body("items.suspendedBy", contains("CLEARANCE_MISSING"))
                .extract()
                .path("items[0].id");

        Database.execute("update cadre set staff_number = ? where id = ?", transition.city.staffPrefix + "-0", cadre);

        transition.as("auditor").get(list).then().body("items.state", contains("SUSPENDED"));
        transition.as("auditor").get(list).then().body("items[0].suspendedBy", nullValue());
        transition
                .as("auditor")
                .get("/appointment/v1/appointments/" + id)
                .then()
                .statusCode(200)
                .body("suspendedBy", nullValue());
    }

    @Test
    void aPromotionWithoutClearanceIsSuspendedAndTakesEffectOnceItIsThere() {
        UUID unheardOf = deputy("1");
        UUID refused = deputy("2");
        transition.clearance(refused, false, 1);
        for (UUID cadre : List.of(unheardOf, refused)) {
            transition
                    .propose(plan, cadre, "PROMOTION", ", \"toRank\": \"SECTION\"")
                    .statusCode(201);
        }
        transition.decide(plan, TransitionOfTests.today()).statusCode(200);
        awaitState(unheardOf, "SUSPENDED");
        awaitState(refused, "SUSPENDED");
        transition
                .as("auditor")
                .get("/appointment/v1/appointments?planId=" + plan)
                .then()
                .body("items.suspendedBy", contains("CLEARANCE_MISSING", "CLEARANCE_MISSING"))
                .body("items[0].effectiveAt", nullValue());
        transition.as("auditor").get("/appointment/v1/cadres/" + refused).then().header("ETag", equalTo("\"v0\""));

        transition.clearance(refused, true, 2);
        awaitState(refused, "EFFECTIVE");
        awaitState(unheardOf, "SUSPENDED");
        List<PublishedEvent> states = statesOf(refused, 3);
        assertThat(states)
                .extracting(event -> event.json().get("state").asText())
                .containsExactly("DECIDED", "SUSPENDED", "EFFECTIVE");
        assertThat(states.get(1).payload())
                .as("why is nobody else's to know")
                .doesNotContain("CLEARANCE", "obstacle", "suspendedBy");
        transition
                .as("auditor")
                .get("/appointment/v1/cadres/" + refused)
                .then()
                .body("rank", equalTo("SECTION"), "postSince", equalTo("2022-01-01"));
    }

    @Test
    void rankAndBenefitsAreSettledInThePostOnceTheCadreIsCleared() {
        UUID deputy = deputy("1");
        String settled = transition
                .propose(plan, deputy, "PROMOTION", ", \"toRank\": \"SECTION\", \"rankAndBenefits\": true")
                .statusCode(201)
                .body("rankAndBenefits", equalTo(true), "from.postId", notNullValue())
                .extract()
                .path("to.postId");
        transition.decide(plan, TransitionOfTests.today()).statusCode(200);
        awaitState(deputy, "SUSPENDED");
        transition.clearance(deputy, true, 1);
        awaitState(deputy, "EFFECTIVE");
        transition
                .as("auditor")
                .get("/appointment/v1/cadres/" + deputy)
                .then()
                .body("rank", equalTo("SECTION"), "postSince", equalTo("2022-01-01"), "postId", equalTo(settled));
        transition
                .as("auditor")
                .get("/appointment/v1/appointments?planId=" + plan)
                .then()
                .body("items.rankAndBenefits", contains(true), "items.kind", contains("PROMOTION"));
        assertThat(statesOf(deputy, 3))
                .allSatisfy(
                        event -> assertThat(event.json().path("rankAndBenefits").asBoolean())
                                .isTrue());
    }

    @Test
    void whoRotatesIntoAChiefPostWaitsForClearanceToo() {
        UUID deputy = deputy("1");
        transition.propose(plan, deputy, "ROTATION", TO_SECRETARY).statusCode(201);
        transition.decide(plan, TransitionOfTests.today()).statusCode(200);
        awaitState(deputy, "SUSPENDED");
        transition.clearance(deputy, true, 1);
        awaitState(deputy, "EFFECTIVE");
    }

    @Test
    void whoHasMovedSinceTheDecisionIsNotMovedBack() {
        UUID deputy = deputy("1");
        transition.propose(plan, deputy, "REMOVAL", "").statusCode(201);
        transition.decide(plan, TransitionOfTests.today().plusYears(1)).statusCode(200);
        UUID office = transition.unit(transition.office);
        Database.execute(
                "update cadre set unit_id = ?, post_id = null, post_since = null where id = ?", office, deputy);
        Database.execute(
                "update appointment set effective_on = ? where cadre_id = ?", TransitionOfTests.today(), deputy);
        awaitState(deputy, "SUSPENDED");
        transition
                .as("auditor")
                .get("/appointment/v1/appointments?planId=" + plan)
                .then()
                .body("items.suspendedBy", contains("MOVED_MEANWHILE"));
    }

    @Test
    void twoCadresChangePlacesThoughBothPostsAreFull() {
        UUID secretary = secretary("1");
        UUID deputy = deputy("2");
        deputy("3");
        transition.clearance(deputy, true, 1);
        transition.propose(plan, secretary, "ROTATION", TO_DEPUTIES).statusCode(201);
        transition.propose(plan, deputy, "ROTATION", TO_SECRETARY).statusCode(201);
        transition.decide(plan, TransitionOfTests.today()).statusCode(200);
        awaitState(secretary, "EFFECTIVE");
        awaitState(deputy, "EFFECTIVE");
    }

    @Test
    void whoFindsThePostFullIsSuspendedUntilASeatIsFree() {
        UUID deputy = deputy("1");
        transition.clearance(deputy, true, 1);
        transition.propose(plan, deputy, "ROTATION", TO_SECRETARY).statusCode(201);
        transition.decide(plan, TransitionOfTests.today().plusYears(1)).statusCode(200);
        // Someone is registered in the post after the decision.
        UUID secretary = secretary("2");
        Database.execute(
                "update appointment set effective_on = ? where cadre_id = ?", TransitionOfTests.today(), deputy);
        awaitState(deputy, "SUSPENDED");
        transition
                .as("auditor")
                .get("/appointment/v1/appointments?planId=" + plan)
                .then()
                .body("items.suspendedBy", contains("POST_FULL"));

        UUID second = transition.plan();
        transition.propose(second, secretary, "REMOVAL", "").statusCode(201);
        transition.decide(second, TransitionOfTests.today()).statusCode(200);
        awaitState(secretary, "EFFECTIVE");
        awaitState(deputy, "EFFECTIVE");
        transition
                .as("auditor")
                .get("/appointment/v1/cadres/" + secretary)
                .then()
                .body("postId", nullValue(), "postSince", nullValue());
    }

    @Test
    void whoComesOntoASeatAddedByExemptionDoesSoThoughThePostIsFullAndNextPlansLeaveItThere() {
        transition
                .city
                .send("posts", "", "unitPath,kind,quota\n%s,DEPUTY_HEAD_OF_GOVERNMENT,1\n".formatted(transition.office))
                .statusCode(200);
        transition.cadre("1", transition.office, "DEPUTY_HEAD_OF_GOVERNMENT");
        UUID deputy = deputy("2");
        String post = transition
                .propose(
                        plan,
                        deputy,
                        "RESETTLEMENT",
                        ", \"method\": \"ADD_SEAT\", \"toPostKind\": \"DEPUTY_HEAD_OF_GOVERNMENT\", \"toUnitId\": \"%s\""
                                .formatted(transition.unit(transition.office)))
                .statusCode(201)
                .extract()
                .path("to.postId");
        String waivers = "/appointment/v1/plans/" + plan + "/waivers";
        String exemption = transition
                .as("organization-officer")
                .body("{\"principle\": \"P2\", \"subjectId\": \"%s\", \"reason\": \"妥善安排\"}".formatted(post))
                .post(waivers)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        transition
                .city
                .by("9", "committee-secretary")
                .header("If-Match", "*")
                .post(waivers + "/" + exemption + "/grant")
                .then()
                .statusCode(200);
        transition.decide(plan, TransitionOfTests.today()).statusCode(200);
        awaitState(deputy, "EFFECTIVE");

        UUID next = transition.plan();
        UUID another = deputy("3");
        transition.propose(next, another, "REMOVAL", "").statusCode(201);
        transition.decide(next, TransitionOfTests.today()).statusCode(200);

        UUID survivor = transition.cadre("4", transition.city.town, "");
        transition
                .as("registry-admin")
                .header("If-Match", "*")
                .body("{\"duplicateId\": \"%s\", \"duplicateTag\": \"*\", \"reason\": \"重複登記\"}".formatted(deputy))
                .post("/appointment/v1/cadres/" + survivor + "/merge")
                .then()
                .statusCode(200);
        UUID afterwards = transition.plan();
        transition.propose(afterwards, deputy("5"), "REMOVAL", "").statusCode(201);
        transition.decide(afterwards, TransitionOfTests.today()).statusCode(200);
    }

    @Test
    void aRetentionTakesEffectAndChangesNothing() {
        UUID deputy = deputy("1");
        transition.propose(plan, deputy, "RETENTION", "").statusCode(201);
        transition.decide(plan, TransitionOfTests.today()).statusCode(200);
        awaitState(deputy, "EFFECTIVE");
        transition.as("auditor").get("/appointment/v1/cadres/" + deputy).then().header("ETag", equalTo("\"v0\""));
    }

    @Test
    void aCycleIsArchivedOnceNothingIsAhead() {
        UUID deputy = suspended();
        transition.enter("ARCHIVED").statusCode(409).body("unmet.condition", containsInAnyOrder("appointment-pending"));
        transition.clearance(deputy, true, 1);
        awaitState(deputy, "EFFECTIVE");
        transition.enter("ARCHIVED").statusCode(200);
    }
}
