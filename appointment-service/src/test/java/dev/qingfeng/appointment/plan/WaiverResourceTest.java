package dev.qingfeng.appointment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan is let off from a principle by two people, who say why, and the evaluator and the committee keep to it. */
@QuarkusTest
class WaiverResourceTest {

    private final TransitionOfTests transition = new TransitionOfTests();
    private UUID plan = UUID.randomUUID();
    private UUID town = UUID.randomUUID();

    @BeforeEach
    void begin() {
        // Bound to the insider that each town promotes, and to no number else.
        plan = transition
                .begun()
                .decisive(", \"values\": {\"P3.youngChiefs\": 0, \"P7.least\": 0}")
                .plan();
        town = transition.unit(transition.city.town);
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private String waivers() {
        return "/appointment/v1/plans/" + plan + "/waivers";
    }

    private ValidatableResponse propose(String principle, UUID subject) {
        return transition
                .as("organization-officer")
                .body("{\"principle\": \"%s\", \"subjectId\": \"%s\", \"reason\": \"本鎮無合適人選\"}"
                        .formatted(principle, subject))
                .post(waivers())
                .then();
    }

    private String proposed() {
        return propose("P6", town).statusCode(201).extract().path("id");
    }

    /** By somebody with this number. */
    private ValidatableResponse act(String number, String waiver, String action) {
        return transition
                .city
                .by(number, "organization-officer")
                .header("If-Match", "*")
                .post(waivers() + "/" + waiver + action)
                .then();
    }

    private List<String> hard() {
        return transition
                .as("auditor")
                .get("/appointment/v1/plans/" + plan + "/findings")
                .then()
                .statusCode(200)
                .extract()
                .path("findings.findAll { it.kind == 'HARD' }.code");
    }

    @Test
    void aWaiverCountsOnceAnotherPersonGrantsIt() {
        UUID deputy = transition.cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        transition.propose(plan, deputy, "REMOVAL", "").statusCode(201);
        assertThat(hard()).containsExactly("insider-missing");
        String waiver = proposed();
        assertThat(hard()).as("proposed is not granted").containsExactly("insider-missing");
        transition
                .decide(plan, TransitionOfTests.today().plusYears(1))
                .statusCode(409)
                .body("unmet.condition", contains("insider-missing"), "unmet.subject", contains(town.toString()));
        act("0", waiver, "/grant").statusCode(403).body("code", equalTo("own-waiver"));
        act("9", waiver, "/grant")
                .statusCode(200)
                .body("state", equalTo("GRANTED"), "grantedBy", equalTo(transition.city.staffPrefix + "-9"));
        assertThat(hard()).isEmpty();
        act("9", waiver, "/grant").statusCode(409).body("code", equalTo("waiver-not-open"));
        transition.decide(plan, TransitionOfTests.today().plusYears(1)).statusCode(200);
        act("9", waiver, "/withdrawal").statusCode(409).body("code", equalTo("plan-decided"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.appointment.events.v1")) {
            String told = events.await(event -> event.key().equals(waiver)
                            && event.json().path("state").asText().equals("GRANTED"))
                    .payload();
            assertThat(told).doesNotContain("本鎮無合適人選", town.toString());
        }
    }

    @Test
    void whatIsWithdrawnCountsNoMoreAndCanBeProposedAnew() {
        String waiver = proposed();
        propose("P6", town).statusCode(409).body("code", equalTo("waiver-exists"));
        act("9", waiver, "/grant").statusCode(200);
        act("9", waiver, "/withdrawal").statusCode(200).body("state", equalTo("WITHDRAWN"));
        assertThat(hard()).containsExactly("insider-missing");
        act("8", waiver, "/grant").statusCode(409).body("code", equalTo("waiver-not-open"));
        act("8", waiver, "/withdrawal").statusCode(409).body("code", equalTo("waiver-not-open"));
        proposed();
    }

    @Test
    void aSeatIsAddedToAPostWithANamedExemption() {
        transition
                .city
                .send("posts", "", "unitPath,kind,quota\n%s,DEPUTY_HEAD_OF_GOVERNMENT,1\n".formatted(transition.office))
                .statusCode(200);
        transition.cadre("1", transition.office, "DEPUTY_HEAD_OF_GOVERNMENT");
        UUID deputy = transition.cadre("2", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
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
        assertThat(hard()).containsExactly("quota-exceeded", "insider-missing");
        String exemption =
                propose("P2", UUID.fromString(post)).statusCode(201).extract().path("id");
        act("9", exemption, "/grant").statusCode(200);
        assertThat(hard()).containsExactly("insider-missing");
    }

    @Test
    void noSecondChiefIsLetIn() {
        String post = transition
                .propose(
                        plan,
                        transition.cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT"),
                        "ROTATION",
                        ", \"toPostKind\": \"PARTY_SECRETARY\"")
                .statusCode(201)
                .extract()
                .path("to.postId");
        propose("P2", UUID.fromString(post)).statusCode(422).body("code", equalTo("principle-not-waivable"));
    }

    @Test
    void whatNobodyCanBeLetOffFromIsRefused() {
        propose("P1", town).statusCode(422).body("code", equalTo("principle-not-waivable"));
        propose("P77", town).statusCode(422).body("code", equalTo("principle-not-waivable"));
        propose("P6", transition.unit(transition.office)).statusCode(422).body("code", equalTo("unknown-reference"));
        propose("P2", town).statusCode(422).body("code", equalTo("unknown-reference"));
        CityOfTests other = new CityOfTests().founded();
        UUID foreign = UUID.fromString(other.as("auditor")
                .get("/appointment/v1/units?limit=500")
                .then()
                .extract()
                .<String>path("items.find { it.path == '%s' }.id".formatted(other.town)));
        propose("P6", foreign).statusCode(422).body("code", equalTo("unknown-reference"));
        other.as("organization-officer")
                .contentType("application/json")
                .body("{\"principle\": \"P6\", \"subjectId\": \"%s\", \"reason\": \"無\"}".formatted(foreign))
                .post(waivers())
                .then()
                .statusCode(404);
        transition.as("auditor").get(waivers()).then().statusCode(200).body("items", empty());
    }

    @Test
    void aWaiverIsReadBesideItsPlanAndChangedWithItsTag() {
        String waiver = proposed();
        transition
                .as("auditor")
                .get(waivers() + "/" + waiver)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v0\""))
                .body("state", equalTo("PROPOSED"), "grantedBy", nullValue(), "reason", equalTo("本鎮無合適人選"));
        transition.as("auditor").get(waivers()).then().body("items.id", contains(waiver));
        transition
                .city
                .by("9", "committee-secretary")
                .post(waivers() + "/" + waiver + "/grant")
                .then()
                .statusCode(428);
        transition
                .city
                .by("9", "committee-secretary")
                .header("If-Match", "\"v7\"")
                .post(waivers() + "/" + waiver + "/grant")
                .then()
                .statusCode(412);
        UUID another = transition.plan();
        transition
                .as("auditor")
                .get("/appointment/v1/plans/" + another + "/waivers/" + waiver)
                .then()
                .statusCode(404);
        assertThatThrownBy(() -> Database.execute(
                        "update waiver set state = 'GRANTED', granted_by = proposed_by, granted_at = now() where id = ?",
                        UUID.fromString(waiver)))
                .hasStackTraceContaining("waiver_two_people");
    }
}
