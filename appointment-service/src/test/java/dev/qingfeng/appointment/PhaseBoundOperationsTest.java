package dev.qingfeng.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.appointment.cycle.TransitionCycle;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.OperationsThatReach;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever belongs to some phases is refused in all others, and told which phase it misses. */
@QuarkusTest
class PhaseBoundOperationsTest {

    private static final List<String> PHASES =
            List.of("MOBILISATION", "INSPECTION", "POLICY_ADOPTION", "DECISION", "ARCHIVED");
    private static final List<String> BEFORE_THE_ARCHIVE = PHASES.subList(0, 4);
    private static final List<String> ADOPTION = List.of("POLICY_ADOPTION");
    private static final List<String> DECISION = List.of("DECISION");

    private final TransitionOfTests transition = new TransitionOfTests();
    private UUID plan = UUID.randomUUID();
    private UUID cadre = UUID.randomUUID();
    private String move = "";
    private String waiver = "";
    private UUID draft = UUID.randomUUID();

    @BeforeEach
    void begin() {
        plan = transition.begun().decisive().plan();
        cadre = transition.cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        move = transition
                .propose(plan, transition.committee.get(0), "RETENTION", "")
                .statusCode(201)
                .extract()
                .path("id");
        waiver = send("plans/" + plan + "/waivers", waiverFrom("P7"), "POST")
                .statusCode(201)
                .extract()
                .path("id");
        draft = transition.draftedPolicy();
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private record PhaseBound(List<String> phases, Supplier<ValidatableResponse> operation) {}

    private Map<String, PhaseBound> operations() {
        Map<String, PhaseBound> all = new HashMap<>();
        all.put(
                "planCycle",
                new PhaseBound(BEFORE_THE_ARCHIVE, () -> send("cycles/" + transition.cycle + "/calendar", """
                {"phases": [{"phase": "MOBILISATION", "firstDay": "2026-03-02", "lastDay": "2026-04-12"},
                  {"phase": "INSPECTION", "firstDay": "2026-04-13", "lastDay": "2026-05-31"},
                  {"phase": "POLICY_ADOPTION", "firstDay": "2026-06-01", "lastDay": "2026-06-14"},
                  {"phase": "DECISION", "firstDay": "2026-06-15", "lastDay": "2026-07-31"}]}""", "PUT")));
        all.put(
                "draftPolicy",
                new PhaseBound(
                        BEFORE_THE_ARCHIVE,
                        () -> send("policies", "{\"cycleId\": \"%s\"}".formatted(transition.cycle), "POST")));
        all.put("adoptPolicy", new PhaseBound(ADOPTION, () -> transition.adopt(draft, transition.adoption())));
        all.put(
                "draftPlan",
                new PhaseBound(
                        DECISION,
                        () -> send(
                                "plans",
                                "{\"cycleId\": \"%s\", \"policyId\": \"%s\", \"name\": \"方案\"}"
                                        .formatted(transition.cycle, transition.adoptedPolicyInForce()),
                                "POST")));
        all.put("proposeMove", new PhaseBound(DECISION, () -> transition.propose(plan, cadre, "RETENTION", "")));
        all.put("withdrawMove", new PhaseBound(DECISION, () -> send("plans/" + plan + "/moves/" + move, "", "DELETE")));
        all.put(
                "proposeWaiver",
                new PhaseBound(DECISION, () -> send("plans/" + plan + "/waivers", waiverFrom("P6"), "POST")));
        String waiving = "plans/" + plan + "/waivers/" + waiver;
        all.put("grantWaiver", new PhaseBound(DECISION, () -> send(waiving + "/grant", "", "POST")));
        all.put("withdrawWaiver", new PhaseBound(DECISION, () -> send(waiving + "/withdrawal", "", "POST")));
        all.put(
                "branchPlan",
                new PhaseBound(DECISION, () -> send("plans/" + plan + "/branches", "{\"name\": \"備選方案\"}", "POST")));
        all.put(
                "submitPlan",
                new PhaseBound(
                        DECISION,
                        () -> send(
                                "plans/" + plan + "/submission",
                                "{\"effectiveOn\": \"%s\"}".formatted(TransitionOfTests.today()),
                                "POST")));
        all.put("takeBackPlan", new PhaseBound(DECISION, () -> send("plans/" + plan + "/submission", "", "DELETE")));
        all.put(
                "decidePlan",
                new PhaseBound(
                        DECISION,
                        () -> transition.decide(plan, TransitionOfTests.today().plusYears(1))));
        return all;
    }

    private String waiverFrom(String principle) {
        return "{\"principle\": \"%s\", \"subjectId\": \"%s\", \"reason\": \"無合適人選\"}"
                .formatted(principle, transition.unit(transition.city.town));
    }

    private ValidatableResponse send(String path, String body, String method) {
        return transition
                .as("organization-officer")
                .header("If-Match", "*")
                .body(body)
                .request(method, "/appointment/v1/" + path)
                .then();
    }

    @Test
    void everyOperationThatAsksForAPhaseIsAmongThem() {
        assertThat(operations().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        OperationsThatReach.method(getClass(), TransitionCycle.class, "missingFor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOBILISATION", "INSPECTION", "POLICY_ADOPTION", "DECISION", "ARCHIVED"})
    void whatBelongsToOtherPhasesIsRefused(String phase) {
        Database.execute("update transition_cycle set phase = ? where id = ?", phase, transition.cycle);
        operations().forEach((name, bound) -> {
            if (!bound.phases().contains(phase)) {
                boolean early =
                        PHASES.indexOf(phase) < PHASES.indexOf(bound.phases().get(0));
                ValidatableResponse answer = bound.operation().get();
                assertThat(answer.extract().statusCode()).as(name).isEqualTo(409);
                answer.body("code", equalTo("gate-unmet"))
                        .body("unmet[0].condition", equalTo(early ? "phase-not-reached" : "phase-passed"))
                        .body("unmet[0].rule", equalTo("The cycle"), "unmet[0].clause", not(""));
            }
        });
    }
}
