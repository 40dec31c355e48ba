package dev.qingfeng.inspection.inspection;

import static dev.qingfeng.inspection.CityOfTests.EVIDENCE;
import static dev.qingfeng.inspection.CityOfTests.TEAM_MEMBER;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.inspection.AtOnce;
import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hundred write to one inspection at once, each what they have to: all of it is there afterwards, and each once. */
@QuarkusTest
class HundredWritersTest {

    private static final List<Integer> STEPS = List.of(2, 3, 4, 5, 7, 9);
    private static final int EVIDENCE_WRITERS = 44;
    private static final int INTERVIEWS = 30;
    private static final int FINDINGS = 20;
    private static final int WRITERS = STEPS.size() + EVIDENCE_WRITERS + INTERVIEWS + FINDINGS;

    private final CityOfTests city = new CityOfTests();
    private final AtomicInteger stale = new AtomicInteger();
    private final Queue<String> findings = new ConcurrentLinkedQueue<>();
    private final Queue<String> interviews = new ConcurrentLinkedQueue<>();
    private String inspection = "";
    private Instant lately = Instant.EPOCH;

    /** With the first step done and the eighth, whose findings are told, under way. */
    @BeforeEach
    void begin() {
        city.founded();
        city.inField();
        inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.pledgePublicly(city.town);
        city.record(inspection, city.step(1)).statusCode(200);
        start(8);
        lately = now();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private String path(String more) {
        return "/inspection/v1/inspections/" + inspection + more;
    }

    private JsonPath read() {
        return city.officer().get(path("")).then().statusCode(200).extract().jsonPath();
    }

    /** With the tag that was just read, and again with a new one whenever another was faster. */
    private void change(String what, String body) {
        for (int tries = 1; ; tries++) {
            String tag = answered(key -> city.officer().get(path(""))).header("ETag");
            Response answer = answered(
                    key -> request(key).header("If-Match", tag).body(body).post(path(what)));
            if (answer.statusCode() == 200) {
                return;
            }
            assertThat(answer.<String>path("code")).as(what).isIn("stale-entity-tag", "concurrent-change");
            stale.incrementAndGet();
            pause(tries);
        }
    }

    private RequestSpecification request(String key) {
        return city.withKey(key, city.officePath, "7", TEAM_MEMBER);
    }

    /** Whoever finds the service too busy to answer asks the same again, by the same Idempotency-Key. */
    private static Response answered(Function<String, Response> ask) {
        String key = UUID.randomUUID().toString();
        for (int tries = 1; ; tries++) {
            Response answer = ask.apply(key);
            if (answer.statusCode() != 503) {
                return answer;
            }
            pause(tries);
        }
    }

    /** As a client does, so that a hundred do not ask again at one moment. */
    private static void pause(int tries) {
        LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextLong(200L * tries))
                .toNanos());
    }

    private void start(int step) {
        change("/steps/" + step + "/start", "{\"place\":\"礼堂\",\"responsibleId\":\"%s\"}".formatted(city.member));
    }

    private void carryOut(int step) {
        start(step);
        change("/steps/" + step + "/completion", "{\"evidence\":[%s]}".formatted(EVIDENCE));
    }

    private void addEvidence(int number) {
        change(
                "/steps/1/evidence",
                "{\"evidence\":[{\"kind\":\"COUNT\",\"reference\":\"n\",\"count\":%d}]}".formatted(number));
    }

    private void interview(int number) {
        Instant at = lately.minusNanos(1000L * number);
        interviews.add(create(
                "/inspection/v1/interviews",
                "{\"inspectionId\":\"%s\",\"stratum\":\"MASSES\",\"name\":\"某某%d\",\"organisation\":\"某某村\",\"interviewerIds\":[\"%s\",\"%s\"],\"startedAt\":\"%5$s\",\"endedAt\":\"%5$s\"}"
                        .formatted(inspection, number, city.leader, city.member, at)));
    }

    private void find(int number) {
        findings.add(create(
                path("/findings"),
                "{\"step\":8,\"category\":\"INTEGRITY\",\"severity\":\"OBSERVATION\",\"found\":\"台账 %d\"}"
                        .formatted(number)));
    }

    private String create(String where, String body) {
        return answered(key -> request(key).body(body).post(where))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void write(int number) {
        // Who writes what is mixed, so that all kinds of writing begin together.
        int who = number * 37 % WRITERS;
        if (who < STEPS.size()) {
            carryOut(STEPS.get(who));
        } else if (who < STEPS.size() + EVIDENCE_WRITERS) {
            addEvidence(who - STEPS.size());
        } else if (who < STEPS.size() + EVIDENCE_WRITERS + INTERVIEWS) {
            interview(who - STEPS.size() - EVIDENCE_WRITERS);
        } else {
            find(who);
        }
    }

    private long audited(String operation) {
        return Database.number(
                "select count(*) from audit_entry where record_id = ? and operation = ?", inspection, operation);
    }

    @Test
    void allThatIsTakenOfAHundredIsThereAndOnce() throws Exception {
        assertThat(WRITERS).isEqualTo(100);
        AtOnce.run(WRITERS, this::write);
        assertThat(stale.get()).as("tags that were stale").isPositive();

        JsonPath now = read();
        assertThat(now.getList("steps.step", Integer.class)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 7, 9);
        assertThat(now.getList("running.step", Integer.class)).containsExactly(8);
        assertThat(now.getList("steps[0].evidence.findAll { it.addedAt != null }.count", Integer.class))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, EVIDENCE_WRITERS).boxed().toList());
        city.officer()
                .get(path("/interview-progress"))
                .then()
                .body("interviews", equalTo(INTERVIEWS), "people", equalTo(INTERVIEWS));
        assertThat(city.asMember()
                        .get("/inspection/v1/interviews?limit=500&inspectionId=" + inspection)
                        .jsonPath()
                        .getList("items.id", String.class))
                .hasSize(INTERVIEWS)
                .containsExactlyInAnyOrderElementsOf(interviews);
        assertThat(city.asMember().get(path("/findings?limit=500")).jsonPath().getList("items.id", String.class))
                .hasSize(FINDINGS)
                .containsExactlyInAnyOrderElementsOf(findings);
        assertThat(audited("addEvidence")).isEqualTo(EVIDENCE_WRITERS);
        assertThat(audited("startStep")).isEqualTo(STEPS.size() + 1L);
        assertThat(audited("completeStep")).isEqualTo(STEPS.size());
        eachIsToldOnce();
    }

    /** In the order of the versions that the writers left one after the other. */
    private void eachIsToldOnce() {
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            int told = 3 + 2 * STEPS.size() + EVIDENCE_WRITERS;
            List<PublishedEvent> ofInspection =
                    events.await(told, event -> event.key().equals(inspection));
            assertThat(ofInspection)
                    .extracting(PublishedEvent::type)
                    .filteredOn(type -> type.endsWith("evidence-added.v1"))
                    .hasSize(EVIDENCE_WRITERS);
            assertThat(ofInspection.stream()
                            .filter(event -> event.type().endsWith("step-started.v1"))
                            .map(event -> event.json().get("step").asText()))
                    .hasSize(STEPS.size() + 1)
                    .doesNotHaveDuplicates();
        }
    }
}
