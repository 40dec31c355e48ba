package dev.qingfeng.inspection.inspection;

import static dev.qingfeng.inspection.CityOfTests.EVIDENCE;
import static dev.qingfeng.inspection.CityOfTests.TEAM_MEMBER;
import static dev.qingfeng.inspection.CityOfTests.daysAgo;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A step starts, runs, and is complete with its evidence; more may be added, and nothing is taken away. */
@QuarkusTest
class StepResourceTest {

    private static final int WRITERS = 100;
    private static final int AT_ONCE = 12;

    private final CityOfTests city = new CityOfTests();
    private String inspection = "";

    @BeforeEach
    void begin() {
        city.founded();
        city.inField();
        inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.pledgePublicly(city.town);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private ValidatableResponse send(String path, String body) {
        return city.asMember()
                .body(body)
                .post("/inspection/v1/inspections/" + inspection + "/steps/" + path)
                .then();
    }

    private ValidatableResponse start(int step) {
        return start(step, city.member, "");
    }

    private ValidatableResponse start(int step, UUID responsible, String more) {
        return send(step + "/start", "{\"place\":\"礼堂\",\"responsibleId\":\"%s\"%s}".formatted(responsible, more));
    }

    private ValidatableResponse complete(int step, String evidence) {
        return send(step + "/completion", "{\"evidence\":[%s]}".formatted(evidence));
    }

    private ValidatableResponse add(int step, String evidence, String more) {
        return send(step + "/evidence", "{\"evidence\":[%s]%s}".formatted(evidence, more));
    }

    @Test
    void aStepStartsRunsAndIsComplete() {
        start(1).statusCode(200)
                .body("state", equalTo("UNDER_WAY"), "steps", empty(), "running.step", contains(1))
                .body("running[0].code", equalTo("DUTY_AND_INTEGRITY_REPORT"))
                .body("running[0].place", equalTo("礼堂"), "running[0].late", equalTo(false));
        complete(1, EVIDENCE)
                .statusCode(200)
                .body("running", empty(), "steps.step", contains(1))
                .body("steps[0].startRecordedAt", notNullValue(), "steps[0].evidence", hasSize(2))
                .body("steps[0].evidence[0].addedAt", nullValue());
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            List<PublishedEvent> told = events.await(3, event -> event.key().equals(inspection));
            assertThat(told)
                    .extracting(PublishedEvent::type)
                    .containsExactly(
                            "dev.qingfeng.inspection.notice-posted.v1",
                            "dev.qingfeng.inspection.step-started.v1",
                            "dev.qingfeng.inspection.step-recorded.v1");
            assertThat(told).extracting(PublishedEvent::payload).noneMatch(payload -> payload.contains("礼堂"));
        }
    }

    @Test
    void aStepIsNotCompleteWithoutItsEvidenceAndRunsOn() {
        start(1).statusCode(200);
        complete(1, "{\"kind\":\"COUNT\",\"reference\":\"到会\",\"count\":63}")
                .statusCode(422)
                .body("code", equalTo("evidence-missing"))
                .body("unmet.condition", contains("evidence-missing"), "unmet.subject", contains("RECORD"))
                .body("unmet[0].rule", equalTo("The ten steps"));
        complete(1, "").statusCode(422).body("unmet.subject", contains("RECORD"));
        complete(1, EVIDENCE).statusCode(200);
        start(6).statusCode(200);
        complete(6, "{\"kind\":\"FILE\",\"reference\":\"17\"}")
                .statusCode(422)
                .body("code", equalTo("evidence-without-file"));
        complete(6, "").statusCode(422).body("unmet.subject", contains("COUNT", "RECORD"));
        city.officer()
                .get("/inspection/v1/inspections/" + inspection)
                .then()
                .body("running.step", contains(6), "steps.step", contains(1));
    }

    private ValidatableResponse requirements(int step) {
        return city.asMember()
                .get("/inspection/v1/inspections/" + inspection + "/steps/" + step + "/requirements")
                .then();
    }

    @Test
    void aStepSaysWhatItStillNeeds() {
        requirements(2)
                .statusCode(200)
                .body("running", equalTo(false), "done", equalTo(false))
                .body("toStart.condition", contains("step-out-of-order"))
                .body("toComplete", empty())
                .body("evidence.kinds.flatten()", contains("COUNT"), "evidence[0].there", equalTo(0));
        start(1).statusCode(200);
        requirements(1).body("running", equalTo(true), "toStart", empty(), "evidence[0].kinds", contains("RECORD"));
        complete(1, EVIDENCE).statusCode(200);
        requirements(1).body("done", equalTo(true), "evidence[0].least", equalTo(1), "evidence[0].there", equalTo(1));
        requirements(2).body("toStart", empty());
        requirements(6)
                .body("toComplete.condition", hasItems("too-few-interviewees", "stratum-missing"))
                .body("toComplete.find { it.condition == 'too-few-interviewees' }.subject", equalTo("0/40"));
        city.enter("POLICY_ADOPTION", 1);
        requirements(6).body("toComplete.condition", hasItems("phase-passed", "too-few-interviewees"));
        city.enter("INSPECTION", 2);
        requirements(11).statusCode(422).body("code", equalTo("no-such-step"));
        city.at(city.townPath, "3", "organization-officer")
                .get("/inspection/v1/inspections/" + inspection + "/steps/1/requirements")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        city.at("elsewhere", "3", "organization-officer")
                .get("/inspection/v1/inspections/" + inspection + "/steps/1/requirements")
                .then()
                .statusCode(404);
    }

