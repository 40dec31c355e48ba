package dev.qingfeng.appointment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan has one move for a cadre and is checked against the principles, whose clauses its findings quote. */
@QuarkusTest
class PlanResourceTest {

    private static final String TO_SECRETARY = ", \"toPostKind\": \"PARTY_SECRETARY\"";

    private final TransitionOfTests transition = new TransitionOfTests();
    private UUID plan = UUID.randomUUID();

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

    @Test
    void aMoveLeadsFromTheActualStateToATargetState() {
        UUID deputy = deputy("1");
        String location = transition
                .propose(plan, deputy, "PROMOTION", TO_SECRETARY + ", \"toRank\": \"SECTION\"")
                .statusCode(201)
                .header("ETag", equalTo("\"v1\""))
                .body("from.rank", equalTo("DEPUTY_SECTION"), "to.rank", equalTo("SECTION"))
                .body(
                        "from.unitId",
                        equalTo(transition.unit(transition.city.town).toString()))
                .extract()
                .header("Location");
        transition.as("auditor").get(location).then().statusCode(200).header("ETag", equalTo("\"v1\""));
        transition
                .as("auditor")
                .get("/appointment/v1/plans/" + plan + "/moves")
                .then()
                .body("items.cadreId", contains(deputy.toString()));
        transition.as("auditor").get("/appointment/v1/plans/" + plan).then().body("moveCount", equalTo(1));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.appointment.events.v1")) {
            events.await(event -> event.key().equals(plan.toString())
                    && event.type().equals("dev.qingfeng.appointment.plan-drafted.v1"));
            assertThat(events.await(event -> event.key().equals(plan.toString())
                                    && event.type().equals("dev.qingfeng.appointment.plan-changed.v1"))
                            .payload())
                    .doesNotContain(deputy.toString());
        }
    }

    @Test
    void aCadreHasOneMoveInAPlanUntilItIsWithdrawn() {
        UUID deputy = deputy("1");
        String move = transition
                .propose(plan, deputy, "REMOVAL", "")
                .statusCode(201)
                .body("to.postId", nullValue())
                .extract()
                .path("id");
        transition.propose(plan, deputy, "RETENTION", "").statusCode(409).body("code", equalTo("cadre-has-move"));
        String address = "/appointment/v1/plans/" + plan + "/moves/" + move;
        transition.as("organization-officer").delete(address).then().statusCode(428);
        transition
                .as("organization-officer")
                .header("If-Match", "\"v0\"")
                .delete(address)
                .then()
                .statusCode(412);
        transition
                .as("organization-officer")
                .header("If-Match", "\"v1\"")
                .delete(address)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v2\""))
                .body("moveCount", equalTo(0));
        transition
                .as("organization-officer")
                .header("If-Match", "*")
                .delete(address)
                .then()
                .statusCode(404);
        transition.propose(plan, deputy, "RETENTION", "").statusCode(201);
    }

    @Test
    void eachMoveChangesThePlanAndNeedsItsTag() {
        UUID deputy = deputy("1");
        String body = "{\"kind\": \"REMOVAL\", \"cadreId\": \"%s\"}".formatted(deputy);
        String address = "/appointment/v1/plans/" + plan + "/moves";
        transition.as("organization-officer").body(body).post(address).then().statusCode(428);
        transition
                .as("organization-officer")
                .header("If-Match", "\"v0\"")
                .body(body)
                .post(address)
                .then()
                .statusCode(201);
        transition
                .as("organization-officer")
                .header("If-Match", "\"v0\"")
                .body(body.replace(deputy.toString(), deputy("2").toString()))
                .post(address)
                .then()
                .statusCode(412);
    }

    @Test
    void whatIsNoMoveOfItsKindOrLeadsNowhereIsRefused() {
        UUID deputy = deputy("1");
        UUID office = transition.unit(transition.office);
        UUID town = transition.unit(transition.city.town);
        String[][] moves = {
            {"PROMOTION", "", "move-not-of-its-kind"},
            {"ROTATION", ", \"method\": \"ADD_SEAT\"" + TO_SECRETARY, "unit-of-another-kind"},
            {"RESETTLEMENT", ", \"toUnitId\": \"%s\"".formatted(office), "move-not-of-its-kind"},
            {
                "RESETTLEMENT",
                ", \"method\": \"RESERVE_PLACE\", \"toUnitId\": \"%s\"".formatted(office),
                "unit-of-another-kind"
            },
            {"SECONDMENT", ", \"toUnitId\": \"%s\"".formatted(town), "move-not-of-its-kind"},
            {"RETENTION", ", \"rankAndBenefits\": true", "move-not-of-its-kind"},
            {"PROMOTION", TO_SECRETARY + ", \"toRank\": \"SECTION\", \"rankAndBenefits\": true", "move-not-of-its-kind"
            },
            {"SECONDMENT", ", \"toUnitId\": \"%s\"".formatted(UUID.randomUUID()), "unknown-reference"},
            {"ROTATION", ", \"toPostKind\": \"HEAD_OF_GOVERNMENT\"", "unknown-reference"},
        };
        for (String[] move : moves) {
            transition.propose(plan, deputy, move[0], move[1]).statusCode(422).body("code", equalTo(move[2]));
        }
        transition
                .propose(plan, UUID.randomUUID(), "REMOVAL", "")
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }

    @Test
    void findingsQuoteTheirClauseInTheLanguageOfTheCaller() {
        UUID poor = deputy("1");
        UUID secretary = transition.cadre("2", transition.city.town, "PARTY_SECRETARY");
        transition.graded(poor, "MEMBER", "POOR");
        transition.propose(plan, poor, "ROTATION", TO_SECRETARY).statusCode(201);
        String address = "/appointment/v1/plans/" + plan + "/findings";
        transition
                .as("auditor")
                .get(address)
                .then()
                .statusCode(200)
                .body("evaluated", hasSize(10), "notEvaluated", empty(), "gatesMet", equalTo(false))
                .body(
                        "findings.findAll { it.kind == 'HARD' }.code",
                        contains("poor-stays-without-reason", "quota-exceeded"))
                .body("findings[0].title", equalTo("Right personnel orientation"))
                .body("findings[0].subjects[0].id", equalTo(poor.toString()))
                .body("findings[1].expected", equalTo("Holders: at most 1."))
                .body("findings[1].actual", equalTo("Holders after the plan: 2."))
                .body(
                        "findings[1].subjects.findAll { it.type == 'CADRE' }.id",
                        contains(List.of(poor, secretary).stream()
                                .sorted()
                                .map(UUID::toString)
                                .toArray()));
        for (String[] language : new String[][] {
            {"zh-Hant", "樹立正確用人導向", "對綜合評價優秀的幹部大膽提拔，對綜合評價較差的幹部直接免職。"},
            {"zh-Hans", "树立正确用人导向", "对综合评价优秀的干部大胆提拔，对综合评价较差的干部直接免职。"}
        }) {
            io.restassured.RestAssured.given()
                    .auth()
                    .oauth2(dev.qingfeng.platform.testing.Token.of("auditor")
                            .staffNumber("A-1")
                            .unitPath(transition.city.path)
                            .sign())
                    .header("Accept-Language", language[0])
                    .get(address)
                    .then()
                    .body("findings[0].title", equalTo(language[1]), "findings[0].clause", equalTo(language[2]));
        }
    }

    @Test
    void aPlanBelongsToThePhaseOfDecisionAndToAnAdoptedPolicyOfItsCycle() {
        try (TransitionOfTests early = new TransitionOfTests().begun()) {
            UUID draft = early.draftedPolicy();
            early.as("organization-officer")
                    .body("{\"cycleId\": \"%s\", \"policyId\": \"%s\", \"name\": \"方案\"}".formatted(early.cycle, draft))
                    .post("/appointment/v1/plans")
                    .then()
                    .statusCode(409)
                    .body("unmet.condition", contains("phase-not-reached", "policy-not-adopted"));
            transition
                    .as("organization-officer")
                    .body("{\"cycleId\": \"%s\", \"policyId\": \"%s\", \"name\": \"方案\"}"
                            .formatted(transition.cycle, draft))
                    .post("/appointment/v1/plans")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"));
        }
    }

    @Test
    void onlyWhoGovernsTheCityKnowsOfItsPlans() {
        CityOfTests other = new CityOfTests().founded();
        for (var stranger : List.of(
                other.as("organization-officer"), transition.city.at(transition.city.town, "organization-officer"))) {
            stranger.get("/appointment/v1/plans/" + plan).then().statusCode(404);
        }
        for (String part : new String[] {"", "/moves", "/findings"}) {
            other.as("auditor")
                    .get("/appointment/v1/plans/" + plan + part)
                    .then()
                    .statusCode(404);
        }
        transition
                .city
                .at(transition.city.town, "auditor")
                .get("/appointment/v1/plans")
                .then()
                .body("items", empty());
    }
}
