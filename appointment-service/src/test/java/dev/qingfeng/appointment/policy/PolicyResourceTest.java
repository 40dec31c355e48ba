package dev.qingfeng.appointment.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ten principles are adopted by vote, on their grounds, in their phase, and then never change. */
@QuarkusTest
class PolicyResourceTest {

    private final TransitionOfTests transition = new TransitionOfTests();

    @BeforeEach
    void begin() {
        transition.begun();
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private void inPolicyAdoption() {
        transition.inspected().enter("POLICY_ADOPTION").statusCode(200);
    }

    @Test
    void aPolicyHasTheCatalogueOfTheTenPrinciplesAndSaysWhichAreEvaluated() {
        UUID policy = transition.draftedPolicy();
        transition
                .as("auditor")
                .get("/appointment/v1/policies/" + policy)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v0\""))
                .body("state", equalTo("DRAFT"), "edition", equalTo(1))
                .body("parameters.keepPoorNeedsReason", equalTo(true))
                .body("principles", hasSize(10))
                .body("principles.code", contains("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10"))
                .body("principles.evaluated", everyItem(equalTo(true)))
                .body("principles[0].kinds", contains("HARD", "SOFT"))
                .body("principles[0].title.zhHant", equalTo("樹立正確用人導向"))
                .body("principles[0].clause.zhHant", startsWith("對綜合評價優秀的幹部大膽提拔"))
                .body("principles[1].title.zhHans", equalTo("合理配备领导职数"))
                .body("principles[1].title.en", equalTo("Rational post quotas"));
    }

    @Test
    void eachParameterHasItsLabelUnitAndBoundsAndWhatThePolicySets() {
        UUID policy = transition.draftedPolicy(", \"values\": {\"P3.youngChiefs\": 5}");
        String chiefs = "principles[2].parameters.find { it.key == 'P3.youngChiefs' }.";
        read(policy)
                .body(chiefs + "label.zhHant", equalTo("30歲左右黨政正職：最少人數"))
                .body(chiefs + "label.zhHans", equalTo("30岁左右党政正职：最少人数"))
                .body(chiefs + "label.en", equalTo("Chiefs about 30: at least so many"))
                .body(chiefs + "unit", equalTo("PERSONS"))
                .body(chiefs + "minimum", equalTo(0), chiefs + "maximum", equalTo(1000))
                .body(chiefs + "defaultValue", equalTo(3), chiefs + "value", equalTo(5))
                .body(
                        "principles[3].parameters.find { it.key == 'P4.weight' }.unit",
                        equalTo("POINTS"),
                        "principles[3].parameters.find { it.key == 'P4.weight' }.value",
                        equalTo(10));
    }

    @Test
    void everyWordOfThePrinciplesIsThereInThreeLanguages() {
        UUID policy = transition.draftedPolicy();
        for (String language : new String[] {"zhHans", "zhHant", "en"}) {
            List<String> words = read(policy).extract().path("principles.parameters.label." + language + ".flatten()");
            assertThat(words).hasSizeGreaterThan(30).noneMatch(word -> word.startsWith("principle."));
        }
    }

    private ValidatableResponse read(UUID policy) {
        return transition
                .as("auditor")
                .get("/appointment/v1/policies/" + policy)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse tune(UUID policy, String ifMatch, String values, String exclusions) {
        return transition
                .as("organization-officer")
                .header("If-Match", ifMatch)
                .body("{\"values\": {%s}, \"exclusions\": [%s]}".formatted(values, exclusions))
                .put("/appointment/v1/policies/" + policy)
                .then();
    }

    @Test
    void aDraftIsTunedByWhoeverHasItsLatestVersion() {
        UUID policy = transition.draftedPolicy(", \"values\": {\"P3.youngChiefs\": 5}");
        tune(policy, "\"v0\"", "\"P4.weight\": 30", "{\"fromAge\": 55, \"grades\": [\"POOR\"]}")
                .statusCode(200)
                .header("ETag", equalTo("\"v1\""))
                .body("principles[3].parameters.find { it.key == 'P4.weight' }.value", equalTo(30))
                .body("principles[2].parameters.find { it.key == 'P3.youngChiefs' }.value", equalTo(3))
                .body("exclusions[0].fromAge", equalTo(55), "exclusions[0].grades", contains("POOR"));
        tune(policy, "\"v0\"", "\"P4.weight\": 40", "").statusCode(412);
        transition
                .as("organization-officer")
                .body("{\"values\": {}, \"exclusions\": []}")
                .put("/appointment/v1/policies/" + policy)
                .then()
                .statusCode(428);
        transition
                .as("committee-secretary")
                .header("If-Match", "*")
                .body("{\"values\": {}, \"exclusions\": []}")
                .put("/appointment/v1/policies/" + policy)
                .then()
                .statusCode(403);
        read(policy).body("principles[3].parameters.find { it.key == 'P4.weight' }.value", equalTo(30));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.appointment.events.v1")) {
            events.await(event -> event.key().equals(policy.toString())
                    && event.type().equals("dev.qingfeng.appointment.policy-tuned.v1"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "P3.oldest": 60                                     |                                     | parameter-unknown
            "P4.mainBodyShare": 101                             |                                     | parameter-out-of-bounds
            "P3.youngChiefsFromAge": 33                         |                                     | parameters-contradict
                                                                | {"fromAge": 55}                     | policy-excludes-by-age
                                                                | {"toAge": 60, "grades": []}         | policy-excludes-by-age
            """)
    void whatNoPolicyMaySetIsRefusedByItsOwnCode(@Nullable String values, @Nullable String exclusions, String code) {
        UUID policy = transition.draftedPolicy();
        String set = values == null ? "" : values;
        String excluded = exclusions == null ? "" : exclusions;
        tune(policy, "*", set, excluded).statusCode(422).body("code", equalTo(code));
        transition
                .as("organization-officer")
                .body("{\"cycleId\": \"%s\", \"values\": {%s}, \"exclusions\": [%s]}"
                        .formatted(transition.cycle, set, excluded))
                .post("/appointment/v1/policies")
                .then()
                .statusCode(422)
                .body("code", equalTo(code));
    }

    @Test
    void whatTheCommitteeHasVotedOnIsNeverTuned() {
        inPolicyAdoption();
        UUID policy = transition.adoptedPolicy();
        tune(policy, "*", "", "").statusCode(409).body("code", equalTo("policy-decided"));
        for (String change : new String[] {
            "update policy set terms = jsonb_set(terms, '{values,P4.weight}', '0') where id = ?",
            "update policy set state = 'DRAFT' where id = ?",
            "delete from policy where id = ?"
        }) {
            assertThatThrownBy(() -> Database.execute(change, policy))
                    .as(change)
                    .hasStackTraceContaining("is decided and never changes");
        }
    }

    @Test
    void twoPoliciesAreCompared() {
        UUID one = transition.draftedPolicy(", \"values\": {\"P3.youngChiefs\": 5, \"P4.weight\": 20}"
                + ", \"exclusions\": [{\"educationBelow\": \"BACHELOR\"}]");
        UUID other = transition.draftedPolicy(", \"values\": {\"P3.youngChiefs\": 4, \"P4.weight\": 20}"
                + ", \"exclusions\": [{\"grades\": [\"POOR\"]}]");
        String differences = "/appointment/v1/policies/" + one + "/differences";
        transition
                .as("auditor")
                .get(differences + "?against=" + other)
                .then()
                .statusCode(200)
                .body("againstId", equalTo(other.toString()))
                .body("parameters.key", contains("P3.youngChiefs"))
                .body("parameters[0].value", equalTo(5), "parameters[0].against", equalTo(4))
                .body("onlyHere[0].educationBelow", equalTo("BACHELOR"), "onlyThere[0].grades", contains("POOR"));
        transition
                .as("auditor")
                .get(differences)
                .then()
                .statusCode(200)
                .body("againstId", nullValue())
                .body("parameters.key", contains("P3.youngChiefs", "P4.weight"))
                .body("onlyThere", empty());
        transition
                .as("auditor")
                .get(differences + "?against=" + one)
                .then()
                .body("parameters", empty(), "onlyHere", empty(), "onlyThere", empty());
        UUID worded = transition.draftedPolicy(", \"values\": {\"P3.youngChiefs\": 5, \"P4.weight\": 20}"
                + ", \"exclusions\": [{\"educationBelow\": \"BACHELOR\", \"grades\": []}]");
        transition
                .as("auditor")
                .get(differences + "?against=" + worded)
                .then()
                .body("onlyHere", empty(), "onlyThere", empty());
        CityOfTests stranger = new CityOfTests().founded();
        stranger.as("auditor").get(differences).then().statusCode(404);
        transition
                .as("auditor")
                .get(differences + "?against=" + UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }

    @Test
    void aPolicyIsAdoptedByVoteAndThenNeverChanges() {
        inPolicyAdoption();
        UUID policy = transition.draftedPolicy();
        transition
                .adopt(policy, transition.adoption())
                .statusCode(200)
                .body("state", equalTo("ADOPTED"), "reportHeardOn", equalTo("2026-01-02"));
        transition.adopt(policy, transition.adoption()).statusCode(409).body("code", equalTo("policy-decided"));
        String resolution = transition
                .as("auditor")
                .get("/appointment/v1/policies/" + policy)
                .then()
                .extract()
                .path("resolutionId");
        transition
                .as("auditor")
                .get("/appointment/v1/resolutions/" + resolution)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("APPROVED"), "subject", equalTo("POLICY"), "late", equalTo(false))
                .body("members.vote", everyItem(equalTo("FOR")))
                .body(
                        "members.cadreId",
                        containsInAnyOrder(transition.committee.stream()
                                .map(UUID::toString)
                                .toArray()));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.appointment.events.v1")) {
            events.await(event -> event.key().equals(policy.toString())
                    && event.type().equals("dev.qingfeng.appointment.policy-drafted.v1"));
            events.await(event -> event.key().equals(policy.toString())
                    && event.type().equals("dev.qingfeng.appointment.policy-adopted.v1"));
        }
    }

    @Test
    void aPolicyThatFindsNoMajorityIsRejectedAndTheNextEditionCanBeAdopted() {
        inPolicyAdoption();
        UUID policy = transition.draftedPolicy();
        String against = TransitionOfTests.votes(transition.committee, transition.committee, "AGAINST");
        transition
                .adopt(policy, transition.adoption().replace(transition.everyoneFor(), against))
                .statusCode(200)
                .body("state", equalTo("REJECTED"));
        transition.enter("DECISION").statusCode(409).body("unmet.condition", contains("policy-not-adopted"));
        UUID next = transition.adoptedPolicy();
        transition.as("auditor").get("/appointment/v1/policies/" + next).then().body("edition", equalTo(2));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.appointment.events.v1")) {
            events.await(event -> event.key().equals(policy.toString())
                    && event.type().equals("dev.qingfeng.appointment.policy-rejected.v1"));
        }
    }

    @Test
    void itsGroundsComeFirstAndThePhaseIsItsOwn() {
        UUID policy = transition.draftedPolicy();
        String groundless = transition
                .adoption()
                .replace("\"structureAnalysedOn\": \"2026-01-01\",", "")
                .replace("2026-01-02", "2199-01-01");
        transition
                .adopt(policy, groundless)
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.condition", contains("phase-not-reached", "structure-not-analysed", "report-not-heard"))
                .body("unmet[0].subject", equalTo("POLICY_ADOPTION"));
        inPolicyAdoption();
        transition.adopt(policy, transition.adoption()).statusCode(200);
        UUID late = transition.draftedPolicy();
        transition.enter("DECISION").statusCode(200);
        transition.adopt(late, transition.adoption()).statusCode(409).body("unmet.condition", contains("phase-passed"));
    }

    @Test
    void aBadVoteIsRefusedByItsOwnCode() {
        inPolicyAdoption();
        UUID policy = transition.draftedPolicy();
        List<UUID> members = transition.committee;
        String good = transition.everyoneFor();
        String[][] votes = {
            {TransitionOfTests.votes(members, members.subList(0, 1), "FOR"), "409", "quorum-not-met"},
            {TransitionOfTests.votes(members.subList(0, 2), members, "FOR"), "422", "vote-of-stranger"},
            {good.replace(members.get(1) + "\", \"vote", members.get(0) + "\", \"vote"), "422", "voted-twice"},
            {TransitionOfTests.votes(List.of(UUID.randomUUID()), List.of(), "FOR"), "422", "unknown-reference"},
        };
        for (String[] vote : votes) {
            transition
                    .adopt(policy, transition.adoption().replace(good, vote[0]))
                    .statusCode(Integer.parseInt(vote[1]))
                    .body("code", equalTo(vote[2]));
        }
        transition
                .as("auditor")
                .get("/appointment/v1/policies/" + policy)
                .then()
                .body("state", equalTo("DRAFT"), "resolutionId", nullValue());
    }

    @Test
    void aLateEntrySaysWhyAndWhatHasNotHappenedIsNotRecorded() {
        inPolicyAdoption();
        Database.execute(
                "update transition_cycle set phase_since = phase_since - interval '2 days' where id = ?",
                transition.cycle);
        UUID policy = transition.draftedPolicy();
        String yesterday = "\"occurredAt\": \"%s\"".formatted(Instant.now().minus(1, ChronoUnit.DAYS));
        String late = transition.adoption().replaceFirst("\"occurredAt\": \"[^\"]*\"", yesterday);
        transition.adopt(policy, late).statusCode(422).body("code", equalTo("late-reason-missing"));
        transition
                .adopt(policy, late.replace(yesterday, "\"occurredAt\": \"2199-01-01T00:00:00Z\""))
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
        String resolution = transition
                .adopt(policy, late.replace(yesterday, yesterday + ", \"lateReason\": \"斷網\""))
                .statusCode(200)
                .extract()
                .path("resolutionId");
        transition
                .as("auditor")
                .get("/appointment/v1/resolutions/" + resolution)
                .then()
                .body("late", equalTo(true), "lateReason", equalTo("斷網"));
    }

    @Test
    void aStaleOrMissingTagChangesNothing() {
        inPolicyAdoption();
        UUID policy = transition.draftedPolicy();
        String address = "/appointment/v1/policies/" + policy + "/adoption";
        transition
                .as("committee-secretary")
                .body(transition.adoption())
                .post(address)
                .then()
                .statusCode(428);
        transition
                .as("committee-secretary")
                .header("If-Match", "\"v7\"")
                .body(transition.adoption())
                .post(address)
                .then()
                .statusCode(412);
    }

    @Test
    void onlyWhoGovernsTheCityKnowsOfItsPolicies() {
        UUID policy = transition.draftedPolicy();
        CityOfTests other = new CityOfTests().founded();
        for (var stranger : List.of(
                other.as("organization-officer", "committee-secretary"),
                transition.city.at(transition.city.town, "organization-officer", "committee-secretary"))) {
            stranger.get("/appointment/v1/policies/" + policy).then().statusCode(404);
        }
        other.as("auditor").get("/appointment/v1/policies").then().body("items", empty());
        other.as("organization-officer")
                .contentType("application/json")
                .body("{\"cycleId\": \"%s\"}".formatted(transition.cycle))
                .post("/appointment/v1/policies")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }
}