    @Test
    void aStepStartsWhenItsGateIsOpenAndOnce() {
        start(2).statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.condition", contains("step-out-of-order"));
        complete(2, EVIDENCE).statusCode(409).body("code", equalTo("step-not-started"));
        start(1).statusCode(200);
        start(2).statusCode(409).body("unmet.condition", contains("step-out-of-order"));
        start(1).statusCode(409).body("code", equalTo("step-started-already"));
        city.record(inspection, city.step(1)).statusCode(409).body("code", equalTo("step-started-already"));
        complete(1, EVIDENCE).statusCode(200);
        start(1).statusCode(409).body("code", equalTo("step-recorded-already"));
        complete(1, EVIDENCE).statusCode(409).body("code", equalTo("step-recorded-already"));
        start(2).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11/start", "0/completion", "-1/evidence"})
    void thereIsNoEleventhStep(String path) {
        String body = path.endsWith("start")
                ? "{\"place\":\"礼堂\",\"responsibleId\":\"%s\"}".formatted(city.member)
                : "{\"evidence\":[" + EVIDENCE + "]}";
        send(path, body)
                .statusCode(422)
                .body("code", equalTo("no-such-step"))
                .body("unmet.condition", contains("no-such-step"));
    }

    @Test
    void whoIsResponsibleIsOfTheTeam() {
        start(1, city.secretary, "")
                .statusCode(422)
                .body("code", equalTo("responsible-not-of-the-team"))
                .body("unmet.subject", contains(city.secretary.toString()));
        start(1, UUID.randomUUID(), "").statusCode(422).body("code", equalTo("responsible-not-of-the-team"));
    }

    @Test
    void whatIsRecordedLateIsFlaggedWithItsReason() {
        String yesterday = daysAgo(1).toString();
        start(1, city.member, ",\"occurredAt\":\"%s\"".formatted(yesterday))
                .statusCode(422)
                .body("code", equalTo("late-reason-missing"));
        start(1, city.member, ",\"occurredAt\":\"%s\",\"lateReason\":\"没有网络\"".formatted(yesterday))
                .statusCode(409)
                .body("unmet.condition", hasItems("step-before-fieldwork"));
        start(1).statusCode(200);
        send("1/completion", "{\"evidence\":[%s],\"occurredAt\":\"%s\"}".formatted(EVIDENCE, now().plusSeconds(60)))
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
        send(
                        "1/completion",
                        "{\"evidence\":[%s],\"occurredAt\":\"%s\",\"lateReason\":\"没有网络\"}"
                                .formatted(EVIDENCE, yesterday))
                .statusCode(422)
                .body("code", equalTo("ends-before-start"));
    }

    @Test
    void aStepThatIsRecordedWholeIsLateByItsStartToo() {
        try (CityOfTests other = new CityOfTests().founded()) {
            String team = other.formed();
            String late = ",\"lateReason\":\"没有网络\"";
            other.officer()
                    .body("{\"occurredAt\":\"%s\",\"attendeeIds\":[\"%s\",\"%s\"]%s}"
                            .formatted(daysAgo(9), other.leader, other.member, late))
                    .post("/inspection/v1/teams/" + team + "/training")
                    .then()
                    .statusCode(200);
            other.signAt(daysAgo(9), other.leader, other.member);
            other.asLeader()
                    .body("{\"occurredAt\":\"%s\"%s}".formatted(daysAgo(5), late))
                    .post("/inspection/v1/teams/" + team + "/fieldwork")
                    .then()
                    .statusCode(200);
            String unit = other.inspectionOf(other.town);
            other.asLeader()
                    .body(CityOfTests.notice(9, -5, late))
                    .post("/inspection/v1/inspections/" + unit + "/notice")
                    .then()
                    .statusCode(200);
            other.assemble(unit);
            String began = daysAgo(3).toString();
            String evidence = "[" + EVIDENCE + "]";
            other.record(unit, other.step(1, began, now().toString(), other.member, evidence))
                    .statusCode(422)
                    .body("code", equalTo("late-reason-missing"));
            other.record(unit, withReason(other.step(1, began, now().toString(), other.member, evidence)))
                    .statusCode(200)
                    .body("steps[0].late", equalTo(true), "steps[0].lateReason", nullValue())
                    .body("steps[0].startLateReason", equalTo("没有网络"))
                    .body("steps[0].startRecordedAt", notNullValue());
            // Some steps wait for the first, which ended just now; a whole one of the field visit is late by its end.
            String whole = withReason(other.step(7, now().toString(), now().toString(), other.member, evidence));
            other.record(unit, whole)
                    .statusCode(200)
                    .body("steps[1].late", equalTo(false), "steps[1].startRecordedAt", nullValue());
        }
    }

    private static String withReason(String step) {
        return step.replaceFirst("}$", ",\"lateReason\":\"没有网络\"}");
    }

    @Test
    void evidenceIsAddedLaterAndSaysByWhom() throws SQLException {
        add(1, EVIDENCE, "").statusCode(409).body("code", equalTo("step-not-recorded"));
        city.record(inspection, city.step(1)).statusCode(200);
        add(1, "{\"kind\":\"RECORD\",\"reference\":\"补 1\"}", ",\"reason\":\"补交\"")
                .statusCode(200)
                .body("steps[0].evidence", hasSize(3))
                .body("steps[0].evidence[2].reference", equalTo("补 1"))
                .body("steps[0].evidence[2].addedBy", equalTo(city.staff("7")))
                .body("steps[0].evidence[2].reason", equalTo("补交"))
                .body("steps[0].evidence[2].addedAt", notNullValue());
        try (Connection service = Database.runtime();
                Statement statement = service.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from added_evidence"))
                    .hasMessageContaining("permission denied");
        }
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            PublishedEvent added = events.await(event ->
                    event.key().equals(inspection) && event.type().equals("dev.qingfeng.inspection.evidence-added.v1"));
            assertThat(added.json().get("evidenceCount").asInt()).isEqualTo(3);
            assertThat(added.payload()).doesNotContain("补");
        }
    }

