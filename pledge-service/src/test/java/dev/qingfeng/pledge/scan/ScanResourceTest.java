package dev.qingfeng.pledge.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.testing.Token;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An officer records a paper with its scan; the scan is shown to few, and a wrong one is corrected by another. */
@QuarkusTest
class ScanResourceTest {

    private static final String OFFICER = "organization-officer";
    private static final int LIMIT = 10 << 20;

    private final RegistryOfTests registry = new RegistryOfTests();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @BeforeEach
    void aCampaign() {
        registry.founded();
        registry.openCampaign(
                        "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private String due(String number, UUID unit) {
        UUID cadre = registry.knownCadre(number, unit, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ?", cadre) == 1);
        return registry.as(number, "cadre").get("/pledge/v1/pledges?mine=true").path("items[0].id");
    }

    private static byte[] paper(String title) {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setTitle(title);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ValidatableResponse send(String address, @Nullable String tag, byte[] scan) {
        var request = registry.as("1", OFFICER)
                .contentType("application/octet-stream")
                .body(scan);
        return (tag == null ? request : request.header("If-Match", tag))
                .post("/pledge/v1/pledges/" + address)
                .then();
    }

    private ValidatableResponse sign(String pledge, String query, byte[] scan) {
        return send(pledge + "/paper-signature?signedOn=" + query, "*", scan);
    }

    private static long files(String pledge) {
        return Database.number("select count(*) from confidential_file where place like ?", "pledge/" + pledge + "/%");
    }

    @Test
    void aPaperIsRecordedWithItsScan() {
        String pledge = due("8", registry.town);
        byte[] scan = paper("first");
        sign(pledge, today.toString(), scan)
                .statusCode(200)
                .body("state", equalTo("SIGNED"), "method", equalTo("PAPER"), "hasScan", equalTo(true))
                .body("lateReason", nullValue());
        assertTheStateToldIsOfTheLastVersion(pledge);
        byte[] back = registry.as("1", OFFICER)
                .get("/pledge/v1/pledges/" + pledge + "/scan")
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Disposition", equalTo("attachment; filename=\"pledge-" + pledge + ".pdf\""))
                .extract()
                .asByteArray();
        assertThat(back).isEqualTo(scan);
        assertThat(Database.number("""
                        select count(*) from audit_entry a join pledge_scan s on s.file_id::text = a.record_id
                        where s.pledge_id = ?::uuid and a.action = 'READ' and a.operation = 'getScan' and a.actor = ?""", pledge, registry.staff("1"))).isEqualTo(1);
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1");
                PublishedEvents states = PublishedEvents.on("qingfeng.pledge.signatures.v1")) {
            assertThat(events.await(event -> event.type().equals("dev.qingfeng.pledge.scanned.v1")
                                    && event.key().equals(pledge))
                            .json()
                            .get("edition")
                            .asInt())
                    .isEqualTo(1);
            assertThat(states.await(event -> event.key().equals(pledge)).payload())
                    .contains("PAPER");
        }
    }

    @Test
    void itIsShownToOfficersOfTheUnitAndToTheSigner() {
        String pledge = due("8", registry.town);
        due("9", registry.town);
        sign(pledge, today.toString(), paper("x")).statusCode(200);
        String scan = "/pledge/v1/pledges/" + pledge + "/scan";
        for (String address : List.of(scan, scan + "s")) {
            registry.as("8", "cadre").get(address).then().statusCode(200);
            registry.at(registry.townPath, "2", "discipline-officer")
                    .get(address)
                    .then()
                    .statusCode(200);
            registry.at(registry.path + ".zuzhibu", "2", "discipline-officer")
                    .get(address)
                    .then()
                    .statusCode(404);
            registry.as("9", "cadre").get(address).then().statusCode(404);
            registry.as("2", "auditor").get(address).then().statusCode(403);
            // Everyone is a cadre too; an auditor who is sees no more of others by it.
            registry.as("2", "auditor", "cadre").get(address).then().statusCode(404);
            registry.at("elsewhere", "2", OFFICER).get(address).then().statusCode(404);
        }
        registry.at("elsewhere", "2", OFFICER)
                .header("If-Match", "*")
                .contentType("application/octet-stream")
                .body(paper("x"))
                .post("/pledge/v1/pledges/" + pledge + "/scans")
                .then()
                .statusCode(404);
    }

