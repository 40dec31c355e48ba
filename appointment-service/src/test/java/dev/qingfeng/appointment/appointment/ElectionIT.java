package dev.qingfeng.appointment.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For a post that is filled by election the decision nominates, and it takes effect when the congress's result is recorded. */
@QuarkusTest
class ElectionIT {

    private static final String TO_HEAD = ", \"toPostKind\": \"HEAD_OF_GOVERNMENT\"";
    private static final String TO_COMMITTEE = ", \"toPostKind\": \"PARTY_COMMITTEE_MEMBER\"";
    private static final String TO_DEPUTIES = ", \"toPostKind\": \"DEPUTY_HEAD_OF_GOVERNMENT\"";
    private static final String BY_PARTY = "\"elected\": %s, \"congress\": \"PARTY_CONGRESS\"";
    private static final String BY_PEOPLE = "\"elected\": %s, \"congress\": \"PEOPLES_CONGRESS\"";

    private final TransitionOfTests transition = new TransitionOfTests();
    private UUID plan = UUID.randomUUID();

    @Inject
    Effects effects;

    @BeforeEach
    void begin() {
        plan = transition.begun().decisive().plan();
        transition
                .city
                .send(
                        "posts",
                        "",
                        "unitPath,kind,quota\n%1$s,HEAD_OF_GOVERNMENT,1\n%1$s,PARTY_COMMITTEE_MEMBER,1\n"
                                .formatted(transition.city.town))
                .statusCode(200);
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private UUID deputy(String number) {
        return transition.cadre(number, transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
    }

    private UUID head(String number) {
        return transition.cadre(number, transition.city.town, "HEAD_OF_GOVERNMENT");
    }

    private void rotate(UUID cadre, String to) {
        transition.propose(plan, cadre, "ROTATION", to).statusCode(201);
    }

    private void decide() {
        transition.decide(plan, TransitionOfTests.today()).statusCode(200);
        effects.takeDue();
    }

    /** Nominated for the Party committee as of today, decided twenty days ago. */
    private UUID nominated() {
        UUID cadre = deputy("1");
        rotate(cadre, TO_COMMITTEE);
        decide();
        return cadre;
    }

    private ValidatableResponse appointment(UUID cadre) {
        return transition.as("auditor").get(path(cadre)).then().statusCode(200);
    }

    private String path(UUID cadre) {
        return "/appointment/v1/appointments/"
                + transition
                        .as("auditor")
                        .get("/appointment/v1/appointments")
                        .path("items.findAll { it.cadreId == '%s' }.last().id".formatted(cadre));
    }

    private ValidatableResponse result(UUID cadre, String body) {
        return result(transition.as("organization-officer"), cadre, body);
    }

    private ValidatableResponse result(RequestSpecification as, UUID cadre, String body) {
        return as.contentType("application/json")
                .header("If-Match", "*")
                .body("{" + body + "}")
                .post(path(cadre) + "/election-result")
                .then();
    }

    private static String now() {
        return ", \"occurredAt\": \"%s\"".formatted(Instant.now());
    }

    private static String daysAgo(int days) {
        return ", " + TransitionOfTests.daysAgo(days);
    }

    private ValidatableResponse elected(UUID cadre) {
        return result(cadre, BY_PARTY.formatted(true) + now()).statusCode(200);
    }

    /** The schedule looks too, so whoever comes first has done it when this returns. */
    private void awaitState(UUID cadre, String state) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            effects.takeDue();
            appointment(cadre).body("state", equalTo(state));
        });
    }

    private List<PublishedEvent> statesOf(UUID cadre, int count) {
        try (PublishedEvents decisions = PublishedEvents.on("qingfeng.appointment.decisions.v1")) {
            return decisions.await(
                    count, event -> event.json().get("cadreId").asText().equals(cadre.toString()));
        }
    }

    private void unmoved(UUID cadre) {
        transition.as("auditor").get("/appointment/v1/cadres/" + cadre).then().header("ETag", equalTo("\"v0\""));
    }

    @Test
    void whoIsNominatedHoldsThePostOnceTheCongressHasElectedThem() {
        UUID cadre = nominated();
        appointment(cadre)
                .body("state", equalTo("DECIDED"), "suspendedBy", nullValue())
                .body("filledBy", equalTo("ELECTION"), "awaitsElection", equalTo(true), "election", nullValue());
        unmoved(cadre);

        result(
                        transition.as("committee-secretary"),
                        cadre,
                        BY_PARTY.formatted(true) + daysAgo(3)
                                + ", \"votesFor\": 61, \"votesAgainst\": 2, \"votesAbstained\": 1, \"entitled\": 66")
                .statusCode(200)
                .body("state", equalTo("DECIDED"), "awaitsElection", equalTo(false))
                .body("election.elected", equalTo(true), "election.congress", equalTo("PARTY_CONGRESS"))
                .body("election.votesFor", equalTo(61), "election.votesAgainst", equalTo(2))
                .body("election.votesAbstained", equalTo(1), "election.entitled", equalTo(66))
                .body("election.lateReason", equalTo("斷網"));

        awaitState(cadre, "EFFECTIVE");
        // Decided for today, so that is the day however early they were elected.
        transition
                .as("auditor")
                .get("/appointment/v1/cadres/" + cadre)
                .then()
                .body("postSince", equalTo(TransitionOfTests.today().toString()));
        List<PublishedEvent> states = statesOf(cadre, 3);
        assertThat(states)
                .extracting(event -> event.json().get("state").asText())
                .containsExactly("DECIDED", "DECIDED", "EFFECTIVE");
        assertThat(states)
                .extracting(event -> event.json().get("awaitsElection").asBoolean())
                .containsExactly(true, false, false);
        assertThat(states.get(1).json().at("/election/elected").asBoolean()).isTrue();
        try (PublishedEvents events = PublishedEvents.on("qingfeng.appointment.events.v1")) {
            PublishedEvent recorded =
                    events.await(event -> event.type().equals("dev.qingfeng.appointment.election-recorded.v1")
                            && event.json().get("cadreId").asText().equals(cadre.toString()));
            assertThat(recorded.json().get("forCount").asInt()).isEqualTo(61);
            assertThat(recorded.payload()).as("a reason is free text").doesNotContain("斷網");
        }
    }

    @Test
    void whoIsElectedAfterTheDayDecidedServesSinceTheElection() {
        UUID cadre = nominated();
        Database.execute(
                "update appointment set effective_on = ? where cadre_id = ?",
                TransitionOfTests.today().minusDays(9),
                cadre);
        result(cadre, BY_PARTY.formatted(true) + daysAgo(3)).statusCode(200);
        awaitState(cadre, "EFFECTIVE");
        LocalDate elected = LocalDate.ofInstant(Instant.now().minus(Duration.ofDays(3)), ZoneId.of("Asia/Shanghai"));
        transition
                .as("auditor")
                .get("/appointment/v1/cadres/" + cadre)
                .then()
                .body("postSince", equalTo(elected.toString()));
    }

    @Test
    void whoIsElectedBeforeTheDayDecidedWaitsForIt() {
        UUID cadre = deputy("1");
        rotate(cadre, TO_COMMITTEE);
        transition.decide(plan, TransitionOfTests.today().plusDays(2)).statusCode(200);
        elected(cadre);
        effects.takeDue();
        appointment(cadre).body("state", equalTo("DECIDED"), "awaitsElection", equalTo(false));
        unmoved(cadre);
    }

    @Test
    void whoIsNotElectedStaysAndThePostIsAsItWas() {
        UUID cadre = nominated();
        result(cadre, BY_PARTY.formatted(false) + now() + ", \"votesFor\": 20, \"votesAgainst\": 40")
                .statusCode(200)
                .body("state", equalTo("SUPERSEDED"), "election.elected", equalTo(false))
                .body("awaitsElection", equalTo(false), "effectiveAt", nullValue());
        effects.takeDue();
        unmoved(cadre);
        PublishedEvent last = statesOf(cadre, 2).get(1);
        assertThat(last.json().get("state").asText()).isEqualTo("SUPERSEDED");
        assertThat(last.json().at("/election/elected").asBoolean(true)).isFalse();
        // Nothing of it is ahead, so the committee can nominate again, and the cycle can end.
        transition.enter("ARCHIVED").statusCode(200);
    }

    @Test
    void whoIsElectedToAChiefPostWaitsForClearanceToo() {
        UUID cadre = deputy("1");
        rotate(cadre, TO_HEAD);
        decide();
        appointment(cadre).body("state", equalTo("DECIDED"));
        result(cadre, BY_PEOPLE.formatted(true) + now()).statusCode(200);
        awaitState(cadre, "SUSPENDED");
        appointment(cadre).body("suspendedBy", equalTo("CLEARANCE_MISSING"));
        transition.clearance(cadre, true, 1);
        awaitState(cadre, "EFFECTIVE");
    }

    @Test
    void whoLeavesTheSeatDoesNotWaitForTheOneNominated() {
        UUID leaving = head("1");
        UUID coming = deputy("2");
        transition.clearance(coming, true, 1);
        rotate(leaving, TO_DEPUTIES);
        rotate(coming, TO_HEAD);
        decide();
        awaitState(leaving, "EFFECTIVE");
        appointment(coming).body("awaitsElection", equalTo(true));
        result(coming, BY_PEOPLE.formatted(true) + now()).statusCode(200);
        awaitState(coming, "EFFECTIVE");
    }

    @Test
    void whoseSeatIsHeldBySomebodyYetToBeElectedElsewhereWaitsForThem() {
        UUID head = head("1");
        UUID member = transition.cadre("2", transition.city.town, "PARTY_COMMITTEE_MEMBER");
        transition.clearance(member, true, 1);
        rotate(head, TO_COMMITTEE);
        rotate(member, TO_HEAD);
        decide();
        elected(head);
        awaitState(head, "SUSPENDED");
        appointment(head).body("suspendedBy", equalTo("POST_FULL"));
        unmoved(member);
        result(member, BY_PEOPLE.formatted(true) + now()).statusCode(200);
        awaitState(member, "EFFECTIVE");
        awaitState(head, "EFFECTIVE");
    }

    @Test
    void whoIsRetainedInAnElectedPostComesIntoNoneAndAwaitsNothing() {
        UUID head = head("1");
        transition.propose(plan, head, "RETENTION", "").statusCode(201);
        decide();
        awaitState(head, "EFFECTIVE");
        appointment(head).body("filledBy", nullValue(), "awaitsElection", equalTo(false));
        result(head, BY_PEOPLE.formatted(true) + now()).statusCode(409).body("code", equalTo("post-not-elected"));
    }

    @Test
    void aPostThatIsSaidToBeFilledOtherwiseAfterwardsIsStillElectedTo() {
        UUID cadre = nominated();
        transition
                .city
                .send(
                        "posts",
                        "",
                        "unitPath,kind,quota,filledBy\n%s,PARTY_COMMITTEE_MEMBER,1,APPOINTMENT\n"
                                .formatted(transition.city.town))
                .statusCode(200);
        effects.takeDue();
        appointment(cadre).body("state", equalTo("DECIDED"), "awaitsElection", equalTo(true));
        elected(cadre);
        awaitState(cadre, "EFFECTIVE");
    }

    @Test
    void aCycleIsNotArchivedBeforeTheCongressHasElected() {
        nominated();
        transition.enter("ARCHIVED").statusCode(409).body("unmet.condition", contains("appointment-pending"));
    }

    @Test
    void whoAwaitsElectionIsListed() {
        UUID nominated = deputy("1");
        UUID removed = deputy("2");
        rotate(nominated, TO_COMMITTEE);
        transition.propose(plan, removed, "REMOVAL", "").statusCode(201);
        decide();
        String list = "/appointment/v1/appointments?planId=" + plan + "&awaitsElection=";
        transition.as("auditor").get(list + true).then().body("items.cadreId", contains(nominated.toString()));
        transition.as("auditor").get(list + false).then().body("items.cadreId", contains(removed.toString()));
        elected(nominated);
        transition.as("auditor").get(list + true).then().body("items", empty());
        transition.as("auditor").get(list + false).then().body("items", hasSize(2));
    }

    @Test
    void aPostFilledByAppointmentHasNoResult() {
        UUID cadre = deputy("1");
        transition.propose(plan, cadre, "REMOVAL", "").statusCode(201);
        transition.decide(plan, TransitionOfTests.today().plusDays(2)).statusCode(200);
        result(cadre, BY_PARTY.formatted(true) + now()).statusCode(409).body("code", equalTo("post-not-elected"));
    }

    @Test
    void aResultIsRecordedOnceHoweverManyRecordIt() {
        UUID cadre = nominated();
        List<Integer> statuses = Stream.of(true, false, true, false)
                .map(elected -> CompletableFuture.supplyAsync(() -> result(cadre, BY_PARTY.formatted(elected) + now())
                        .extract()
                        .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 409, 409, 409);
        result(cadre, BY_PARTY.formatted(true) + now()).statusCode(409).body("code", equalTo("election-recorded"));
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_type = 'Appointment' and action = 'CHANGED'"
                                + " and actor <> 'service' and record_id in (select id::text from appointment where cadre_id = ?)",
                        cadre))
                .isEqualTo(1);
    }

    @Test
    void aResultComesTooLateForWhatALaterDecisionSuperseded() {
        UUID cadre = nominated();
        String nomination = path(cadre);
        UUID later = transition.plan();
        transition.propose(later, cadre, "REMOVAL", "").statusCode(201);
        transition.decide(later, TransitionOfTests.today().plusDays(2)).statusCode(200);
        transition
                .as("organization-officer")
                .header("If-Match", "*")
                .body("{" + BY_PARTY.formatted(true) + now() + "}")
                .post(nomination + "/election-result")
                .then()
                .statusCode(409)
                .body("code", equalTo("appointment-superseded"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PT-30S | true  | PARTY_CONGRESS   |                                            | in-the-future
                    P2D    | true  | PARTY_CONGRESS   |                                            | late-reason-missing
                    P21D   | true  | PARTY_CONGRESS   | , "lateReason": "斷網"                      | election-before-decision
                    PT0S   | true  | PEOPLES_CONGRESS |                                            | congress-of-another-post
                    PT0S   | false | PARTY_CONGRESS   | , "votesAgainst": 67, "entitled": 66       | votes-above-entitled
                    PT0S   | true  | PARTY_CONGRESS   | , "votesFor": 30, "votesAgainst": 30       | elected-without-majority
                    """)
    void whatCannotHaveBeenIsRefusedAndNothingIsLost(
            String ago, boolean elected, String congress, String more, String code) {
        UUID cadre = nominated();
        result(
                        cadre,
                        "\"elected\": %s, \"congress\": \"%s\", \"occurredAt\": \"%s\"%s"
                                .formatted(
                                        elected,
                                        congress,
                                        Instant.now().minus(Duration.parse(ago)),
                                        more == null ? "" : more))
                .statusCode(422)
                .body("code", equalTo(code));
        appointment(cadre).body("awaitsElection", equalTo(true), "election", nullValue());
        elected(cadre);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "congress": "PARTY_CONGRESS"                                  | /elected
                    "elected": true                                               | /congress
                    "elected": true, "congress": "PARTY_CONGRESS", "votesFor": -1 | /votesFor
                    "elected": true, "congress": "PARTY_CONGRESS", "entitled": -1 | /entitled
                    """)
    void whatIsIncompleteOrBelowNothingIsRefusedWithItsPlace(String body, String pointer) {
        UUID cadre = nominated();
        result(cadre, body + now()).statusCode(400).body("errors.pointer", contains(pointer));
    }

    @Test
    void aResultIsRecordedByWhoeverSeesTheUnitAndNotByTheOneElected() {
        UUID cadre = transition.cadre("1", transition.office, "");
        rotate(cadre, TO_COMMITTEE + ", \"toUnitId\": \"%s\"".formatted(transition.unit(transition.city.town)));
        decide();
        String body = BY_PARTY.formatted(true) + now();
        result(transition.as("auditor"), cadre, body).statusCode(403);
        result(transition.city.at(transition.office, "organization-officer"), cadre, body)
                .statusCode(404)
                .body("code", equalTo("not-found"));
        result(transition.city.by("1", "organization-officer"), cadre, body)
                .statusCode(403)
                .body("code", equalTo("own-record"));
        result(transition.city.at(transition.city.town, "organization-officer"), cadre, body)
                .statusCode(200);
    }

    @Test
    void aStaleOrMissingTagRecordsNothingAndARepeatedKeyIsAnsweredTheSame() {
        UUID cadre = nominated();
        String path = path(cadre) + "/election-result";
        String body = "{" + BY_PARTY.formatted(true) + now() + "}";
        transition.as("organization-officer").body(body).post(path).then().statusCode(428);
        transition
                .as("organization-officer")
                .header("If-Match", "\"v9\"")
                .body(body)
                .post(path)
                .then()
                .statusCode(412);
        RequestSpecification again = transition
                .as("organization-officer")
                .header("If-Match", "\"v0\"")
                .body(body);
        Map<String, Object> first =
                again.post(path).then().statusCode(200).extract().path("$");
        assertThat(again.post(path).then().statusCode(200).extract().<Map<String, Object>>path("$"))
                .isEqualTo(first);
    }

    @Test
    void theDatabaseLetsNobodyTakeOfficeUnelected() {
        UUID cadre = nominated();
        assertThatThrownBy(() -> Database.execute(
                        "update appointment set state = 'EFFECTIVE', effective_at = now() where cadre_id = ?", cadre))
                .hasStackTraceContaining("appointment_elected_first");
    }
}