    @Test
    void afterTheConclusionEvidenceComesWithAReason() {
        city.record(inspection, city.step(1)).statusCode(200);
        city.interview(inspection);
        for (int number = 2; number <= 10; number++) {
            city.record(inspection, city.step(number)).statusCode(200);
        }
        city.conclude(inspection).statusCode(200);
        add(9, EVIDENCE, "").statusCode(422).body("code", equalTo("correction-reason-missing"));
        city.enter("DECISION", 1);
        add(9, EVIDENCE, ",\"reason\":\"档案中找到\"")
                .statusCode(200)
                .body("state", equalTo("CONCLUDED"), "steps[8].evidence", hasSize(4));
    }

    @Test
    void onlyTheTeamAndTheCitysOfficersCarryOutSteps() {
        city.at(city.townPath, "3", CityOfTests.ORGANIZATION_OFFICER)
                .body("{\"place\":\"礼堂\",\"responsibleId\":\"%s\"}".formatted(city.member))
                .post("/inspection/v1/inspections/" + inspection + "/steps/1/start")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        try (CityOfTests other = new CityOfTests().founded()) {
            other.officer()
                    .body("{\"evidence\":[" + EVIDENCE + "]}")
                    .post("/inspection/v1/inspections/" + inspection + "/steps/1/evidence")
                    .then()
                    .statusCode(404);
        }
        city.withKey(UUID.randomUUID().toString(), city.officePath, "7", TEAM_MEMBER)
                .header("If-Match", "\"v0\"")
                .body("{\"place\":\"礼堂\",\"responsibleId\":\"%s\"}".formatted(city.member))
                .post("/inspection/v1/inspections/" + inspection + "/steps/1/start")
                .then()
                .statusCode(412);
    }

    @Test
    void ofAHundredWhoWriteToOneUnitNoneIsLost() throws Exception {
        city.record(inspection, city.step(1)).statusCode(200);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Integer>> writers = IntStream.range(0, WRITERS)
                    .<Callable<Integer>>mapToObj(i -> () -> addUntilTaken(i))
                    .toList();
            int refused = 0;
            for (Future<Integer> writer : threads.invokeAll(writers)) {
                refused += writer.get();
            }
            assertThat(refused).as("stale tags on the way").isPositive();
        } finally {
            threads.shutdownNow();
        }
        List<Integer> counts = new ArrayList<>(city.officer()
                .get("/inspection/v1/inspections/" + inspection)
                .jsonPath()
                .getList("steps[0].evidence.findAll { it.addedAt != null }.count", Integer.class));
        assertThat(counts)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, WRITERS).boxed().toList());
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_id = ? and operation = 'addEvidence'",
                        inspection))
                .isEqualTo(WRITERS);
    }

    /** With the tag that was just read, and again whenever another was faster; how often that was. Most say that any will do. */
    private int addUntilTaken(int number) {
        for (int refused = 0; ; refused++) {
            String tag = number % 5 > 0
                    ? "*"
                    : city.officer()
                            .get("/inspection/v1/inspections/" + inspection)
                            .header("ETag");
            Response answer = city.withKey(UUID.randomUUID().toString(), city.officePath, "7", TEAM_MEMBER)
                    .header("If-Match", tag)
                    .body("{\"evidence\":[{\"kind\":\"COUNT\",\"reference\":\"n\",\"count\":%d}]}".formatted(number))
                    .post("/inspection/v1/inspections/" + inspection + "/steps/1/evidence");
            if (answer.statusCode() == 200) {
                return refused;
            }
            assertThat(answer.statusCode()).isIn(409, 412);
        }
    }
}
