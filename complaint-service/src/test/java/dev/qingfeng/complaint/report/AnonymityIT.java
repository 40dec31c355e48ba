package dev.qingfeng.complaint.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.testing.Token;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a reporter's request carries, none of it is found again: in no table, log, metric, span, dump, header, topic or error. */
@QuarkusTest
class AnonymityIT {

    private static final Logger LOG = Logger.getLogger(AnonymityIT.class);

    private final RegistryOfTests registry = new RegistryOfTests();
    private final Traces traces = new Traces();

    private final String mark = UUID.randomUUID().toString().replace("-", "");
    private final String address = "2001:db8:" + mark.substring(0, 4) + ":" + mark.substring(4, 8) + "::7";
    private final String agent = "Reporter/" + mark;
    private final String trace = HexFormat.of().toHexDigits(System.nanoTime()) + mark.substring(16);
    private final String span = mark.substring(0, 16);
    private final String narrative = "某月某日晚 " + mark + " 逐戶送禮";
    private final String account = "MARK-" + mark.substring(0, 8);
    private final String key = UUID.randomUUID().toString();

    @Inject
    EndedSpans ended;

    @Inject
    MeterRegistry meters;

    @Inject
    Tracer tracer;

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        traces.close();
        registry.close();
    }

    private Response send(String path, String withKey, String body) {
        return checked(
                stranger(withKey).contentType("application/json").body(body).post(path));
    }

    private RequestSpecification stranger(String withKey) {
        return given().auth()
                .oauth2(Token.of("cadre")
                        .staffNumber(account)
                        .unitPath(registry.path)
                        .sign())
                .header("X-Forwarded-For", address)
                .header("Forwarded", "for=\"[" + address + "]\"")
                .header("X-Real-IP", address)
                .header("User-Agent", agent)
                .header("Referer", "https://intranet.example/" + mark)
                .header("X-Request-ID", mark)
                .header("traceparent", "00-" + trace + "-" + span + "-01")
                .header("tracestate", "city=" + mark)
                .header("baggage", "person=" + mark)
                .cookie("session", mark)
                .header("Idempotency-Key", withKey);
    }

    private Response checked(Response answer) {
        for (String secret : List.of(address, agent, trace, span, mark, account)) {
            assertThat(answer.getHeaders().toString()).doesNotContain(secret);
            assertThat(answer.asString()).doesNotContain(secret);
        }
        assertThat(answer.getHeaders().hasHeaderWithName("traceparent")).isFalse();
        assertThat(answer.getHeaders().hasHeaderWithName("Set-Cookie")).isFalse();
        return answer;
    }

    private String report() {
        return "{\"unitPath\":\"%s\",\"category\":\"LEAK\",\"narrative\":\"%s\"}"
                .formatted(registry.townPath, narrative);
    }

    private UUID complaint() {
        return UUID.fromString(
                Database.column("select id from complaint where subject_unit_id = '" + registry.town + "'")
                        .get(0));
    }

    private static PublishedEvent awaitEvent(UUID complaint) {
        try (PublishedEvents events = PublishedEvents.on("qingfeng.complaint.events.v1")) {
            return events.await(event -> event.key().equals(complaint.toString()));
        }
    }

    @Test
    void nothingOfTheReporterIsFoundAnywhere() {
        Response accepted = send("/complaint/v1/reports", key, report());
        assertThat(accepted.statusCode()).isEqualTo(201);
        String receipt = accepted.path("receipt");
        assertThat(send("/complaint/v1/reports", key, report()).asString()).isEqualTo(accepted.asString());
        assertThat(send("/complaint/v1/reports", key, report().replace("LEAK", "OTHER"))
                        .statusCode())
                .isEqualTo(422);
        String follow = "{\"receipt\":\"" + receipt + "\"}";
        assertThat(send("/complaint/v1/reports/status", UUID.randomUUID().toString(), follow)
                        .statusCode())
                .isEqualTo(200);
        for (String bad : new String[] {"{\"narrative\":\"" + narrative, "{\"x\":\"" + narrative + "\"}", "", "null"}) {
            assertThat(send("/complaint/v1/reports", UUID.randomUUID().toString(), bad)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(send("/complaint/v1/reports/nowhere", key, "{}").statusCode())
                .isEqualTo(404);
        awaitEvent(complaint());

        assertThat(traces.of(List.of(
                        address, agent, trace, span, mark, narrative, account, receipt, key, key.replace("-", ""))))
                .isEmpty();
    }

    /** Whom it is about, who sends it, what is written and attached later, how a file is called, and what a page sends. */
    @Test
    void nothingOfWhatBelongsToACaseIsFoundAnywhere() throws IOException {
        Optional<FileTime> spooledBefore = spooled();
        String subject = "subject-" + mark;
        String name = "name-" + mark;
        String contact = "contact-" + mark;
        String text = "text-" + mark;
        String answered = "answer-" + mark;
        String file = "file-" + mark;
        String content = "content-" + mark;
        String body =
                "{\"unitPath\":\"%s\",\"category\":\"LEAK\",\"narrative\":\"%s\",\"subjects\":[{\"name\":\"%s\"}],"
                                .formatted(registry.townPath, narrative, subject)
                        + "\"reporter\":{\"name\":\"%s\",\"contact\":\"%s\"}}".formatted(name, contact);
        String receipt = send("/complaint/v1/reports", key, body).path("receipt");
        send(
                        "/complaint/v1/reports/messages",
                        UUID.randomUUID().toString(),
                        "{\"receipt\":\"%s\",\"text\":\"%s\"}".formatted(receipt, text))
                .then()
                .statusCode(201);
        registry.as("1", "complaint-handler")
                .body("{\"text\":\"%s\"}".formatted(answered))
                .post("/complaint/v1/complaints/" + complaint() + "/messages")
                .then()
                .statusCode(201);
        stranger(UUID.randomUUID().toString())
                .body("{\"receipt\":\"" + receipt + "\"}")
                .contentType("application/json")
                .post("/complaint/v1/reports/messages/reading")
                .then()
                .statusCode(200);
        byte[] paper = PapersOfTests.saying(content);
        checked(stranger(UUID.randomUUID().toString())
                        .header("Report-Receipt", receipt)
                        .header("File-Name", file)
                        .contentType("application/octet-stream")
                        .body(paper)
                        .post("/complaint/v1/reports/attachments"))
                .then()
                .statusCode(201);
        stranger(UUID.randomUUID().toString())
                .multiPart("receipt", receipt)
                .multiPart("text", text)
                .multiPart("files", file + ".pdf", paper, "application/pdf")
                .post("/complaint/v1/reports/page/follow-up/messages")
                .then()
                .statusCode(200);
        stranger(UUID.randomUUID().toString())
                .multiPart("receipt", receipt)
                .multiPart("text", text)
                .multiPart("files", file + ".pdf", content.getBytes(StandardCharsets.UTF_8), "application/pdf")
                .post("/complaint/v1/reports/page/follow-up/messages")
                .then()
                .statusCode(422);
        registry.as("11", "discipline-officer")
                .body("{\"reason\":\"reason-%s\"}".formatted(mark))
                .post("/complaint/v1/complaints/" + complaint() + "/identity-requests")
                .then()
                .statusCode(201);
        awaitEvent(complaint());

        assertThat(traces.of(List.of(
                        mark, address, agent, account, receipt, subject, name, contact, text, answered, file, content)))
                .isEmpty();
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left.filter(path -> path.getFileName().toString().endsWith(".sealed")))
                    .as("files that are received have no name")
                    .isEmpty();
        }
        assertThat(spooled()).as("Quarkus wrote no part of a form to the disk").isEqualTo(spooledBefore);
    }

    /** All that handlers, officers and clerks write of a case: how it was assessed, what was found, why, and what became of it. */
    @Test
    void nothingOfWhatIsWrittenOfACaseIsFoundAnywhere() {
        List<String> texts = Stream.of(
                        "assessment",
                        "findings",
                        "reason",
                        "feedback",
                        "result",
                        "pause",
                        "conflict",
                        "reopening",
                        "merger",
                        "identity",
                        "refusal",
                        "transfer",
                        "answer",
                        "narrative",
                        "name")
                .map(what -> what + "-" + mark)
                .toList();
        CaseOfTests of = new CaseOfTests(registry, "narrative-" + mark);
        UUID accused = registry.knownPerson("9", "司馬懷瑾", null);
        registry.knownPerson("2", "錢伯庸", null);
        of.register("1");
        of.moved(
                "screening",
                "{\"severity\":\"SERIOUS\",\"assessment\":\"assessment-%s\",\"subjects\":{\"cadreIds\":%s}}"
                        .formatted(mark, CaseOfTests.ids(accused)));
        of.moved("acceptance");
        of.moved("assignment", "{\"staffNumber\":\"" + registry.staff("1") + "\"}");
        of.moved(
                "pause",
                "{\"until\":\"%s\",\"reason\":\"pause-%s\"}"
                        .formatted(LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1), mark));
        of.moved("resumption");
        of.move(of.officer(), "conflicts", "{\"staffNumber\":\"x\",\"reason\":\"conflict-" + mark + "\"}")
                .then()
                .statusCode(204);
        of.moved("investigation", "{\"findings\":\"findings-" + mark + "\"}");
        of.movedByAnother("conclusion", "{\"finding\":\"SUBSTANTIATED\",\"reason\":\"reason-" + mark + "\"}");
        String measure = of.measured(
                "{\"kind\":\"ADMONITION\",\"cadreId\":\"%s\",\"responsibleNumber\":\"%s\",\"dueOn\":\"2099-01-01\"}"
                        .formatted(accused, registry.staff("2")));
        of.moved("measures/" + measure + "/result", "{\"result\":\"result-" + mark + "\"}");
        of.moved("feedback", "{\"feedback\":\"feedback-" + mark + "\"}");
        of.moved("closure");
        of.reopened("{\"reason\":\"reopening-" + mark + "\"}");
        of.officer()
                .body("{\"text\":\"answer-" + mark + "\"}")
                .post(of.address() + "/messages")
                .then()
                .statusCode(201);
        // What is refused is written nowhere either.
        of.move(of.officer(), "conclusion", "{\"finding\":\"SUBSTANTIATED\",\"reason\":\"refusal-" + mark + "\"}")
                .then()
                .statusCode(409);
        CaseOfTests duplicate = new CaseOfTests(registry, "narrative-" + mark);
        duplicate.moved("merger", "{\"intoId\":\"" + of.id + "\",\"reason\":\"merger-" + mark + "\"}");
        CaseOfTests other = new CaseOfTests(registry, "narrative-" + mark);
        other.moved("transfer", "{\"organ\":\"PETITION_BUREAU\",\"reason\":\"transfer-" + mark + "\"}");
        of.officer().get(of.address() + "/case").then().statusCode(200).body(containsString("findings-" + mark));

        assertThat(traces.of(texts)).isEmpty();
    }

    /** The log of a box is no case: what is noted in it stands in its own row, and with the answer that is kept for a day. */
    @Test
    void whatIsNotedOfABoxIsFoundInItsLogOnly() {
        String note = "note-" + mark;
        String opening = registry.boxOpened("5", "6", 1);
        registry.as("5", "intake-clerk")
                .header("If-Match", "*")
                .body("{\"explanation\":\"" + note + "\"}")
                .post("/complaint/v1/box-openings/" + opening + "/settlement")
                .then()
                .statusCode(200);
        assertThat(traces.of(List.of(note))).containsExactly("table box_opening", "table idempotency_key");
    }

    @Test
    void aFaultOfOursInTheMidstOfACaseTellsNothingEither() {
        CaseOfTests of = new CaseOfTests(registry, "a");
        Database.execute("alter table case_entry rename to case_entry_gone");
        try {
            of.move(of.officer(), "screening", "{\"severity\":\"SERIOUS\",\"assessment\":\"assessment-" + mark + "\"}")
                    .then()
                    .statusCode(500)
                    .body(not(containsString(mark)));
        } finally {
            Database.execute("alter table case_entry_gone rename to case_entry");
        }
        assertThat(traces.of(List.of(mark))).isEmpty();
    }

    /** When something came or went where Quarkus puts the parts of forms. */
    private static Optional<FileTime> spooled() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "uploads");
        return Files.exists(folder) ? Optional.of(Files.getLastModifiedTime(folder)) : Optional.empty();
    }

    @Test
    void aFaultOfOursTellsNothingEither() {
        Database.execute("alter table complaint rename to complaint_gone");
        try {
            assertThat(send("/complaint/v1/reports", key, report()).statusCode())
                    .isEqualTo(500);
        } finally {
            Database.execute("alter table complaint_gone rename to complaint");
        }
        assertThat(traces.of(List.of(address, agent, trace, span, mark, narrative, account, key)))
                .isEmpty();
    }

    @Test
    void nothingIsSampled() {
        send("/complaint/v1/reports", key, report());
        registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaints")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ended.spans.stream().anyMatch(other -> other.contains("/complaint/v1/complaints")));
        assertThat(ended.spans)
                .noneMatch(spanned -> spanned.contains("http.route=/complaint/v1/reports") || spanned.contains(mark));
    }

    @Test
    void whatIsKeptOfARequestHasADayAndNoHour() {
        send("/complaint/v1/reports", key, report());
        UUID complaint = complaint();
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_id = ? and actor = 'anonymous'"
                                + " and operation = 'submitReport' and trace_id is null"
                                + " and occurred_at = date_trunc('day', now(), 'Asia/Shanghai')",
                        complaint.toString()))
                .as("the complaint and its file")
                .isEqualTo(2);
        PublishedEvent event = awaitEvent(complaint);
        assertThat(event.header("ce_time")).endsWith("T16:00:00Z");
        assertThat(event.headers()).doesNotContainKey("traceparent");
        assertThat(event.timestamp()).isEqualTo(event.header("ce_time"));
        assertThat(event.json().size()).isEqualTo(3);
        assertThat(traces.of(List.of(address, agent, trace, span, mark, narrative, account, key)))
                .isEmpty();
    }

    /** A span of ours that says too much, beside the others; of the search by which all tests here look for what leaks. */
    @Test
    void aLeakInASpanWouldBeFound() {
        tracer.spanBuilder("reading").setAttribute("from", mark).startSpan().end();
        assertThat(traces.of(List.of(mark))).containsExactly("spans");
    }

    @Test
    void aLeakInAProblemDocumentWouldBeFound() {
        registry.as("1", "complaint-handler")
                .header(LeakOfTests.REFUSED, mark)
                .get("/complaint/v1/complaints")
                .then()
                .statusCode(409)
                .body("code", equalTo("too-many-attachments"));
        assertThat(traces.of(List.of(mark))).containsExactly("problems");
    }

    /** The answer tells nothing of what went wrong; the log tells it as it is. */
    @Test
    void aLeakInAnExceptionWouldBeFound() {
        registry.as("1", "complaint-handler")
                .header(LeakOfTests.FAILED, mark)
                .get("/complaint/v1/complaints")
                .then()
                .statusCode(500)
                .body(not(containsString(mark)));
        assertThat(traces.of(List.of(mark))).contains("log").doesNotContain("problems");
    }

    /** The search itself is put to the test: whatever leaks, it is found. */
    @Test
    void aLeakWouldBeFound() {
        Counter leak = Counter.builder("leak").tag("from", mark).register(meters);
        LOG.info("A report from " + mark);
        Thread named = new Thread(
                () -> {
                    try {
                        Thread.sleep(Duration.ofMinutes(1).toMillis());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "report-" + mark);
        named.start();
        Database.execute("insert into inbox (source, id) values ('leak', ?)", mark);
        try (ForeignEvents events = ForeignEvents.on("complaint-service.dead-letter.v1")) {
            events.send(mark, Map.of(), null);
        }
        try {
            assertThat(traces.of(List.of(mark)))
                    .containsExactly(
                            "log", "metrics", "table inbox", "threads", "topic complaint-service.dead-letter.v1");
            Database.execute("update inbox set id = encode(convert_to(?, 'UTF8'), 'base64') where id = ?", mark, mark);
            assertThat(traces.of(List.of(mark))).contains("table inbox");
        } finally {
            named.interrupt();
            meters.remove(leak);
            Database.execute("delete from inbox where source = 'leak'");
        }
    }
}
