package dev.qingfeng.appointment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans are carried on beside each other, by many officers at once, and compared. */
@QuarkusTest
class BranchResourceTest {

    private static final String TO_SECRETARY = ", \"toPostKind\": \"PARTY_SECRETARY\"";

    private final TransitionOfTests transition = new TransitionOfTests();
    private UUID plan = UUID.randomUUID();
    private UUID deputy = UUID.randomUUID();
    private UUID other = UUID.randomUUID();

    @BeforeEach
    void begin() {
        plan = transition.begun().decisive().plan();
        deputy = transition.cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        other = transition.cadre("2", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private ValidatableResponse branch(UUID from) {
        return transition
                .as("organization-officer")
                .body("{\"name\": \"備選方案\"}")
                .post("/appointment/v1/plans/" + from + "/branches")
                .then();
    }

    private UUID branched(UUID from) {
        return UUID.fromString(branch(from).statusCode(201).extract().<String>path("id"));
    }

    private ValidatableResponse read(UUID of, String part) {
        return transition
                .as("auditor")
                .get("/appointment/v1/plans/" + of + part)
                .then()
                .statusCode(200);
    }

    @Test
    void aBranchHasTheMovesOfItsOriginAndRemembersIt() {
        transition
                .propose(plan, deputy, "PROMOTION", ", \"toRank\": \"SECTION\", \"rankAndBenefits\": true")
                .statusCode(201);
        transition.propose(plan, other, "RETENTION", ", \"reason\": \"工作需要\"").statusCode(201);
        UUID branch = UUID.fromString(branch(plan)
                .statusCode(201)
                .header("ETag", equalTo("\"v0\""))
                .body("state", equalTo("DRAFT"), "name", equalTo("備選方案"), "moveCount", equalTo(2))
                .body("branchedFromId", equalTo(plan.toString()), "branchedFromTag", equalTo("\"v2\""))
                .extract()
                .<String>path("id"));
        read(branch, "/moves")
                .body("items.cadreId", containsInAnyOrder(deputy.toString(), other.toString()))
                .body("items.find { it.kind == 'PROMOTION' }.rankAndBenefits", equalTo(true))
                .body("items.find { it.kind == 'RETENTION' }.reason", equalTo("工作需要"))
                .body("items.planId.unique()", contains(branch.toString()));
        read(plan, "").body("branchedFromId", nullValue());

        UUID third = transition.cadre("3", transition.city.town, "");
        transition.propose(branch, third, "ROTATION", TO_SECRETARY).statusCode(201);
        read(plan, "/moves").body("items", hasSize(2));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.appointment.events.v1")) {
            assertThat(events.await(event -> event.key().equals(branch.toString())
                                    && event.type().equals("dev.qingfeng.appointment.plan-drafted.v1"))
                            .json()
                            .path("branchedFromId")
                            .asText())
                    .isEqualTo(plan.toString());
        }
    }

    @Test
    void aBranchIsLetOffFromNothingAndLiesWithNobody() {
        transition.propose(plan, deputy, "REMOVAL", "").statusCode(201);
        transition
                .as("organization-officer")
                .body("{\"principle\": \"P6\", \"subjectId\": \"%s\", \"reason\": \"本鎮無合適人選\"}"
                        .formatted(transition.unit(transition.city.town)))
                .post("/appointment/v1/plans/" + plan + "/waivers")
                .then()
                .statusCode(201);
        transition
                .as("organization-officer")
                .header("If-Match", "*")
                .body("{\"effectiveOn\": \"%s\"}".formatted(TransitionOfTests.today()))
                .post("/appointment/v1/plans/" + plan + "/submission")
                .then()
                .statusCode(200);
        UUID branch = branched(plan);
        read(branch, "/waivers").body("items", empty());
        read(branch, "").body("submission", nullValue());
        transition.propose(branch, other, "RETENTION", "").statusCode(201);
    }

    @Test
    void whatTheCommitteeRejectedCanBeCarriedOn() {
        transition.propose(plan, deputy, "REMOVAL", "").statusCode(201);
        transition
                .decide(
                        plan,
                        TransitionOfTests.today().plusYears(1),
                        TransitionOfTests.votes(transition.committee, transition.committee, "AGAINST"))
                .statusCode(200)
                .body("state", equalTo("REJECTED"));
        UUID branch = branched(plan);
        transition.propose(branch, other, "RETENTION", "").statusCode(201);
    }

    @Test
    void nobodyIsCopiedIntoAUnitThatHasEnded() {
        UUID office = transition.unit(transition.office);
        transition
                .propose(plan, deputy, "SECONDMENT", ", \"toUnitId\": \"%s\"".formatted(office))
                .statusCode(201);
        Database.execute("update unit set ended_on = ? where id = ?", TransitionOfTests.today(), office);
        branch(plan).statusCode(409).body("code", equalTo("unit-ended"));
    }

    @Test
    void manyOfficersAtOnceLoseNoUpdate() {
        List<UUID> cadres = IntStream.range(0, 8)
                .mapToObj(i -> transition.cadre("M" + i, transition.city.town, ""))
                .toList();
        ExecutorService officers = Executors.newFixedThreadPool(cadres.size());
        UUID copiedMeanwhile;
        try {
            List<CompletableFuture<Void>> working = cadres.stream()
                    .map(cadre -> CompletableFuture.runAsync(() -> retainUnderTheTagThatIsRead(cadre), officers))
                    .toList();
            copiedMeanwhile = branched(plan);
            working.forEach(CompletableFuture::join);
        } finally {
            officers.shutdownNow();
        }
        read(plan, "").header("ETag", equalTo("\"v8\"")).body("moveCount", equalTo(8));
        read(plan, "/moves")
                .body(
                        "items.cadreId",
                        containsInAnyOrder(cadres.stream().map(UUID::toString).toArray()));
        int counted = read(copiedMeanwhile, "").extract().path("moveCount");
        read(copiedMeanwhile, "/moves").body("items", hasSize(counted));
    }

    private void retainUnderTheTagThatIsRead(UUID cadre) {
        int status;
        do {
            String tag = read(plan, "").extract().header("ETag");
            status = transition
                    .as("organization-officer")
                    .header("If-Match", tag)
                    .body("{\"kind\": \"RETENTION\", \"cadreId\": \"%s\"}".formatted(cadre))
                    .post("/appointment/v1/plans/" + plan + "/moves")
                    .then()
                    .extract()
                    .statusCode();
        } while (status == 412);
        assertThat(status).isEqualTo(201);
    }

    @Test
    void twoPlansAreComparedByWhoWhereStructureAndScore() {
        transition.propose(plan, other, "RETENTION", "").statusCode(201);
        UUID branch = branched(plan);
        transition.propose(plan, deputy, "ROTATION", TO_SECRETARY).statusCode(201);
        transition.propose(branch, deputy, "REMOVAL", "").statusCode(201);
        String town = transition.unit(transition.city.town).toString();
        int score = read(plan, "/findings").extract().path("score");
        read(plan, "/differences?against=" + branch)
                .body("planId", equalTo(plan.toString()), "againstId", equalTo(branch.toString()))
                .body("cadres.cadreId", contains(deputy.toString()))
                .body("cadres[0].here.kind", equalTo("ROTATION"), "cadres[0].there.kind", equalTo("REMOVAL"))
                .body("cadres[0].here.to.unitId", equalTo(town), "cadres[0].there.to.postId", nullValue())
                .body("teams.unitId", contains(town), "teams[0].onlyHere", contains(deputy.toString()))
                .body("teams[0].onlyThere", empty())
                .body("here.structure.membersAfter", equalTo(2), "there.structure.membersAfter", equalTo(1))
                .body("here.score", equalTo(score), "here.gatesMet", equalTo(true));
        read(branch, "/differences?against=" + branch).body("cadres", empty(), "teams", empty());
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and record_type = 'Plan' and record_id"
                                + " = ?",
                        branch.toString()))
                .as("what is planned of whom is not read without a trace")
                .isPositive();
    }

    @Test
    void aPlanIsComparedWithTheCityAsItIs() {
        transition.propose(plan, deputy, "REMOVAL", "").statusCode(201);
        read(plan, "/differences")
                .body("againstId", nullValue(), "cadres.cadreId", contains(deputy.toString()))
                .body("cadres[0].there", nullValue(), "teams[0].onlyThere", contains(deputy.toString()))
                .body("here.structure.membersAfter", equalTo(1), "there.structure.membersAfter", equalTo(2));
        read(plan, "/differences?effectiveOn=2030-01-01").body("here.effectiveOn", equalTo("2030-01-01"));
    }

    @Test
    void aPlanOfAnotherCycleOfTheSameCityIsNotComparedWith() {
        UUID later = transition.begunAgain().decisive().plan();
        read(plan, "").body("cycleId", not(equalTo(transition.cycle.toString())));
        for (UUID[] pair : new UUID[][] {{later, plan}, {plan, later}}) {
            transition
                    .as("auditor")
                    .get("/appointment/v1/plans/" + pair[0] + "/differences?against=" + pair[1])
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"));
        }
    }

    @Test
    void onlyWhoGovernsTheCityBranchesAndCompares() {
        CityOfTests stranger = new CityOfTests().founded();
        stranger.as("organization-officer")
                .contentType("application/json")
                .body("{\"name\": \"備選方案\"}")
                .post("/appointment/v1/plans/" + plan + "/branches")
                .then()
                .statusCode(404);
        stranger.as("auditor")
                .get("/appointment/v1/plans/" + plan + "/differences")
                .then()
                .statusCode(404);
        transition
                .as("auditor")
                .body("{\"name\": \"備選方案\"}")
                .post("/appointment/v1/plans/" + plan + "/branches")
                .then()
                .statusCode(403);
        try (TransitionOfTests elsewhere = new TransitionOfTests()) {
            UUID foreign = elsewhere.begun().decisive().plan();
            for (UUID against : List.of(foreign, UUID.randomUUID())) {
                transition
                        .as("auditor")
                        .get("/appointment/v1/plans/" + plan + "/differences?against=" + against)
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("unknown-reference"));
            }
        }
    }
}
