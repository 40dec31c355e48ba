package dev.qingfeng.pledge.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** It is told once, on the days by the city's calendar, in which units how many pledges are due. */
@QuarkusTest
class RemindersIT {

    private final RegistryOfTests registry = new RegistryOfTests();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private String campaign = "";

    @Inject
    DueReminders dueReminders;

    @BeforeEach
    void twoOfATownAreToSign() {
        registry.founded();
        campaign = registry.openCampaign(
                        "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201)
                .extract()
                .path("id");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private void someAreDue() {
        registry.knownCadre("8", registry.town, "LEADING_CADRE");
        registry.knownCadre("9", registry.town, "LEADING_CADRE");
        registry.knownCadre("10", registry.office, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from pledge where cycle_id = ? and state = 'DUE'", registry.cycle)
                        == 3);
    }

    /** As if the campaign had been open for long, with a deadline so many days from now. */
    private void deadlineInDays(int days) {
        Database.execute(
                "update pledge_campaign set opened_at = opened_at - interval '60 days', deadline = ? where cycle_id = ?",
                today.plusDays(days),
                registry.cycle);
    }

    private ValidatableResponse told() {
        return registry.as("1", "auditor")
                .get("/pledge/v1/campaigns/" + campaign + "/reminders")
                .then()
                .statusCode(200);
    }

    private long rounds() {
        return Database.number("select count(*) from reminder_round where campaign_id = ?::uuid", campaign);
    }

    @Test
    void aHolidayBeforeTheDeadlineMovesTheReminderToTheWorkingDayBeforeIt() {
        someAreDue();
        registry.knownCalendar(Map.of(today, "WORKDAY", today.plusDays(1), "HOLIDAY"));
        Database.execute(
                "update pledge_campaign set deadline = ? where cycle_id = ?", today.plusDays(2), registry.cycle);
        dueReminders.remindDue();
        told().body("items", hasSize(2))
                .body("items[0].plannedOn", equalTo(today.toString()), "items[0].workingDays", equalTo(1))
                .body("items.find { it.unitId == '" + registry.town + "' }.due", equalTo(2))
                .body("items.find { it.unitId == '" + registry.office + "' }.due", equalTo(1));
        registry.at(registry.townPath, "1", "auditor")
                .get("/pledge/v1/campaigns/" + campaign + "/reminders")
                .then()
                .body("items.unitId", contains(registry.town.toString()));
    }

    @Test
    void withoutTheHolidayTheReminderIsNotDueYet() {
        someAreDue();
        registry.knownCalendar(Map.of(today, "WORKDAY", today.plusDays(1), "WORKDAY"));
        Database.execute(
                "update pledge_campaign set deadline = ? where cycle_id = ?", today.plusDays(2), registry.cycle);
        dueReminders.remindDue();
        told().body("items", empty());
        assertThat(rounds()).isZero();
    }

    @Test
    void theEventCarriesCountsAndNobodysNumber() {
        someAreDue();
        deadlineInDays(-3);
        dueReminders.remindDue();
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            JsonNode event = events.await(published -> published.type().equals("dev.qingfeng.pledge.reminder-due.v1")
                            && published.json().get("unitId").asText().equals(registry.town.toString()))
                    .json();
            assertThat(event.get("kind").asText()).isEqualTo("OVERDUE");
            assertThat(event.get("due").asInt()).isEqualTo(2);
            assertThat(event.get("campaignId").asText()).isEqualTo(campaign);
            assertThat(event.toString()).doesNotContain(registry.staff(""));
        }
    }

    @Test
    void whicheverReplicaLooksAndHoweverOftenItIsToldOnce() throws Exception {
        someAreDue();
        deadlineInDays(0);
        ExecutorService replicas = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> looks = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        dueReminders.remindDue();
                        return true;
                    })
                    .toList();
            for (Future<Boolean> look : replicas.invokeAll(looks)) {
                assertThat(look.get()).isTrue();
            }
        } finally {
            replicas.shutdownNow();
        }
        dueReminders.remindDue();
        told().body("items", hasSize(2)).body("items.workingDays", contains(1, 1));
        assertThat(rounds())
                .as("the five days before were missed, and are not made up for")
                .isEqualTo(1);
    }

    @Test
    void whereNobodyIsDueNobodyIsRemindedAndNotLaterEither() {
        deadlineInDays(-1);
        dueReminders.remindDue();
        assertThat(rounds()).isEqualTo(1);
        someAreDue();
        dueReminders.remindDue();
        told().body("items", empty());
    }

    @Test
    void aLaterDeadlineIsRemindedOfAnew() {
        someAreDue();
        deadlineInDays(-1);
        dueReminders.remindDue();
        told().body("items", hasSize(2));
        registry.as("1", "organization-officer")
                .header("If-Match", "*")
                .body("{\"deadline\":\"%s\",\"reason\":\"防汛\"}".formatted(today.plusDays(40)))
                .post("/pledge/v1/campaigns/" + campaign + "/reopening")
                .then()
                .statusCode(200);
        dueReminders.remindDue();
        assertThat(rounds()).isEqualTo(1);
        deadlineInDays(-2);
        dueReminders.remindDue();
        told().body("items", hasSize(4));
    }

    /** Of those who were due when the deadline passed it is told then, and of who joined since when their own days have. */
    @Test
    void whoBecameDueLateIsRemindedOfTheirOwnLastDay() {
        someAreDue();
        deadlineInDays(-3);
        Database.execute(
                "update pledge_campaign set recorded_at = recorded_at - interval '60 days' where cycle_id = ?",
                registry.cycle);
        registry.knownCadre("11", registry.office, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from pledge where cycle_id = ? and due_by is not null", registry.cycle)
                        == 1);
        ownDays(today, today.plusDays(60));
        dueReminders.remindDue();
        told().body("items.kind", contains("OVERDUE", "OVERDUE"))
                .body("items.find { it.unitId == '" + registry.office + "' }.due", equalTo(1));

        ownDays(today.minusDays(7), today);
        dueReminders.remindDue();
        dueReminders.remindDue();
        told().body("items", hasSize(3))
                .body("items[2].kind", equalTo("UPCOMING"), "items[2].workingDays", equalTo(1))
                .body("items[2].deadline", equalTo(today.toString()), "items[2].due", equalTo(1))
                .body("items[2].unitId", equalTo(registry.office.toString()));

        ownDays(today.minusDays(7), today.minusDays(1));
        dueReminders.remindDue();
        dueReminders.remindDue();
        told().body("items", hasSize(4)).body("items[3].kind", equalTo("OVERDUE"));
    }

    /** Of the one who became due late. */
    private void ownDays(LocalDate since, LocalDate last) {
        Database.execute(
                "update pledge set due_since = ?, due_by = ? where cycle_id = ? and due_by is not null",
                since,
                last,
                registry.cycle);
    }

    @Test
    void ofAnArchivedCycleNothingIsTold() {
        someAreDue();
        deadlineInDays(-1);
        registry.archive(1);
        dueReminders.remindDue();
        told().body("items", empty());
    }
}
