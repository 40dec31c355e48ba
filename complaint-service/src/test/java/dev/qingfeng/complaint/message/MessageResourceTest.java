package dev.qingfeng.complaint.message;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;
import static dev.qingfeng.complaint.RegistryOfTests.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.complaint.complaint.CaseFinding;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.StatementCount;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reporter and those who handle the case write to each other, and only they read it. */
@QuarkusTest
class MessageResourceTest {

    private static final String REPORT_MESSAGES = "/complaint/v1/reports/messages";

    private final RegistryOfTests registry = new RegistryOfTests();

    private String receipt;
    private String messages;
    private UUID complaint;

    @Inject
    CaseAccess access;

    @BeforeEach
    void aReportIsThere() {
        registry.founded();
        receipt = report(registry.townPath, "逐戶送禮");
        String id = registry.at(registry.townPath, "1", "complaint-handler")
                .get("/complaint/v1/complaints")
                .path("items[0].id");
        complaint = UUID.fromString(id);
        messages = "/complaint/v1/complaints/" + id + "/messages";
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private ValidatableResponse write(String text) {
        return anybody()
                .body("{\"receipt\":\"%s\",\"text\":\"%s\"}".formatted(receipt, text))
                .post(REPORT_MESSAGES)
                .then();
    }

    private ValidatableResponse answer(String text) {
        return registry.as("1", "complaint-handler")
                .body("{\"text\":\"%s\"}".formatted(text))
                .post(messages)
                .then();
    }

    private static Response read(String withReceipt) {
        return anybody().body("{\"receipt\":\"%s\"}".formatted(withReceipt)).post(REPORT_MESSAGES + "/reading");
    }

    private static Response follow(String withReceipt) {
        return anybody().body("{\"receipt\":\"%s\"}".formatted(withReceipt)).post("/complaint/v1/reports/status");
    }

    private ValidatableResponse list() {
        return registry.as("1", "complaint-handler").get(messages).then().statusCode(200);
    }

    @Test
    void bothSidesReadWhatTheOtherWrote() {
        write("送禮的人是會計").statusCode(201).body("number", equalTo(1));
        list().body("items.text", contains("送禮的人是會計"))
                .body("items[0].author", equalTo("REPORTER"))
                .body("items[0].read", equalTo(false));
        answer("請說明是哪一天").statusCode(201).body("text", nullValue());
        follow(receipt).then().body("unreadAnswers", equalTo(1));
        read(receipt)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("messages.text", contains("送禮的人是會計", "請說明是哪一天"))
                .body("messages.author", contains("REPORTER", "HANDLER"));
        follow(receipt).then().body("unreadAnswers", nullValue());
        list().body("items[1].read", equalTo(true));
    }

    @Test
    void whatIsReadIsMarkedAndAudited() {
        write("a").statusCode(201);
        String id = list().extract().path("items[0].id");
        registry.as("1", "complaint-handler")
                .post(messages + "/" + id + "/reading")
                .then()
                .statusCode(200)
                .body("read", equalTo(true), "text", nullValue());
        registry.as("1", "complaint-handler")
                .get(messages + "/" + id)
                .then()
                .statusCode(200)
                .body("read", equalTo(true), "text", equalTo("a"));
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_type = 'Message' and record_id = ?"
                                + " and action = 'READ' and actor = ?",
                        id,
                        registry.staff("1")))
                .isEqualTo(2);
    }

    @Test
    void onceSomebodyHandlesTheCaseTheyAnswerAndReadOrADisciplineOfficer() {
        write("a").statusCode(201);
        String reading = messages + "/" + list().extract().path("items[0].id") + "/reading";
        Database.execute("update complaint set handler_number = ? where id = ?", registry.staff("2"), complaint);
        answer("請說明是哪一天").statusCode(403).body("code", equalTo("not-your-case"));
        registry.as("1", "complaint-handler")
                .post(reading)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-your-case"));
        list().body("items.read", contains(false));
        registry.as("2", "complaint-handler").post(reading).then().statusCode(200);
        for (String role : List.of("complaint-handler", "discipline-officer")) {
            registry.as(role.equals("complaint-handler") ? "2" : "1", role)
                    .body("{\"text\":\"請說明\"}")
                    .post(messages)
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void aRowTellsTheDayAndNothingOfTheText() {
        write("送禮的人是會計").statusCode(201);
        assertThat(Database.text("select row_to_json(m)::text from message m where complaint_id = '" + complaint + "'"))
                .doesNotContain("送禮");
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_type = 'Message' and action = 'CREATED'"
                                + " and actor = 'anonymous' and operation = 'writeReportMessage' and trace_id is null"
                                + " and occurred_at = date_trunc('day', occurred_at, 'Asia/Shanghai')"
                                + " and record_id in (select id::text from message where complaint_id = ?)",
                        complaint))
                .isEqualTo(1);
    }

    @Test
    void badMessagesAreRefusedByTheirCode() {
        write("a".repeat(20_000)).statusCode(201);
        write("a".repeat(20_001)).statusCode(400).body("code", equalTo("invalid-request"));
        write(" ").statusCode(400).body("code", equalTo("invalid-request"));
        write("a".repeat(1_000_000)).statusCode(413).body("code", equalTo("body-too-large"));
        answer("a".repeat(20_001)).statusCode(400).body("code", equalTo("invalid-request"));
    }

    @Test
    void anotherUnitsHandlerSeesNoneAndWritesNone() {
        write("a").statusCode(201);
        String id = list().extract().path("items[0].id");
        for (String path : new String[] {"", "/" + id}) {
            registry.at(registry.path + ".zuzhibu", "2", "complaint-handler")
                    .get(messages + path)
                    .then()
                    .statusCode(404);
        }
        registry.at(registry.path + ".zuzhibu", "2", "complaint-handler")
                .body("{\"text\":\"a\"}")
                .post(messages)
                .then()
                .statusCode(404);
        registry.as("1", "auditor").get(messages).then().statusCode(403);
    }

    @Test
    void whoeverWritesAtOnceIsNumberedInTurn() {
        var sent = java.util.stream.IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> write("a" + i).extract().statusCode())
                .collect(Collectors.toSet());
        assertThat(sent).containsExactly(201);
        list().body("items", hasSize(20)).body("items[19].number", equalTo(20));
    }

    /** All that could tell them apart: the body, the headers, and how often the database is asked. */
    @Test
    void wrongAndErasedReceiptsAreAnsweredAlike() {
        write("a").statusCode(201);
        String wrong = "0".repeat(20);
        QuarkusTransaction.requiringNew().run(() -> access.erase(complaint));
        for (boolean reads : new boolean[] {true, false}) {
            Response ofWrong = reads ? read(wrong) : follow(wrong);
            Response ofErased = reads ? read(receipt) : follow(receipt);
            ofErased.then().statusCode(404).body("code", equalTo("receipt-unknown"));
            assertThat(ofErased.asString()).isEqualTo(ofWrong.asString());
            assertThat(names(ofErased)).isEqualTo(names(ofWrong));
            assertThat(StatementCount.of(() -> follow(receipt))).isEqualTo(StatementCount.of(() -> follow(wrong)));
            assertThat(StatementCount.of(() -> read(receipt))).isEqualTo(StatementCount.of(() -> read(wrong)));
        }
    }

    private static String names(Response answer) {
        return answer.getHeaders().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("date"))
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    /** Even where only the key was destroyed, by hand. */
    @Test
    void aReceiptWhoseCaseCannotBeReadIsUnknown() {
        Database.execute("update case_file set key_id = null, wrapped_key = null where id = ?", complaint);
        follow(receipt).then().statusCode(404).body("code", equalTo("receipt-unknown"));
    }

    @Test
    void anErasedCaseShowsThatMessagesWereThereAndNotWhatTheySaid() {
        write("a").statusCode(201);
        QuarkusTransaction.requiringNew().run(() -> access.erase(complaint));
        list().body("items", hasSize(1)).body("items[0].text", nullValue());
        answer("b").statusCode(409).body("code", equalTo("case-erased"));
        assertThat(Database.number("select count(*) from complaint where id = ? and receipt_hash is null", complaint))
                .isEqualTo(1);
    }

    /** Neither side keeps the other from writing, and what came of it is told once, however full it is. */
    @Test
    void aCaseThatIsFullOfMessagesOfOneSideHasRoomForTheOtherAndIsAnsweredAndClosed() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮").assignedTo("1").found(CaseFinding.UNSUBSTANTIATED, "[]");
        receipt = of.receipt;
        messages = of.address() + "/messages";
        for (int i = 0; i < MessageService.MOST_OF_HANDLERS; i++) {
            answer("a").statusCode(201);
        }
        answer("a").statusCode(409).body("code", equalTo("too-many-messages"));
        for (int i = 0; i < MessageService.MOST_OF_THE_REPORTER; i++) {
            write("a").statusCode(201);
        }
        write("a").statusCode(409).body("code", equalTo("too-many-messages"));
        of.moved("feedback", "{\"feedback\":\"查無實據\"}");
        answer("a").statusCode(409).body("code", equalTo("too-many-messages"));
        write("a").statusCode(409).body("code", equalTo("too-many-messages"));
        of.moved("closure");
        read(of.receipt)
                .then()
                .statusCode(200)
                .body("messages", hasSize(MessageService.MOST_OF_HANDLERS + MessageService.MOST_OF_THE_REPORTER + 1))
                .body("messages.last().text", equalTo("查無實據"));
    }
}
