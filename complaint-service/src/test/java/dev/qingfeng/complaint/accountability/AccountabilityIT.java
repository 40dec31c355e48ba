package dev.qingfeng.complaint.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.complaint.complaint.CaseFinding;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was substantiated is answered for before it is closed, and whose pledge it broke is told without the case. */
@QuarkusTest
class AccountabilityIT {

    private static final String TOPIC = "qingfeng.complaint.breaches.v1";

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final RegistryOfTests registry = new RegistryOfTests();

    @Inject
    FoundBreaches breaches;

    @BeforeEach
    void found() {
        registry.founded();
        registry.knownPerson("2", "錢伯庸", null);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private UUID accused() {
        return registry.knownPerson("8", "司馬懷瑾", null);
    }

    private CaseOfTests substantiated(UUID accused, UUID... broke) {
        return new CaseOfTests(registry, "有人逐戶送禮").assignedTo("1", accused).substantiated(CaseOfTests.ids(broke));
    }

    private String measure(UUID cadre) {
        return "{\"kind\":\"ADMONITION\",\"cadreId\":\"%s\",\"responsibleNumber\":\"%s\",\"dueOn\":\"%s\"}"
                .formatted(cadre, registry.staff("2"), today.plusDays(30));
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBSTANTIATED", "PARTLY_SUBSTANTIATED"})
    void nothingSubstantiatedIsClosedWithoutAMeasure(CaseFinding finding) {
        UUID accused = accused();
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("1", accused);
        of.found(finding, CaseOfTests.ids(accused));
        of.moved("feedback", "{\"feedback\":\"a\"}");
        of.move(of.officer(), "closure")
                .then()
                .statusCode(409)
                .body("code", equalTo("gate-unmet"), "unmet[0].condition", equalTo("without-accountability"))
                .body("unmet[0].clause", containsString("問責"));
        String first = of.measured(measure(accused));
        of.resulted(first);
        String second = of.measured(measure(accused));
        of.move(of.officer(), "closure")
                .then()
                .statusCode(409)
                .body("code", equalTo("gate-unmet"), "unmet.condition", contains("measure-without-result"))
                .body("unmet[0].subject", equalTo(second));
        of.resulted(second);
        of.moved("closure").body("caseState", equalTo("CLOSED"));
        of.move(of.officer(), "measures", measure(accused))
                .then()
                .statusCode(409)
                .body("code", equalTo("illegal-move"));
    }

    @Test
    void whateverSomebodyAnswersByHasItsResult() {
        UUID accused = accused();
        CaseOfTests of = substantiated(accused);
        for (MeasureKind kind : MeasureKind.values()) {
            String id = of.measured(measure(accused).replace("ADMONITION", kind.name()));
            of.moved(
                    "measures/" + id + "/result",
                    kind == MeasureKind.DISCIPLINARY_REFERRAL
                            ? "{\"result\":\"已移送\",\"acknowledgement\":{\"organ\":\"SUPERIOR_DISCIPLINE_ORGAN\",\"reference\":\"紀受12號\"}}"
                            : "{\"result\":\"已完成\"}");
        }
        of.officer()
                .get(of.address() + "/case")
                .then()
                .body(
                        "measures.kind",
                        containsInAnyOrder(
                                Stream.of(MeasureKind.values()).map(Enum::name).toArray()))
                .body("measures.doneOn", everyItem(equalTo(today.toString())))
                .body("measures.find { it.kind == 'DISCIPLINARY_REFERRAL' }.result", equalTo("已移送"))
                .body("measures.findAll { it.kind != 'DISCIPLINARY_REFERRAL' }.result", everyItem(equalTo("已完成")));
        of.moved("feedback", "{\"feedback\":\"a\"}");
        of.moved("closure").body("caseState", equalTo("CLOSED"));
    }

    @Test
    void whoAnswersForWhatWasFoundIsNotDroppedBeforeTheCaseIsTakenUpAgain() {
        UUID accused = accused();
        UUID measured = registry.knownPerson("9", "上官文淵", null);
        UUID other = registry.knownPerson("10", "歐陽明", null);
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮")
                .assignedTo("1", accused, measured, other)
                .substantiated(CaseOfTests.ids(accused));
        String measure = of.measured(measure(measured));
        for (UUID answers : List.of(accused, measured)) {
            of.move(of.officer(), "subjects", dropping(answers))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("subject-answers"));
        }
        of.moved("subjects", dropping(other));
        of.moved("feedback", "{\"feedback\":\"a\"}");
        of.resulted(measure);
        of.moved("closure");
        of.reopened("{\"reason\":\"新證據\"}");
        of.moved("subjects", dropping(accused, measured));
    }

    private static String dropping(UUID... dropped) {
        return "{\"droppedIds\":" + CaseOfTests.ids(dropped) + "}";
    }

    @Test
    void whoSeesToAMeasureServesInTheCityAndMayKnowOfTheCase() {
        UUID accused = accused();
        registry.knownPerson("3", "司馬懷玉", null, accused);
        registry.knownPerson("4", "孫仲謀", null);
        CaseOfTests of = substantiated(accused);
        of.move(of.officer(), "conflicts", "{\"staffNumber\":\"" + registry.staff("4") + "\",\"reason\":\"同學\"}")
                .then()
                .statusCode(204);
        String body = measure(accused);
        try (RegistryOfTests elsewhere = new RegistryOfTests().founded()) {
            elsewhere.knownPerson("2", "錢伯庸", null);
            for (String unknown : List.of("nobody", elsewhere.staff("2"))) {
                of.move(of.officer(), "measures", body.replace(registry.staff("2"), unknown))
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("unknown-reference"));
            }
        }
        // The accused, their kin, and who stands aside: all are refused alike.
        for (String blind : List.of("8", "3", "4")) {
            of.move(of.officer(), "measures", body.replace(registry.staff("2"), registry.staff(blind)))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("responsible-in-conflict"))
                    .body("detail", equalTo("This person does not see to a measure of the case."));
        }
        of.moved("measures", body);
    }

    @Test
    void aReferralIsDoneWhenTheOrganAcknowledgedIt() {
        UUID accused = accused();
        CaseOfTests of = substantiated(accused);
        String referral = of.measured(measure(accused).replace("ADMONITION", "DISCIPLINARY_REFERRAL"));
        String result = "measures/" + referral + "/result";
        String body = "{\"result\":\"已移送\",\"acknowledgement\":{\"organ\":\"%s\",\"reference\":\"紀受12號\"}}";
        of.move(of.officer(), result, "{\"result\":\"已移送\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("acknowledgement-unclear"));
        of.move(of.officer(), result, body.formatted("某機關"))
                .then()
                .statusCode(422)
                .body("code", equalTo("organ-unknown"));
        of.moved(result, body.formatted("SUPERIOR_DISCIPLINE_ORGAN"));
        of.officer()
                .get(of.address() + "/case")
                .then()
                .body("measures[0].acknowledgement", equalTo("SUPERIOR_DISCIPLINE_ORGAN\n紀受12號"));
        String other = of.measured(measure(accused));
        of.move(of.officer(), "measures/" + other + "/result", body.formatted("SUPERIOR_DISCIPLINE_ORGAN"))
                .then()
                .statusCode(422)
                .body("code", equalTo("acknowledgement-unclear"));
    }

    @Test
    void theDatabaseItselfKeepsACaseOpenOfWhichAMeasureHasNoResult() {
        UUID accused = accused();
        CaseOfTests of = substantiated(accused);
        of.moved("measures", measure(accused));
        assertThatThrownBy(() -> Database.execute(
                        "update complaint set case_state = 'CLOSED' where id = ?", UUID.fromString(of.id)))
                .hasStackTraceContaining("complaint_not_closed_before_all_results");
    }

    @Test
    void theDatabaseItselfKeepsACaseOpenThatNobodyAnswersFor() {
        CaseOfTests of = substantiated(accused());
        assertThatThrownBy(() -> Database.execute(
                        "update complaint set case_state = 'CLOSED' where id = ?", UUID.fromString(of.id)))
                .hasStackTraceContaining("complaint_not_closed_without_accountability");
    }

    @Test
    void aMeasureHasItsResultOnceAndKeepsItsWords() {
        UUID accused = accused();
        CaseOfTests of = substantiated(accused);
        of.moved("measures", measure(accused));
        String id = of.officer().get(of.address() + "/case").path("measures[0].id");
        of.moved("measures/" + id + "/result", "{\"result\":\"已談話\"}");
        of.officer()
                .get(of.address() + "/case")
                .then()
                .body("measures[0].result", equalTo("已談話"), "measures[0].doneOn", equalTo(today.toString()))
                .body("measures[0].kind", equalTo("ADMONITION"), "measures[0].responsibleNumber", notNullValue());
        of.move(of.officer(), "measures/" + id + "/result", "{\"result\":\"再談\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("measure-done-already"));
        of.move(of.officer(), "measures/" + UUID.randomUUID() + "/result", "{\"result\":\"a\"}")
                .then()
                .statusCode(404);
    }

    @Test
    void aMeasureOfOneCaseIsNotThereInAnother() {
        UUID accused = accused();
        String id = substantiated(accused).measured(measure(accused));
        CaseOfTests other = substantiated(accused);
        other.move(other.officer(), "measures/" + id + "/result", "{\"result\":\"a\"}")
                .then()
                .statusCode(404);
    }

    @Test
    void nobodyAnswersForWhatWasNotSubstantiated() {
        UUID accused = accused();
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("1", accused);
        of.moved("investigation", "{\"findings\":\"a\"}");
        of.movedByAnother("conclusion", "{\"finding\":\"UNSUBSTANTIATED\",\"reason\":\"a\"}");
        of.move(of.officer(), "measures", measure(accused))
                .then()
                .statusCode(409)
                .body("code", equalTo("measure-uncalled-for"));
        of.move(of.officer(), "announcement", "{\"announcedOn\":\"" + today + "\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("measure-uncalled-for"));
    }

    @Test
    void aMeasureIsForWhomTheCaseIsAboutAndDueFromTodayOn() {
        UUID accused = accused();
        CaseOfTests of = substantiated(accused);
        of.move(of.officer(), "measures", measure(UUID.randomUUID()))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        of.move(
                        of.officer(),
                        "measures",
                        measure(accused)
                                .replace(
                                        today.plusDays(30).toString(),
                                        today.minusDays(1).toString()))
                .then()
                .statusCode(422)
                .body("code", equalTo("due-in-the-past"));
    }

    @Test
    void accountabilityIsAnnouncedOnceByTheDisciplineOrgan() {
        UUID accused = accused();
        CaseOfTests of = substantiated(accused);
        of.moved("measures", measure(accused));
        String body = "{\"announcedOn\":\"%s\"}";
        of.move(of.handler("1"), "announcement", body.formatted(today)).then().statusCode(403);
        of.move(of.officer(), "announcement", body.formatted(today.plusDays(1)))
                .then()
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
        of.move(of.officer(), "announcement", body.formatted(today.minusDays(1)))
                .then()
                .statusCode(422)
                .body("code", equalTo("announced-before-found"));
        of.moved("announcement", body.formatted(today));
        of.move(of.officer(), "announcement", body.formatted(today))
                .then()
                .statusCode(409)
                .body("code", equalTo("announced-already"));
    }

    @Test
    void onlyWhoIsLinkedWithASubstantiatedCaseBrokeAnything() {
        UUID accused = accused();
        UUID other = registry.knownPerson("9", "上官文淵", null);
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("1", accused);
        of.moved("investigation", "{\"findings\":\"a\"}");
        for (String body : List.of(
                "{\"finding\":\"SUBSTANTIATED\",\"reason\":\"a\",\"breachCadreIds\":" + CaseOfTests.ids(other) + "}",
                "{\"finding\":\"UNSUBSTANTIATED\",\"reason\":\"a\",\"breachCadreIds\":" + CaseOfTests.ids(accused)
                        + "}")) {
            of.move(of.officer(), "conclusion", body)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("breach-of-no-subject"));
        }
    }

    @Test
    void aBreachIsToldOnALaterDayAndLeadsToNoCase() {
        UUID accused = accused();
        CaseOfTests of = substantiated(accused, accused);
        breaches.tell(today);
        assertThat(toldOf(accused)).isEmpty();
        breaches.tell(today.plusDays(1));
        breaches.tell(today.plusDays(1));
        List<PublishedEvent> found = toldOf(accused, 1);
        assertThat(found).singleElement().satisfies(event -> {
            JsonNode payload = event.json();
            assertThat(event.header("ce_type")).isEqualTo("dev.qingfeng.complaint.breach-found.v1");
            assertThat(payload.path("foundOn").asText()).isEqualTo(today.toString());
            assertThat(event.key()).isEqualTo(payload.path("breachId").asText());
            assertThat(event.payload()).doesNotContain(of.id);
        });
        of.moved("measures", measure(accused));
        of.moved("announcement", "{\"announcedOn\":\"" + today + "\"}");
        breaches.tell(today.plusDays(1));
        assertThat(toldOf(accused, 2).get(1).header("ce_type")).isEqualTo("dev.qingfeng.complaint.breach-announced.v1");
    }

    private static List<PublishedEvent> toldOf(UUID cadre) {
        Awaitility.await()
                .until(() ->
                        Database.number("select count(*) from outbox where payload like '%' || ? || '%'", cadre) == 0);
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            return events.untilNow().stream()
                    .filter(event -> String.valueOf(event.payload()).contains(cadre.toString()))
                    .toList();
        }
    }

    private static List<PublishedEvent> toldOf(UUID cadre, int count) {
        List<PublishedEvent> told = toldOf(cadre);
        assertThat(told).hasSize(count);
        return told;
    }
}
