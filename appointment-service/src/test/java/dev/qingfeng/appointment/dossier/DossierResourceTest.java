package dev.qingfeng.appointment.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.StatementCount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dossier brings together what is known of a cadre, line by line, for each reader what they may read elsewhere too. */
@QuarkusTest
class DossierResourceTest {

    private static final List<String> LINES = List.of(
            "evaluations",
            "ballots",
            "performance",
            "annualAssessments",
            "pledges",
            "clearance",
            "tenures",
            "trainings",
            "wishes",
            "kin");

    private final TransitionOfTests transition = new TransitionOfTests();
    private final CityOfTests city = transition.city;
    private UUID cadre = UUID.randomUUID();

    @BeforeEach
    void register() {
        cadre = transition.begun().cadre("1", city.town, "");
        city.send("posts", "", "unitPath,kind,quota\n%s,STAFF,9\n%s,STAFF,9\n".formatted(city.town, transition.office))
                .statusCode(200);
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private ValidatableResponse dossier(String role) {
        return dossier(city.path, role);
    }

    /** As somebody sees it who sees this subtree. */
    private ValidatableResponse dossier(String unitPath, String role) {
        return city.at(unitPath, role)
                .get("/appointment/v1/cadres/" + cadre + "/dossier")
                .then()
                .statusCode(200);
    }

    private void held(String unitPath, String since, String until) {
        city.send(
                        "tenures",
                        "",
                        "staffNumber,unitPath,postKind,since,until\n%s-1,%s,STAFF,%s,%s\n"
                                .formatted(city.staffPrefix, unitPath, since, until))
                .statusCode(200);
    }

    private void wished(String kind, String statedOn, String withdrawnOn) {
        city.send(
                        "wishes",
                        "",
                        "staffNumber,kind,statedOn,withdrawnOn\n%s-1,%s,%s,%s\n"
                                .formatted(city.staffPrefix, kind, statedOn, withdrawnOn))
                .statusCode(200);
    }

    /** Somebody of this unit who is, to the cadre, what the relation says. */
    private UUID kin(String number, String unitPath, String relation) {
        UUID other = transition.cadre(number, unitPath, "");
        city.send(
                        "kinships",
                        "",
                        "staffNumber,kinStaffNumber,relation\n%1$s-1,%1$s-%2$s,%3$s\n"
                                .formatted(city.staffPrefix, number, relation))
                .statusCode(200);
        return other;
    }

    private void trained(String trainings) {
        city.send(
                        "cadres",
                        "",
                        CityOfTests.CADRE_HEADER
                                + "%s-1,某某,1980-05-01,MALE,DEPUTY_SECTION,%s,,,,MASTER,%s,\n"
                                        .formatted(city.staffPrefix, city.town, trainings))
                .statusCode(200);
    }

    @Test
    void ofSomebodyOfWhomNothingIsKnownEachLineSaysSo() {
        dossier("organization-officer")
                .body("evaluations", empty(), "pledges", empty(), "tenures", empty())
                .body("pledgesMissing", equalTo("NOT_SIGNED_OR_NOT_ASKED"), "annualAssessments", empty())
                .body("trainings", empty(), "wishes", empty(), "kin", empty())
                .body("ballots.rounds", empty(), "ballots.reason", equalTo("NOT_ON_RECORD_HERE"))
                .body("clearance.given", equalTo(false));
    }

    private void assessed(int year, String grade) {
        city.send(
                        "annual-assessments",
                        "",
                        "staffNumber,year,grade\n%s-1,%d,%s\n".formatted(city.staffPrefix, year, grade))
                .statusCode(200);
    }

    @Test
    void annualAssessmentsSayOfWhichYearTheyAreAndSinceWhenTheyAreOnRecord() {
        Instant before = Instant.now().minusMillis(1);
        assessed(2024, "EXCELLENT");
        assessed(2023, "COMPETENT");
        JsonPath dossier = dossier("discipline-officer")
                .body("annualAssessments.year", contains(2023, 2024))
                .body("annualAssessments.grade", contains("COMPETENT", "EXCELLENT"))
                .body("annualAssessments.source", everyItem(equalTo("appointment-service")))
                .extract()
                .jsonPath();
        assertThat(Instant.parse(dossier.getString("annualAssessments[0].recordedAt")))
                .isBetween(before, Instant.now());
    }

    @Test
    void pledgesSayWhatHasBecomeOfThemAndWhenThatWasTold() {
        Instant before = Instant.now().minusSeconds(60);
        UUID signed = transition.pledge(cadre, "LEADING_CADRE", "SIGNED", "2026-03-10T02:00:00Z");
        UUID due = transition.pledge(cadre, "TOWNSHIP_SECRETARY", "DUE", null);
        transition.pledge(UUID.randomUUID(), "LEADING_CADRE", "EXCUSED", null);
        JsonPath told = dossier("committee-member")
                .body("pledges", hasSize(2), "pledgesMissing", nullValue())
                .body("pledges.source", everyItem(equalTo("pledge-service")))
                .body("pledges.cycleId", everyItem(equalTo(transition.cycle.toString())))
                .extract()
                .jsonPath();
        Map<String, Object> first = pledge(told, signed);
        assertThat(first)
                .containsEntry("category", "LEADING_CADRE")
                .containsEntry("state", "SIGNED")
                .containsEntry("signedAt", "2026-03-10T02:00:00Z");
        assertThat(Instant.parse((String) first.get("toldAt")))
                .isBetween(before, Instant.now().plusSeconds(60));
        assertThat(pledge(told, due)).containsEntry("state", "DUE").doesNotContainKey("signedAt");
    }

    private static Map<String, Object> pledge(JsonPath dossier, UUID id) {
        return dossier.getMap("pledges.find { it.pledgeId == '%s' }".formatted(id));
    }

    @Test
    void aPledgeThatIsGoneIsNoLongerThere() {
        UUID pledge = transition.pledge(cadre, "LEADING_CADRE", "SIGNED", "2026-03-10T02:00:00Z");
        dossier("auditor").body("pledges", hasSize(1));
        transition.pledgeGone(pledge, 2);
        TransitionOfTests.awaitRow("pledge_signature", pledge, "gone");
        dossier("auditor").body("pledges", empty(), "pledgesMissing", equalTo("NOT_SIGNED_OR_NOT_ASKED"));
    }

    @Test
    void pledgesInUnitsThatTheReaderDoesNotSeeAreNotTold() {
        UUID elsewhere =
                transition.pledgeIn(transition.office, cadre, "LEADING_CADRE", "SIGNED", "2026-03-10T02:00:00Z");
        dossier("auditor").body("pledges.pledgeId", contains(elsewhere.toString()));
        dossier(city.town, "auditor").body("", not(hasKey("pledges"))).body("pledgesMissing", nullValue());
        UUID here = transition.pledge(cadre, "TOWNSHIP_SECRETARY", "DUE", null);
        dossier(city.town, "auditor").body("pledges.pledgeId", contains(here.toString()));
    }

    @Test
    void gradesAreForThoseWhoSeeTheWholeCity() {
        transition.graded(cadre, "MEMBER", "POOR");
        dossier("committee-member").body("evaluations.grade", contains("POOR"));
        dossier(city.town, "committee-member")
                .body("", not(hasKey("evaluations")))
                .body("", not(hasKey("ballots")))
                .body("", not(hasKey("performance")));
    }

    /** Of somebody who came from there. */
    @Test
    void gradesOfAnotherCityAreForThoseWhoSeeThatOne() {
        try (TransitionOfTests other = new TransitionOfTests().begun()) {
            other.graded(cadre, "MEMBER", "EXCELLENT");
            dossier("committee-member").body("", not(hasKey("evaluations"))).body("ballots.reason", notNullValue());
            transition.graded(cadre, "MEMBER", "POOR");
            dossier("committee-member").body("evaluations.grade", contains("POOR"));
        }
    }

    /** Not even an empty line, as for somebody of whom there are no grades. */
    private void readsNoGrade(String number) {
        city.by(number, "organization-officer")
                .get("/appointment/v1/cadres/" + cadre + "/dossier")
                .then()
                .statusCode(200)
                .body("", not(hasKey("evaluations")))
                .body("ballots.reason", notNullValue());
    }

    private void readsTheGrade(String number) {
        city.by(number, "organization-officer")
                .get("/appointment/v1/cadres/" + cadre + "/dossier")
                .then()
                .statusCode(200)
                .body("evaluations.grade", contains("POOR"));
    }

    @Test
    void whoServesOrServedWhereAGradeWasGivenDoesNotReadIt() {
        transition.graded(cadre, "MEMBER", "POOR");
        transition.cadre("8", transition.office, "");
        readsTheGrade("8");
        transition.cadre("7", city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        readsNoGrade("7");
        city.send(
                        "tenures",
                        "",
                        "staffNumber,unitPath,postKind,since,until\n%s-8,%s,STAFF,2012-01-01,2015-01-01\n"
                                .formatted(city.staffPrefix, city.town))
                .statusCode(200);
        readsNoGrade("8");
    }

    @Test
    void whoseKinServeWhereAGradeWasGivenDoesNotReadIt() {
        transition.graded(cadre, "MEMBER", "POOR");
        transition.cadre("8", transition.office, "");
        kinOf("8", "6", transition.office);
        readsTheGrade("8");
        kinOf("8", "7", city.town);
        readsNoGrade("8");
        readsTheGrade("6");
    }

    @Test
    void whatLiesBelowAUnitIsOfIt() {
        transition.graded(cadre, "MEMBER", "POOR");
        city.send("units", "", "path,name,kind\n%s.caizheng,財政所,TOWN_DIRECT\n".formatted(city.town))
                .statusCode(200);
        transition.cadre("7", city.town + ".caizheng", "");
        readsNoGrade("7");
    }

    private void kinOf(String number, String kin, String unitPath) {
        transition.cadre(kin, unitPath, "");
        city.send(
                        "kinships",
                        "",
                        "staffNumber,kinStaffNumber,relation\n%1$s-%2$s,%1$s-%3$s,SIBLING\n"
                                .formatted(city.staffPrefix, number, kin))
                .statusCode(200);
    }

    @Test
    void tenuresSaySinceWhenAndTheEarliestComesFirst() {
        held(city.town, "2012-01-01", "2019-03-01");
        held(transition.office, "2010-01-01", "2012-01-01");
        dossier("discipline-officer")
                .body("tenures.since", contains("2010-01-01", "2012-01-01"))
                .body("tenures.until", contains("2012-01-01", "2019-03-01"))
                .body("tenures.source", everyItem(equalTo("appointment-service")));
    }

    @Test
    void tenuresInUnitsThatTheReaderDoesNotSeeAreNotTold() {
        held(transition.office, "2010-01-01", "2012-01-01");
        held(city.town, "2012-01-01", "2019-03-01");
        dossier(city.town, "auditor").body("tenures.since", contains("2012-01-01"));
    }

    @Test
    void trainingsAreOnRecordSinceTheRegistryWasToldOfThem() {
        transition.cadre("2", city.town, "");
        Instant before = Instant.now();
        trained("YOUNG_CADRE_GROWTH_PROGRAMME|INTENSIVE_CLASS");
        JsonPath first = dossier("committee-secretary")
                .body("trainings.training", containsInAnyOrder("YOUNG_CADRE_GROWTH_PROGRAMME", "INTENSIVE_CLASS"))
                .body("trainings.source", everyItem(equalTo("appointment-service")))
                .extract()
                .jsonPath();
        assertThat(Instant.parse(first.getString("trainings[0].recordedAt"))).isAfterOrEqualTo(before);

        trained("INTENSIVE_CLASS");
        JsonPath corrected = dossier("committee-secretary")
                .body("trainings.training", contains("INTENSIVE_CLASS"))
                .extract()
                .jsonPath();
        assertThat(Instant.parse(corrected.getString("trainings[0].recordedAt")))
                .isAfter(Instant.parse(first.getString("trainings[0].recordedAt")));
    }

    @Test
    void trainingsWithWhichSomebodyWasEnteredAreOnRecordSinceThen() {
        Instant before = Instant.now().minusMillis(1);
        city.send("cadres", "", CityOfTests.CADRE_HEADER + city.secretary("3", "某某"))
                .statusCode(200);
        cadre = transition.idOf("3");
        JsonPath dossier = dossier("auditor").extract().jsonPath();
        assertThat(Instant.parse(dossier.getString("trainings[0].recordedAt"))).isBetween(before, Instant.now());
    }

    @Test
    void wishesSayWhenTheyWereStatedAndWithdrawn() {
        wished("RESETTLEMENT", "2026-01-15", "2026-02-20");
        wished("SECONDMENT", "2026-01-10", "");
        dossier("committee-member")
                .body("wishes.kind", contains("SECONDMENT", "RESETTLEMENT"))
                .body("wishes.statedOn", contains("2026-01-10", "2026-01-15"))
                .body("wishes[0].withdrawnOn", nullValue(), "wishes[1].withdrawnOn", equalTo("2026-02-20"))
                .body("wishes.source", everyItem(equalTo("appointment-service")));
    }

    @Test
    void kinAreToldFromEitherSideAndSinceTheyWereEntered() {
        Instant before = Instant.now().minusMillis(1);
        UUID child = kin("2", transition.office, "CHILD");
        JsonPath ofTheParent = dossier("discipline-officer")
                .body("kin.kinId", contains(child.toString()), "kin.relation", contains("CHILD"))
                .body("kin.source", contains("appointment-service"))
                .extract()
                .jsonPath();
        assertThat(Instant.parse(ofTheParent.getString("kin[0].recordedAt"))).isBetween(before, Instant.now());
        UUID parent = cadre;
        cadre = child;
        dossier("discipline-officer")
                .body("kin.kinId", contains(parent.toString()), "kin.relation", contains("PARENT"));
    }

    @Test
    void kinInUnitsThatTheReaderDoesNotSeeAreNotTold() {
        kin("2", transition.office, "SIBLING");
        UUID colleague = kin("3", city.town, "SPOUSE");
        dossier(city.town, "auditor").body("kin.kinId", contains(colleague.toString()));
    }

    @Test
    void ballotsSayInWhichRoundsTheCadreStoodAndWhenTheyWereReleased() {
        UUID later = transition.releasedIn(transition.office, "2026-05-20T08:00:00Z", cadre);
        UUID first = transition.released("2026-04-20T08:00:00Z", UUID.randomUUID(), cadre);
        transition.released("2026-04-21T08:00:00Z", UUID.randomUUID());
        transition.released("2026-04-22T08:00:00Z");
        dossier("committee-member")
                .body("ballots.rounds.roundId", contains(first.toString(), later.toString()))
                .body("ballots.rounds.releasedAt", contains("2026-04-20T08:00:00Z", "2026-05-20T08:00:00Z"))
                .body(
                        "ballots.rounds.unitId",
                        contains(
                                transition.unit(city.town).toString(),
                                transition.unit(transition.office).toString()))
                .body("ballots.rounds.cycleId", everyItem(equalTo(transition.cycle.toString())))
                .body("ballots.rounds.purpose", everyItem(equalTo("DEMOCRATIC_ASSESSMENT")))
                .body("ballots.rounds.source", everyItem(equalTo("inspection-service")))
                .body("ballots.source", equalTo("inspection-service"), "ballots.reason", nullValue());
    }

    @Test
    void aRoundThatIsGoneIsNoLongerThere() {
        UUID round = transition.released("2026-04-20T08:00:00Z", cadre);
        dossier("auditor").body("ballots.rounds", hasSize(1));
        transition.roundGone(round, 5);
        TransitionOfTests.awaitRow("released_round", round, "gone");
        dossier("auditor").body("ballots.rounds", empty(), "ballots.reason", equalTo("NOT_ON_RECORD_HERE"));
    }

    /** Of somebody who came from there. */
    @Test
    void roundsOfAnotherCityAreForThoseWhoSeeThatOne() {
        try (TransitionOfTests other = new TransitionOfTests().begun()) {
            other.released("2026-04-20T08:00:00Z", cadre);
            dossier("committee-member").body("", not(hasKey("ballots"))).body("performance.reason", notNullValue());
            UUID here = transition.released("2026-04-21T08:00:00Z", cadre);
            dossier("committee-member").body("ballots.rounds.roundId", contains(here.toString()));
        }
    }

    /** Not even an empty line, as for somebody who stood in no round. */
    private void knowsOfNoRound(String number) {
        city.by(number, "organization-officer")
                .get("/appointment/v1/cadres/" + cadre + "/dossier")
                .then()
                .statusCode(200)
                .body("", not(hasKey("ballots")))
                .body("evaluations", empty(), "performance.reason", notNullValue());
    }

    private void knowsOfRounds(String number, UUID... rounds) {
        city.by(number, "organization-officer")
                .get("/appointment/v1/cadres/" + cadre + "/dossier")
                .then()
                .statusCode(200)
                .body(
                        "ballots.rounds.roundId",
                        contains(Stream.of(rounds).map(UUID::toString).toArray()));
    }

    @Test
    void whoServesOrServedWhereARoundWasHeldOrHasKinThereDoesNotKnowOfIt() {
        UUID round = transition.released("2026-04-20T08:00:00Z", cadre);
        transition.cadre("8", transition.office, "");
        transition.cadre("9", transition.office, "");
        knowsOfRounds("8", round);
        knowsOfRounds("9", round);
        transition.cadre("7", city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        knowsOfNoRound("7");
        city.send(
                        "tenures",
                        "",
                        "staffNumber,unitPath,postKind,since,until\n%s-8,%s,STAFF,2012-01-01,2015-01-01\n"
                                .formatted(city.staffPrefix, city.town))
                .statusCode(200);
        knowsOfNoRound("8");
        kinOf("9", "6", city.town);
        knowsOfNoRound("9");
        UUID elsewhere = transition.releasedIn(transition.office, "2026-04-21T08:00:00Z", cadre);
        knowsOfRounds("7", elsewhere);
    }

    @Test
    void whoStoodInARoundTooDoesNotKnowOfIt() {
        UUID rival = transition.cadre("8", transition.office, "");
        UUID alone = transition.released("2026-04-20T08:00:00Z", cadre);
        knowsOfRounds("8", alone);
        UUID together = transition.released("2026-04-21T08:00:00Z", rival, cadre);
        knowsOfRounds("8", alone);
        dossier("auditor").body("ballots.rounds.roundId", contains(alone.toString(), together.toString()));
    }

    @Test
    void ofBallotsAndPerformanceItSaysWhoKeepsThemAndWhyNothingIsHere() {
        dossier("committee-member")
                .body("ballots.source", equalTo("inspection-service"), "ballots.reason", equalTo("NOT_ON_RECORD_HERE"))
                .body("performance.source", equalTo("inspection-service"))
                .body("performance.reason", equalTo("NOT_YET_RECORDED"));
    }

    /** Absent, and not empty: an empty line would say that there is nothing. */
    @ParameterizedTest
    @CsvSource({
        "organization-officer,",
        "auditor,",
        "committee-member, kin",
        "committee-secretary, kin",
        "discipline-officer, evaluations|ballots|performance|wishes"
    })
    void aLineThatTheReaderMayNotSeeIsLeftOut(String role, @Nullable String leftOut) {
        transition.graded(cadre, "MEMBER", "EXCELLENT");
        transition.released("2026-04-20T08:00:00Z", cadre);
        transition.pledge(cadre, "LEADING_CADRE", "DUE", null);
        held(city.town, "2012-01-01", "2019-03-01");
        trained("INTENSIVE_CLASS");
        wished("RESETTLEMENT", "2026-01-15", "");
        kin("2", city.town, "SIBLING");
        Set<String> expected = new TreeSet<>(LINES);
        expected.add("cadreId");
        if (leftOut != null) {
            List.of(leftOut.split("\\|", -1)).forEach(expected::remove);
        }
        assertThat(dossier(role)
                        .extract()
                        .jsonPath()
                        .<String, Object>getMap("$")
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void itTakesTheSameStatementsHoweverMuchIsKnown() {
        know(1);
        long forOne = StatementCount.of(() -> dossier("auditor").body("kin", hasSize(1)));
        know(2);
        know(3);
        assertThat(StatementCount.of(() -> dossier("auditor")
                        .body("kin", hasSize(3), "tenures", hasSize(3), "pledges", hasSize(3))
                        .body("annualAssessments", hasSize(3), "ballots.rounds", hasSize(3))
                        .body("evaluations", hasSize(3), "wishes", hasSize(3), "trainings", hasSize(1))))
                .isEqualTo(forOne);
    }

    private void know(int round) {
        transition.graded(cadre, "MEMBER", "EXCELLENT");
        transition.released("2026-04-2" + round + "T08:00:00Z", cadre);
        transition.pledge(
                cadre,
                List.of("LEADING_CADRE", "ORGANISATION_STAFF", "TOWNSHIP_SECRETARY")
                        .get(round - 1),
                "DUE",
                null);
        held(city.town, 2009 + round + "-01-01", 2010 + round + "-01-01");
        trained("INTENSIVE_CLASS");
        assessed(2020 + round, "COMPETENT");
        wished("RESETTLEMENT", "2026-01-0" + round, "2026-01-1" + round);
        kin("1" + round, city.town, "SIBLING");
    }
}
