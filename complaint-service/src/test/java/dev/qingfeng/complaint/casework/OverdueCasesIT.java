package dev.qingfeng.complaint.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.workingday.WorkingDays;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
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

/** That a case should have gone on is told once of each day, and no case tells whom it is about. */
@QuarkusTest
class OverdueCasesIT {

    private static final String TOPIC = "qingfeng.complaint.events.v1";

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final RegistryOfTests registry = new RegistryOfTests();

    @Inject
    OverdueCases overdue;

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private void dueOn(CaseOfTests of, LocalDate day) {
        Database.execute("update complaint set due_on = ? where id = ?", day, UUID.fromString(of.id));
    }

    private static List<PublishedEvent> told(CaseOfTests of) {
        await().until(() -> Database.number("select count(*) from outbox where aggregateid = ?", of.id) == 0);
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            return events.untilNow().stream()
                    .filter(event -> of.id.equals(event.key()))
                    .toList();
        }
    }

    private static List<String> typesOf(CaseOfTests of) {
        return told(of).stream().map(OverdueCasesIT::typeOf).toList();
    }

    private static String typeOf(PublishedEvent event) {
        return String.valueOf(event.header("ce_type")).replaceAll("dev.qingfeng.complaint.|.v1", "");
    }

    @Test
    void ofEachDayThatHasPassedItIsToldOnceHoweverManyLook() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        dueOn(of, today);
        overdue.tell(today);
        assertThat(typesOf(of)).containsExactly("received");
        Stream.of(1, 2, 3)
                .map(replica -> CompletableFuture.runAsync(() -> overdue.tell(today.plusDays(1))))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(typesOf(of)).containsExactly("received", "overdue");
        of.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}")
                .body("overdue", equalTo(false));
        dueOn(of, today.minusDays(1));
        overdue.tell(today);
        assertThat(typesOf(of)).containsExactly("received", "overdue", "progressed", "overdue");
    }

    @Test
    void whatNobodyMovesIsPutBeforeTheCityAgainAndAgain() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        WorkingDays days = WorkingDays.of(Map.of());
        dueOn(of, today);
        LocalDate first = days.plus(today.plusDays(1), 2);
        LocalDate second = days.plus(first, 2);
        overdue.tell(today.plusDays(1));
        overdue.tell(first.minusDays(1));
        assertThat(typesOf(of)).containsExactly("received", "overdue");
        inbox("caseState=RECEIVED").body("items.escalation", contains(0));
        Stream.of(1, 2, 3)
                .map(replica -> CompletableFuture.runAsync(() -> overdue.tell(first)))
                .toList()
                .forEach(CompletableFuture::join);
        inbox("escalated=true").body("items.id", contains(of.id), "items.escalation", contains(1));
        overdue.tell(second.minusDays(1));
        overdue.tell(second);
        inbox("escalated=true").body("items.escalation", contains(2));
        assertThat(typesOf(of)).containsExactly("received", "overdue", "escalated", "escalated");
        assertThat(told(of).get(3).json().path("level").asInt()).isEqualTo(2);
        of.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}")
                .body("escalation", equalTo(0));
        inbox("escalated=true").body("items", empty());
    }

    @Test
    void nobodyIsToldOfItWhoIsBlind() {
        registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests of = new CaseOfTests(registry, "司馬懷瑾");
        dueOn(of, today);
        overdue.tell(today.plusDays(1));
        overdue.tell(today.plusDays(20));
        inbox("escalated=true").body("items.id", contains(of.id));
        registry.at(registry.path, "7", "discipline-officer")
                .get(CaseOfTests.COMPLAINTS + "?escalated=true")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(of.id)));
    }

    private ValidatableResponse inbox(String filter) {
        return registry.at(registry.townPath, "officer", "discipline-officer")
                .get(CaseOfTests.COMPLAINTS + "?" + filter + "&unitId=" + registry.town)
                .then()
                .statusCode(200);
    }

    @Test
    void nothingIsToldOfWhatWaits() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        of.moved("pause", until(today.plusDays(1)));
        dueOn(of, today.minusDays(3));
        overdue.tell(today);
        assertThat(typesOf(of)).containsExactly("received", "progressed");
    }

    private static String until(LocalDate day) {
        return "{\"until\":\"%s\",\"reason\":\"a\"}".formatted(day);
    }

    @Test
    void aPauseEndsByItselfAndTheDeadlineRunsOn() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        LocalDate until = WorkingDays.of(Map.of()).plus(today, 5);
        of.moved("pause", until(until));
        LocalDate due = WorkingDays.of(Map.of()).plus(today, 1);
        dueOn(of, due);
        overdue.tell(until);
        of.officer().get(of.address()).then().body("paused", equalTo(true));
        // However late the service looks, the day after the last one counts.
        Stream.of(1, 2, 3)
                .map(replica -> CompletableFuture.runAsync(() -> overdue.tell(until.plusDays(9))))
                .toList()
                .forEach(CompletableFuture::join);
        int passed = WorkingDays.of(Map.of()).between(today.minusDays(1), until.plusDays(1));
        of.officer()
                .get(of.address() + "/case")
                .then()
                .body("pausedOn", nullValue(), "pausedUntil", nullValue())
                .body(
                        "dueOn",
                        equalTo(WorkingDays.of(Map.of()).plus(due, passed).toString()))
                .body("history.move", contains("PAUSE", "RESUME"), "history[1].madeBy", equalTo("service"));
        assertThat(typesOf(of).subList(0, 3)).containsExactly("received", "progressed", "pause-ended");
    }

    private String measure(UUID accused, LocalDate day) {
        return "{\"kind\":\"ADMONITION\",\"cadreId\":\"%s\",\"responsibleNumber\":\"%s\",\"dueOn\":\"%s\"}"
                .formatted(accused, registry.staff("2"), day);
    }

    private CaseOfTests substantiated(UUID accused) {
        registry.knownPerson("2", "錢伯庸", null);
        return new CaseOfTests(registry, "有人逐戶送禮").assignedTo("1", accused).substantiated("[]");
    }

    /** As if it had been imposed ten days earlier. */
    private static void imposedEarlier(CaseOfTests of) {
        UUID id = UUID.fromString(of.id);
        Database.execute(
                "update accountability_measure set imposed_on = imposed_on - 10, due_on = due_on - 10 where complaint_id = ?",
                id);
        Database.execute("update complaint set measure_due_on = measure_due_on - 10 where id = ?", id);
    }

    @Test
    void thatNothingCameOfAMeasureByItsDayIsToldOnceHoweverManyLook() {
        UUID accused = registry.knownPerson("8", "司馬懷瑾", null);
        CaseOfTests of = substantiated(accused);
        String later = of.measured(measure(accused, today.plusDays(2)));
        of.moved("measures", measure(accused, today));
        overdue.tell(today);
        assertThat(typesOf(of)).doesNotContain("measure-overdue");
        Stream.of(1, 2, 3)
                .map(replica -> CompletableFuture.runAsync(() -> overdue.tell(today.plusDays(1))))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(told(of))
                .filteredOn(event -> typeOf(event).equals("measure-overdue"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.json().path("dueOn").asText()).isEqualTo(today.toString());
                    assertThat(event.payload())
                            .doesNotContain(accused.toString())
                            .doesNotContain(registry.staff("2"))
                            .doesNotContain("ADMONITION");
                });
        String first = of.officer().get(of.address() + "/case").path("measures.find { it.id != '" + later + "' }.id");
        of.resulted(first);
        overdue.tell(today.plusDays(2));
        assertThat(typesOf(of)).filteredOn("measure-overdue"::equals).hasSize(1);
        overdue.tell(today.plusDays(3));
        assertThat(typesOf(of)).filteredOn("measure-overdue"::equals).hasSize(2);
        of.resulted(later);
        overdue.tell(today.plusDays(9));
        assertThat(typesOf(of)).filteredOn("measure-overdue"::equals).hasSize(2);
    }

    @Test
    void aMeasureThatIsOverdueIsListedUntilItHasItsResultAlsoWhileItsCaseWaits() {
        UUID accused = registry.knownPerson("8", "司馬懷瑾", null);
        CaseOfTests of = substantiated(accused);
        CaseOfTests other = substantiated(accused);
        other.moved("measures", measure(accused, today));
        String measure = of.measured(measure(accused, today));
        inbox("measureOverdue=true").body("items", empty());
        imposedEarlier(of);
        inbox("measureOverdue=true")
                .body(
                        "items.id",
                        contains(of.id),
                        "items.measureOverdue",
                        contains(true),
                        "items.overdue",
                        contains(false));
        of.officer().get(of.address() + "/case").then().body("measures.overdue", contains(true));
        other.officer().get(other.address() + "/case").then().body("measures.overdue", contains(false));
        of.moved("pause", until(today.plusDays(1))).body("measureOverdue", equalTo(true));
        inbox("measureOverdue=true").body("items.id", contains(of.id));
        of.moved("measures/" + measure + "/result", "{\"result\":\"已完成\"}")
                .body("measureOverdue", equalTo(false), "paused", equalTo(true));
        inbox("measureOverdue=true").body("items", empty());
        of.officer().get(of.address() + "/case").then().body("measures.overdue", contains(false));
    }

    @Test
    void whoIsBlindFindsNoMeasureThatIsOverdueEither() {
        UUID accused = registry.knownPerson("8", "司馬懷瑾", null);
        CaseOfTests of = substantiated(accused);
        of.moved("measures", measure(accused, today));
        imposedEarlier(of);
        registry.at(registry.path, "1", "complaint-handler")
                .get(CaseOfTests.COMPLAINTS + "?measureOverdue=true")
                .then()
                .body("items.id", hasItem(of.id));
        registry.at(registry.path, "8", "complaint-handler")
                .get(CaseOfTests.COMPLAINTS + "?measureOverdue=true")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void whatIsToldOfACaseNamesNobody() {
        UUID accused = registry.knownPerson("8", "司馬懷瑾", null);
        CaseOfTests of =
                new CaseOfTests(registry, "司馬懷瑾逐戶送禮").assignedTo("1", accused).substantiated("[]");
        registry.knownPerson("2", "錢伯庸", null);
        of.resulted(
                of.measured("{\"kind\":\"ADMONITION\",\"cadreId\":\"%s\",\"responsibleNumber\":\"%s\",\"dueOn\":\"%s\"}"
                        .formatted(accused, registry.staff("2"), today)));
        of.moved("feedback", "{\"feedback\":\"a\"}");
        of.moved("closure");
        of.reopened("{\"reason\":\"a\"}");
        assertThat(typesOf(of))
                .containsExactly(
                        "received",
                        "progressed",
                        "accepted",
                        "assigned",
                        "progressed",
                        "concluded",
                        "accountability-imposed",
                        "progressed",
                        "progressed",
                        "closed",
                        "reopened");
        assertThat(told(of))
                .allSatisfy(event -> assertThat(event.payload())
                        .doesNotContain(accused.toString())
                        .doesNotContain(registry.town.toString())
                        .doesNotContain(registry.staff("1"))
                        .doesNotContain("SUBSTANTIATED")
                        .doesNotContain("ADMONITION"));
    }
}
