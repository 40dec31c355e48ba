package dev.qingfeng.pledge.education;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mobilisation comes first: its activities are recorded with whom they reached, also when they are recorded later. */
@QuarkusTest
class EducationActivityResourceTest {

    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private ValidatableResponse record(UUID unit, Instant occurredAt, int reach, String more) {
        return registry.as("1", "organization-officer")
                .body(
                        "{\"cycleId\":\"%s\",\"unitId\":\"%s\",\"kind\":\"DISCIPLINE_EDUCATION\",\"reach\":%d,\"occurredAt\":\"%s\"%s}"
                                .formatted(registry.cycle, unit, reach, occurredAt, more))
                .post("/pledge/v1/education-activities")
                .then();
    }

    private long recorded() {
        return Database.number("select count(*) from education_activity where cycle_id = ?", registry.cycle);
    }

    @Test
    void anActivityIsRecordedWithItsReachAndToldToOthers() {
        String id = record(registry.town, Instant.now(), 86, "")
                .statusCode(201)
                .body("reach", equalTo(86), "late", equalTo(false), "recordedAt", notNullValue())
                .extract()
                .path("id");
        registry.as("2", "auditor")
                .get("/pledge/v1/education-activities/" + id)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue());
        registry.as("2", "discipline-officer")
                .get("/pledge/v1/education-activities")
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            PublishedEvent event = events.await(published -> id.equals(published.key()));
            Assertions.assertThat(event.header("ce_type")).isEqualTo("dev.qingfeng.pledge.education-recorded.v1");
        }
    }

    @Test
    void whatIsRecordedOnALaterDaySaysWhyAndIsFlagged() {
        Instant lastWeek = Instant.now().minus(Duration.ofDays(7));
        record(registry.town, lastWeek, 86, "").statusCode(422).body("code", equalTo("late-reason-missing"));
        record(registry.town, lastWeek, 86, ",\"lateReason\":\" \"")
                .statusCode(422)
                .body("code", equalTo("late-reason-missing"));
        record(registry.town, lastWeek, 86, ",\"lateReason\":\"禮堂沒有網絡\"")
                .statusCode(201)
                .body("late", equalTo(true), "lateReason", equalTo("禮堂沒有網絡"));
        Assertions.assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void whatHasNotHappenedOrReachedNobodyIsRefused() {
        record(registry.town, Instant.now().plusSeconds(3600), 86, "")
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
        record(registry.town, Instant.now(), 0, "").statusCode(400);
        Assertions.assertThat(recorded()).isZero();
    }

    @Test
    void aUnitOrCycleOfAnotherCityDoesNotExistForTheOfficer() {
        try (RegistryOfTests another = new RegistryOfTests().founded()) {
            record(another.town, Instant.now(), 86, "").statusCode(422).body("code", equalTo("unknown-reference"));
            another.as("1", "organization-officer")
                    .body(
                            "{\"cycleId\":\"%s\",\"unitId\":\"%s\",\"kind\":\"PUBLICITY\",\"reach\":1,\"occurredAt\":\"%s\"}"
                                    .formatted(registry.cycle, another.town, Instant.now()))
                    .post("/pledge/v1/education-activities")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"));
            String id = record(registry.town, Instant.now(), 86, "")
                    .statusCode(201)
                    .extract()
                    .path("id");
            another.as("2", "auditor")
                    .get("/pledge/v1/education-activities/" + id)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void nothingIsAddedToAnArchivedCycle() {
        registry.archive(1);
        record(registry.town, Instant.now(), 86, "")
                .statusCode(409)
                .body("code", equalTo("cycle-archived"), "unmet[0].rule", equalTo("The cycle"));
    }
}