    @Test
    void theRulesAreThoseOfTheImport() {
        String pledge = due("8", registry.town);
        byte[] scan = paper("x");
        sign(pledge, today.plusDays(1).toString(), scan).statusCode(422).body("code", equalTo("in-the-future"));
        sign(pledge, today.minusDays(1) + "&lateReason=late", scan)
                .statusCode(422)
                .body("code", equalTo("before-campaign"));
        Database.execute(
                "update pledge_campaign set opened_at = opened_at - interval '5 days' where cycle_id = ?",
                registry.cycle);
        sign(pledge, today.minusDays(3).toString(), scan).statusCode(422).body("code", equalTo("late-reason-missing"));
        Database.execute(
                "update pledge_campaign set deadline = ? where cycle_id = ?", today.minusDays(2), registry.cycle);
        sign(pledge, today.toString(), scan).statusCode(422).body("code", equalTo("after-deadline"));
        assertThat(files(pledge)).isZero();
        sign(pledge, today.minusDays(3) + "&lateReason=no network", scan)
                .statusCode(200)
                .body("lateReason", equalTo("no network"));
        sign(pledge, today.minusDays(3) + "&lateReason=no network", scan)
                .statusCode(409)
                .body("code", equalTo("already-signed"));
        assertThat(files(pledge)).isEqualTo(1);
    }

    @Test
    void whatIsNotDueOrOfAnArchivedCycleIsRefused() {
        String pledge = due("8", registry.town);
        UUID left = registry.knownCadre("9", registry.town, "LEADING_CADRE");
        registry.cadre(left, "9", registry.town, 1, 1);
        await().until(() ->
                Database.number("select count(*) from pledge where cadre_id = ? and state = 'EXCUSED'", left) == 1);
        Database.execute("update pledge set excused_at = excused_at - interval '1 day' where cadre_id = ?", left);
        String excused =
                registry.as("9", "cadre").get("/pledge/v1/pledges?mine=true").path("items[0].id");
        sign(excused, today.toString(), paper("x")).statusCode(409).body("code", equalTo("pledge-not-due"));
        registry.archive(1);
        sign(pledge, today.toString(), paper("x")).statusCode(409).body("code", equalTo("cycle-archived"));
    }

    @Test
    void aScanThatIsAProgramSignsNothing() {
        String pledge = due("8", registry.town);
        sign(pledge, today.toString(), "MZ\u0090 program.exe".getBytes(StandardCharsets.ISO_8859_1))
                .statusCode(422)
                .body("code", equalTo("file-type-refused"));
        registry.as("8", "cadre").get("/pledge/v1/pledges/" + pledge).then().body("state", equalTo("DUE"));
        send(pledge + "/paper-signature?signedOn=" + today, null, paper("x"))
                .statusCode(428)
                .body("code", equalTo("entity-tag-required"));
        send(pledge + "/paper-signature?signedOn=" + today, "\"v7\"", paper("x"))
                .statusCode(412)
                .body("code", equalTo("stale-entity-tag"));
        for (String day : List.of("", "?signedOn=-9999-01-01", "?signedOn=yesterday")) {
            send(pledge + "/paper-signature" + day, "*", paper("x"))
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"), "errors.pointer", contains("query:signedOn"));
        }
        assertThat(files(pledge)).isZero();
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, file);
        return file.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void aScanMayBeAPicture(String format) throws IOException {
        String pledge = due("8", registry.town);
        byte[] scan = picture(format);
        sign(pledge, today.toString(), scan).statusCode(200).body("hasScan", equalTo(true));
        registry.as("1", OFFICER)
                .get("/pledge/v1/pledges/" + pledge + "/scan")
                .then()
                .statusCode(200)
                .header(
                        "Content-Disposition",
                        equalTo("attachment; filename=\"pledge-" + pledge + "." + format + "\""));
        assertThat(scan(pledge, "")).isEqualTo(scan);
    }

    @Test
    void aScanOfMoreThanTenMegabytesIsRefusedUnread() throws IOException {
        String pledge = due("8", registry.town);
        assertThat(announced(pledge + "/paper-signature?signedOn=" + today, LIMIT + 1))
                .startsWith("HTTP/1.1 413 ")
                .contains("\"body-too-large\"");
        assertThat(files(pledge)).isZero();
        registry.as("8", "cadre").get("/pledge/v1/pledges/" + pledge).then().body("state", equalTo("DUE"));
    }

