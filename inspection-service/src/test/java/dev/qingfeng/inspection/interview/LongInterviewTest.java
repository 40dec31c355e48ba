package dev.qingfeng.inspection.interview;

import static dev.qingfeng.inspection.CityOfTests.daysAgo;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.inspection.CityOfTests;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long an interview lasts is nobody's to limit. */
@QuarkusTest
class LongInterviewTest {

    private static final String LATE = ",\"lateReason\":\"没有网络\"";

    private final CityOfTests city = new CityOfTests();
    private String inspection = "";

    /** Fieldwork that began three days ago, and its first step the day after. */
    @BeforeEach
    void beInFieldForDays() {
        city.founded();
        String team = city.formed();
        city.officer()
                .body("{\"occurredAt\":\"%s\",\"attendeeIds\":[%s]%s}"
                        .formatted(daysAgo(5), CityOfTests.list(Stream.of(city.leader, city.member)), LATE))
                .post("/inspection/v1/teams/" + team + "/training")
                .then()
                .statusCode(200);
        city.signAt(daysAgo(4), city.leader, city.member);
        city.asLeader()
                .body("{\"occurredAt\":\"%s\"%s}".formatted(daysAgo(3), LATE))
                .post("/inspection/v1/teams/" + team + "/fieldwork")
                .then()
                .statusCode(200);
        inspection = city.inspectionOf(city.town);
        city.asLeader()
                .body(CityOfTests.notice(7, -3, LATE))
                .post("/inspection/v1/inspections/" + inspection + "/notice")
                .then()
                .statusCode(200);
        city.assemble(inspection);
        String then = daysAgo(2).toString();
        String first = city.step(1, then, then, city.member, "[" + CityOfTests.EVIDENCE + "]");
        city.record(inspection, first.replaceFirst("}$", LATE + "}")).statusCode(200);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void oneOfThirtyHoursIsTaken() {
        Instant end = now();
        Instant start = end.minus(Duration.ofHours(30));
        city.asMember()
                .body(
                        "{\"inspectionId\":\"%s\",\"stratum\":\"RETIRED_CADRE\",\"name\":\"某某\",\"organisation\":\"某某村\",\"interviewerIds\":[%s],\"startedAt\":\"%s\",\"endedAt\":\"%s\"}"
                                .formatted(
                                        inspection, CityOfTests.list(Stream.of(city.leader, city.member)), start, end))
                .post("/inspection/v1/interviews")
                .then()
                .statusCode(201);
        city.asMember()
                .get("/inspection/v1/inspections/" + inspection + "/interview-progress")
                .then()
                .body("interviews", equalTo(1), "people", equalTo(1));
    }
}
