package dev.qingfeng.complaint.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a case found counts for as long as the case says so: taken up again, only who is found anew has broken anything. */
@QuarkusTest
class FallenBreachIT {

    private static final String FOUND = "breach-found";
    private static final String FALLEN = "breach-fallen";
    private static final String ANNOUNCED = "breach-announced";

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final RegistryOfTests registry = new RegistryOfTests();
    private UUID one = new UUID(0, 0);
    private UUID other = new UUID(0, 0);

    @Inject
    FoundBreaches breaches;

    @BeforeEach
    void found() {
        registry.founded();
        registry.knownPerson("2", "錢伯庸", null);
        one = registry.knownPerson("8", "司馬懷瑾", null);
        other = registry.knownPerson("9", "上官文淵", null);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private CaseOfTests concludedOf(UUID... broke) {
        return new CaseOfTests(registry, "有人逐戶送禮").assignedTo("1", one, other).substantiated(CaseOfTests.ids(broke));
    }

    private void closed(CaseOfTests of) {
        of.moved("feedback", "{\"feedback\":\"a\"}");
        of.resulted(of.measured(measure()));
        of.moved("closure");
    }

    private String measure() {
        return "{\"kind\":\"ADMONITION\",\"responsibleNumber\":\"%s\",\"dueOn\":\"%s\"}"
                .formatted(registry.staff("2"), today.plusDays(30));
    }

    private void reopened(CaseOfTests of) {
        of.reopened("{\"reason\":\"新證據\"}");
        of.moved("assignment", "{\"staffNumber\":\"" + registry.staff("1") + "\"}");
        of.moved("investigation", "{\"findings\":\"b\"}");
    }

    private void concludedAnew(CaseOfTests of, UUID... broke) {
        of.movedByAnother(
                "conclusion",
                "{\"finding\":\"PARTLY_SUBSTANTIATED\",\"reason\":\"c\",\"breachCadreIds\":" + CaseOfTests.ids(broke)
                        + "}");
        of.moved("measures", measure());
    }

    private void announced(CaseOfTests of) {
        of.moved("announcement", "{\"announcedOn\":\"" + today + "\"}");
    }

    /** Until nothing is left to be told. */
    private void tell() {
        for (int i = 0; i < 3; i++) {
            breaches.tell(today.plusDays(1));
        }
    }

    private static List<String> toldOf(UUID cadre) {
        Awaitility.await()
                .until(() ->
                        Database.number("select count(*) from outbox where payload like '%' || ? || '%'", cadre) == 0);
        try (PublishedEvents events = PublishedEvents.on("qingfeng.complaint.breaches.v1")) {
            return events.untilNow().stream()
                    .filter(event -> String.valueOf(event.payload()).contains(cadre.toString()))
                    .map(event ->
                            event.type().replace("dev.qingfeng.complaint.", "").replace(".v1", ""))
                    .toList();
        }
    }

    @Test
    void whoIsNotFoundAnewAfterReopeningIsNotAnnouncedAndTheirMarkFalls() {
        CaseOfTests of = concludedOf(one, other);
        tell();
        closed(of);
        reopened(of);
        tell();
        assertThat(toldOf(one)).containsExactly(FOUND, FALLEN);
        concludedAnew(of, other);
        tell();
        announced(of);
        tell();
        assertThat(toldOf(one)).containsExactly(FOUND, FALLEN);
        assertThat(toldOf(other)).containsExactly(FOUND, FALLEN, FOUND, ANNOUNCED);
    }

    @Test
    void whatFallsBeforeItWasToldIsNeverTold() {
        CaseOfTests of = concludedOf(one);
        closed(of);
        reopened(of);
        concludedAnew(of);
        announced(of);
        tell();
        assertThat(toldOf(one)).isEmpty();
    }

    @Test
    void whoIsFoundAnewBeforeItWasToldThatItFellStaysMarked() {
        CaseOfTests of = concludedOf(one);
        tell();
        closed(of);
        reopened(of);
        concludedAnew(of, one);
        announced(of);
        tell();
        assertThat(toldOf(one)).containsExactly(FOUND, ANNOUNCED);
    }

    @Test
    void whatWasAnnouncedStaysAnnounced() {
        CaseOfTests of = concludedOf(one);
        of.moved("measures", measure());
        announced(of);
        of.moved("feedback", "{\"feedback\":\"a\"}");
        of.resulted(of.officer().get(of.address() + "/case").path("measures[0].id"));
        of.moved("closure");
        reopened(of);
        concludedAnew(of, other);
        announced(of);
        tell();
        assertThat(toldOf(one)).containsExactly(FOUND, ANNOUNCED);
        assertThat(toldOf(other)).containsExactly(FOUND, ANNOUNCED);
    }

    @Test
    void thatItFellIsToldOnALaterDayThanTheCaseWasTakenUpAgain() {
        CaseOfTests of = concludedOf(one);
        tell();
        closed(of);
        of.reopened("{\"reason\":\"新證據\"}");
        breaches.tell(today);
        assertThat(toldOf(one)).containsExactly(FOUND);
        breaches.tell(today.plusDays(1));
        assertThat(toldOf(one)).containsExactly(FOUND, FALLEN);
    }

    @Test
    void theDatabaseItselfKnowsNoneThatFellAndWasAnnounced() {
        concludedOf(one);
        assertThatThrownBy(() -> Database.execute(
                        "update found_breach set fallen_on = found_on, announced_on = found_on where cadre_id = ?",
                        one))
                .hasStackTraceContaining("found_breach_fallen_or_announced");
    }

    /** Whether it was told meanwhile or not: what the round before imposed is no measure of this one. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsFoundAnewIsNotAnnouncedAsOfADayBefore(boolean told) {
        CaseOfTests of = concludedOf(one);
        if (told) {
            tell();
        }
        closed(of);
        Database.execute(
                "update accountability_measure set imposed_on = imposed_on - 10 where complaint_id = ?",
                UUID.fromString(of.id));
        reopened(of);
        concludedAnew(of, one);
        for (int days : new int[] {10, 5, 1}) {
            of.move(of.officer(), "announcement", "{\"announcedOn\":\"" + today.minusDays(days) + "\"}")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("announced-before-found"));
        }
        announced(of);
    }

    @Test
    void whatTheRoundBeforeImposedIsNoMeasureOfThisOne() {
        CaseOfTests of = concludedOf(one);
        closed(of);
        reopened(of);
        of.movedByAnother("conclusion", "{\"finding\":\"SUBSTANTIATED\",\"reason\":\"c\",\"breachCadreIds\":[]}");
        of.move(of.officer(), "announcement", "{\"announcedOn\":\"" + today + "\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("measure-uncalled-for"));
    }
}