    /** What is answered to whoever says that so many bytes will come: they are refused before the first of them. */
    private String announced(String address, int bytes) throws IOException {
        String token = Token.of(OFFICER)
                .staffNumber(registry.staff("1"))
                .unitPath(registry.path)
                .sign();
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            String head = String.join(
                    "\r\n",
                    "POST /pledge/v1/pledges/" + address + " HTTP/1.1",
                    "Host: localhost",
                    "Authorization: Bearer " + token,
                    "Idempotency-Key: " + UUID.randomUUID(),
                    "If-Match: *",
                    "Accept-Language: en",
                    "Content-Type: application/octet-stream",
                    "Content-Length: " + bytes,
                    "",
                    "");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aPaperFromTheImportGetsItsScanLaterAndAWrongScanIsCorrected() {
        String pledge = due("8", registry.town);
        byte[] wrong = paper("of somebody else");
        send(pledge + "/scans", "*", wrong).statusCode(409).body("code", equalTo("not-signed-on-paper"));
        registry.as("1", OFFICER)
                .contentType("text/csv; charset=UTF-8")
                .body("cycleCode,staffNumber,category,signedOn,lateReason\n%s,%s,LEADING_CADRE,%s,\n"
                        .formatted(registry.cycleCode(), registry.staff("8"), today))
                .post("/pledge/v1/pledges/imports")
                .then()
                .statusCode(200)
                .body("changed", equalTo(1));
        registry.as("1", OFFICER).get("/pledge/v1/pledges/" + pledge).then().body("hasScan", equalTo(false));
        assertThat(listed("hasScan=false")).containsExactly(pledge);
        assertThat(listed("hasScan=true")).isEmpty();
        registry.as("1", OFFICER)
                .get("/pledge/v1/pledges/" + pledge + "/scan")
                .then()
                .statusCode(404);
        send(pledge + "/scans", "*", wrong).statusCode(200).body("hasScan", equalTo(true));
        assertThat(listed("hasScan=false")).isEmpty();
        assertThat(listed("hasScan=true")).containsExactly(pledge);
        byte[] right = paper("theirs");
        send(pledge + "/scans", "*", right).statusCode(422).body("code", equalTo("correction-reason-missing"));
        send(pledge + "/scans?correction=mixed up", "*", right).statusCode(200);
        registry.as("1", OFFICER)
                .get("/pledge/v1/pledges/" + pledge + "/scans")
                .then()
                .body("scans", hasSize(2), "scans.edition", contains(1, 2))
                .body("scans.correction", contains(nullValue(), equalTo("mixed up")))
                .body("scans[1].size", equalTo(right.length));
        assertTheStateToldIsOfTheLastVersion(pledge);
        assertThat(scan(pledge, "")).isEqualTo(right);
        assertThat(scan(pledge, "?edition=1")).isEqualTo(wrong);
    }

    private static void assertTheStateToldIsOfTheLastVersion(String pledge) {
        long version = Database.number("select version from pledge where id = ?", UUID.fromString(pledge));
        try (PublishedEvents states = PublishedEvents.on("qingfeng.pledge.signatures.v1")) {
            states.await(state -> pledge.equals(state.key()) && state.version() == version);
        }
    }

    private List<String> listed(String query) {
        return registry.as("1", OFFICER)
                .get("/pledge/v1/pledges?cycleId=%s&%s".formatted(registry.cycle, query))
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private byte[] scan(String pledge, String query) {
        return registry.as("1", OFFICER)
                .get("/pledge/v1/pledges/" + pledge + "/scan" + query)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    @Test
    void whatWasSignedElectronicallyHasNoScan() {
        String pledge = due("8", registry.town);
        registry.signOwn("8").statusCode(200);
        sign(pledge, today.toString(), paper("x")).statusCode(409).body("code", equalTo("already-signed"));
        send(pledge + "/scans", "*", paper("x")).statusCode(409).body("code", equalTo("not-signed-on-paper"));
    }

    @Test
    void twoOfficersAtOnceRecordItOnce() throws Exception {
        String pledge = due("8", registry.town);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(i -> () -> sign(pledge, today.toString(), paper("x" + i))
                            .extract()
                            .statusCode())
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        } finally {
            threads.shutdownNow();
        }
        assertThat(files(pledge)).isEqualTo(1);
    }
}
