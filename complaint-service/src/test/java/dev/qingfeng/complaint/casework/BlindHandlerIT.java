package dev.qingfeng.complaint.casework;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.complaint.OpenTransaction;
import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.complaint.CaseFinding;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No case lies with somebody who does not see it, and nobody finds it. */
@QuarkusTest
class BlindHandlerIT {

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

    private static void write(CaseOfTests of, String text) {
        anybody()
                .body("{\"receipt\":\"" + of.receipt + "\",\"text\":\"" + text + "\"}")
                .post("/complaint/v1/reports/messages")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse unassigned(String role) {
        return registry.at(registry.townPath, "officer", role)
                .get(CaseOfTests.COMPLAINTS + "?unassigned=true&limit=500")
                .then()
                .statusCode(200);
    }

    private static long audited(CaseOfTests of) {
        return Database.number(
                "select count(*) from audit_entry where record_type = 'Complaint' and action = 'CHANGED' and record_id = ?",
                of.id);
    }

    @Test
    void aHandlerWhoIsNamedInAMessageLosesTheCaseByTheClock() {
        registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("7");
        String tag = of.tag();
        write(of, "是司馬懷瑾拿的");
        assertThat(of.tag()).isEqualTo(tag);
        long changes = audited(of);
        overdue.tell(today);
        overdue.tell(today);
        of.officer()
                .get(of.address() + "/case")
                .then()
                .body("handlerNumber", nullValue(), "caseState", equalTo("ASSIGNED"));
        assertThat(audited(of)).isEqualTo(changes + 1);
        unassigned("complaint-handler").body("items.id", hasItem(of.id));
        of.register("1");
        of.moved("assignment", "{\"staffNumber\":\"" + registry.staff("1") + "\"}");
    }

    @Test
    void whoBecomesKinOfWhomItIsAboutLosesItToo() {
        UUID accused = registry.knownPerson("8", "司馬懷瑾", null);
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("7", accused);
        registry.knownPerson("7", "上官文淵", null, accused);
        overdue.tell(today);
        of.officer().get(of.address() + "/case").then().body("handlerNumber", nullValue());
    }

    @Test
    void theEntryByWhichAHandlerLosesACaseSaysThatItIsNobodysFromThenOn() {
        UUID handler = registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests linked = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("7");
        linked.moved("subjects", "{\"cadreIds\":" + CaseOfTests.ids(handler) + "}");
        CaseOfTests aside = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("7");
        aside.move(
                        aside.officer(),
                        "conflicts",
                        "{\"staffNumber\":\"%s\",\"reason\":\"a\"}".formatted(registry.staff("7")))
                .then()
                .statusCode(204);
        CaseOfTests whole = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("7");
        new CaseOfTests(registry, "是司馬懷瑾送的").mergedInto(whole);
        for (CaseOfTests of : List.of(linked, aside, whole)) {
            of.officer()
                    .get(of.address() + "/case")
                    .then()
                    .body(
                            "handlerNumber", nullValue(),
                            "history[-2].handlerNumber", equalTo(registry.staff("7")),
                            "history[-1].handlerNumber", nullValue());
        }
    }

    @Test
    void whoSeesTheirCaseKeepsIt() {
        registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("7");
        overdue.tell(today);
        of.officer().get(of.address() + "/case").then().body("handlerNumber", equalTo(registry.staff("7")));
        unassigned("discipline-officer").body("items.id", not(hasItem(of.id)));
    }

    @Test
    void whatItsHandlerDoesNotSeeBecauseItIsCrowdedIsAmongTheUnassignedAndComesBackToThem() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("7");
        Database.execute(
                "insert into crowded_case (id, version, marks) values (?, 0, array[1, 2])", UUID.fromString(of.id));
        overdue.tell(today);
        unassigned("discipline-officer").body("items.id", hasItem(of.id));
        unassigned("complaint-handler").body("items.id", not(hasItem(of.id)));
        of.moved("subjects", "{\"crowdVersion\":0}").body("handlerNumber", equalTo(registry.staff("7")));
        unassigned("discipline-officer").body("items.id", not(hasItem(of.id)));
    }

    @Test
    void whoIsGivenTheCaseMeanwhileKeepsIt() throws SQLException {
        registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("7");
        write(of, "是司馬懷瑾拿的");
        try (OpenTransaction giving = new OpenTransaction(
                "update complaint set handler_number = ? where id = ?", registry.staff("1"), UUID.fromString(of.id))) {
            CompletableFuture<Void> given = CompletableFuture.runAsync(giving::commitOnceWaitedFor);
            overdue.tell(today);
            given.join();
        }
        of.officer().get(of.address() + "/case").then().body("handlerNumber", equalTo(registry.staff("1")));
    }

    @Test
    void whatHasEndedTellsWhoseItWas() {
        registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("7").found(CaseFinding.UNSUBSTANTIATED, "[]");
        of.moved("feedback", "{\"feedback\":\"a\"}");
        of.moved("closure");
        new CaseOfTests(registry, "另有其事").assignedTo("7");
        write(of, "是司馬懷瑾拿的");
        overdue.tell(today);
        of.officer()
                .get(of.address() + "/case")
                .then()
                .body("caseState", equalTo("CLOSED"), "handlerNumber", equalTo(registry.staff("7")));
    }
}
