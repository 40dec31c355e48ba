package dev.qingfeng.complaint.attachment;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;
import static dev.qingfeng.complaint.RegistryOfTests.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.StatementCount;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of a report come in with its receipt, lose what they say beside what they show, and are shown to those who handle the case. */
@QuarkusTest
class AttachmentResourceTest {

    private static final String ATTACHMENTS = "/complaint/v1/reports/attachments";

    private final RegistryOfTests registry = new RegistryOfTests();
    private final String mark = UUID.randomUUID().toString().replace("-", "");

    private String receipt;
    private String complaint;

    @Inject
    CaseAccess access;

    @BeforeEach
    void aReportIsThere() {
        registry.founded();
        receipt = report(registry.townPath, "逐戶送禮");
        complaint = registry.at(registry.townPath, "1", "complaint-handler")
                .get("/complaint/v1/complaints")
                .path("items[0].id");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private static ValidatableResponse attach(String withReceipt, String name, byte[] file) {
        return anybody()
                .header("Report-Receipt", withReceipt)
                .header("File-Name", URLEncoder.encode(name, StandardCharsets.UTF_8))
                .contentType("application/octet-stream")
                .body(file)
                .post(ATTACHMENTS)
                .then();
    }

    private ValidatableResponse list() {
        return registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaints/" + complaint + "/attachments")
                .then();
    }

    private byte[] content(String id) {
        return registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaints/" + complaint + "/attachments/" + id + "/content")
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Disposition", startsWith("attachment; filename=\"attachment-" + id))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Cache-Control", equalTo("private, no-store"))
                .extract()
                .asByteArray();
    }

    static Stream<Arguments> markedPapers() {
        String planted = UUID.randomUUID().toString();
        return Stream.of(
                Arguments.of("application/pdf", planted, PapersOfTests.pdf(planted)),
                Arguments.of("image/png", planted, PapersOfTests.png(planted)),
                Arguments.of("image/jpeg", planted, PapersOfTests.jpeg(planted)));
    }

    @ParameterizedTest
    @MethodSource("markedPapers")
    void whatIsKeptShowsTheSameAndSaysNothingOfWhoMadeIt(String type, String planted, byte[] file) {
        assertThat(PapersOfTests.unpacked(file)).as("the paper is marked").contains(planted);
        attach(receipt, "證據.bin", file).statusCode(201).body("mediaType", equalTo(type));
        String id = list().statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].name", equalTo("證據.bin"))
                .body("items[0].mediaType", equalTo(type))
                .extract()
                .path("items[0].id");
        byte[] kept = content(id);
        assertThat(PapersOfTests.unpacked(kept)).doesNotContain(planted, "CreationDate", "Producer", "Exif");
        if (type.startsWith("image/")) {
            assertThat(PapersOfTests.pixels(kept)).isEqualTo(PapersOfTests.pixels(file));
        }
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_type = 'ConfidentialFile' and action = 'READ'"
                                + " and record_id = ? and actor = ?",
                        id,
                        registry.staff("1")))
                .isEqualTo(1);
    }

    @Test
    void aFileOfNearlyTwentyFiveMegabytesIsKeptWhole() {
        byte[] file = PapersOfTests.picture("png", 2_950);
        assertThat(file.length).isBetween(26_000_000, 25 << 20);
        attach(receipt, "清單.png", file).statusCode(201).body("mediaType", equalTo("image/png"));
        list().body("items", hasSize(1)).body("items[0].size", greaterThan(26_000_000));
    }

    static Stream<Arguments> whatIsNoPaper() throws IOException {
        byte[] pdf = PapersOfTests.pdf("x");
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            zip.write(new byte[30_000_000]);
        }
        ByteArrayOutputStream hidden = new ByteArrayOutputStream();
        hidden.writeBytes(pdf);
        hidden.writeBytes(archive.toByteArray());
        return Stream.of(
                Arguments.of(
                        "report.pdf",
                        "MZ\u0090\0".repeat(50).getBytes(StandardCharsets.ISO_8859_1),
                        422,
                        "file-type-refused"),
                Arguments.of("bomb.pdf", archive.toByteArray(), 422, "file-type-refused"),
                Arguments.of("hidden.pdf", hidden.toByteArray(), 422, "file-not-plain"),
                Arguments.of("bomb-within.pdf", PapersOfTests.bomb(200), 422, "file-not-plain"),
                Arguments.of("half.pdf", PapersOfTests.longer(pdf, pdf.length / 2), 422, "file-damaged"),
                Arguments.of("large.pdf", PapersOfTests.longer(pdf, 26 << 20), 413, "file-too-large"));
    }

    @ParameterizedTest
    @MethodSource("whatIsNoPaper")
    void whatIsNoPaperIsRefusedByWhatItHolds(String name, byte[] file, int status, String code) {
        attach(receipt, name, file).statusCode(status).body("code", equalTo(code));
        list().body("items", hasSize(0));
    }

    /** Rows, parts, what was noted of them, and what lies on the disk. */
    private String kept() throws IOException {
        String rows = Database.text("""
                select concat_ws(' ',
                  (select count(*) from attachment where complaint_id = '%1$s'),
                  (select count(*) from message where complaint_id = '%1$s'),
                  (select count(*) from confidential_file where place like '%%%1$s%%'),
                  (select count(*) from confidential_file_part p join confidential_file f on f.id = p.file_id where f.place like '%%%1$s%%'),
                  (select count(*) from audit_entry where record_type in ('Attachment', 'ConfidentialFile', 'Message')))""".formatted(complaint));
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return rows + " "
                    + left.filter(path -> path.getFileName().toString().endsWith(".sealed"))
                            .count();
        }
    }

    @Test
    void whatTheScannerRefusesIsAnsweredByItsCodeAndKeptNowhere() throws IOException {
        String before = kept();
        byte[] infected = PapersOfTests.png(ScansOfTests.INFECTED);
        attach(receipt, "a.png", infected)
                .statusCode(422)
                .body("code", equalTo("file-infected"), "detail", not(containsString("EICAR")));
        assertThat(kept()).isEqualTo(before);
        given().header("Origin", "null")
                .header("Accept-Language", "en")
                .multiPart("receipt", receipt)
                .multiPart("text", "補充")
                .multiPart("files", "b.png", PapersOfTests.png("b"), "image/png")
                .multiPart("files", "a.png", infected, "image/png")
                .post("/complaint/v1/reports/page/follow-up/messages")
                .then()
                .statusCode(422)
                .body(containsString("role=\"alert\""));
        assertThat(kept())
                .as("of a page nothing is kept either, nor the file beside it")
                .isEqualTo(before);
        list().body("items", hasSize(0));
        attach(receipt, "a.png", PapersOfTests.png("b")).statusCode(201);
        assertThat(kept()).isNotEqualTo(before);
    }

    @Test
    void aReportHasTwentyFilesAtMost() {
        byte[] file = PapersOfTests.picture("png", 20);
        for (int i = 0; i < AttachmentService.MOST; i++) {
            attach(receipt, "a.png", file).statusCode(201);
        }
        attach(receipt, "a.png", file).statusCode(409).body("code", equalTo("too-many-attachments"));
        list().body("items", hasSize(AttachmentService.MOST));
    }

    @Test
    void withoutAReceiptNothingIsKept() {
        byte[] file = PapersOfTests.picture("png", 20);
        attach("0".repeat(20), "a.png", file).statusCode(404).body("code", equalTo("receipt-unknown"));
        anybody()
                .contentType("application/octet-stream")
                .body(file)
                .post(ATTACHMENTS)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    /** Whether its receipt is one of ours is not said to who sends no key. */
    @Test
    void withoutAKeyNoReceiptIsLookedFor() {
        for (String any : List.of(receipt, "0".repeat(20))) {
            given().header("Accept-Language", "en")
                    .header("Report-Receipt", any)
                    .contentType("application/octet-stream")
                    .body(PapersOfTests.picture("png", 20))
                    .post(ATTACHMENTS)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("idempotency-key-missing"));
        }
    }

    /** Of 20 MB that are announced not one is sent: whoever waits for them does not answer. */
    private static String refusedUnread(String head, String begun) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((head + "\r\nHost: localhost\r\nContent-Length: 20000000\r\n\r\n" + begun)
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String uploadUnread(String withReceipt) throws IOException {
        return refusedUnread(
                "POST " + ATTACHMENTS + " HTTP/1.1\r\nContent-Type: application/octet-stream\r\nReport-Receipt: "
                        + withReceipt + "\r\nIdempotency-Key: " + UUID.randomUUID(),
                "");
    }

    private static String pageUnread(String withReceipt) throws IOException {
        return refusedUnread(
                "POST /complaint/v1/reports/page/follow-up/messages HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"receipt\"\r\n\r\n" + withReceipt
                        + "\r\n--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.png\"\r\n\r\n"
                        + "b".repeat(10_000));
    }

    /** Nothing is read, kept or made anew of a file whose receipt is none; an erased one is none as well, and by the same steps. */
    @Test
    void aWrongReceiptIsRefusedBeforeItsFileIsReadAndAnErasedOneAlike() throws IOException {
        QuarkusTransaction.requiringNew().run(() -> access.erase(UUID.fromString(complaint)));
        String wrong = "0".repeat(20);
        assertThat(uploadUnread(wrong)).startsWith("HTTP/1.1 404").contains("receipt-unknown");
        assertThat(uploadUnread(receipt)).isEqualTo(uploadUnread(wrong));
        for (String forged : List.of("换屆", "' or 1 = 1 --", receipt + "0", "U".repeat(100))) {
            assertThat(uploadUnread(forged)).as(forged).isEqualTo(uploadUnread(wrong));
        }
        assertThat(pageUnread(wrong)).startsWith("HTTP/1.1 404").contains("role=\"alert\"");
        assertThat(pageUnread(receipt)).isEqualTo(pageUnread(wrong));
        assertThat(statements(receipt)).isEqualTo(statements(wrong)).isPositive();
        assertThat(uploadUnread("0".repeat(101))).startsWith("HTTP/1.1 400").contains("invalid-request");
    }

    private static long statements(String withReceipt) {
        return StatementCount.of(() -> attach(withReceipt, "a.png", PapersOfTests.picture("png", 20)));
    }

    @Test
    void whatIsKeptNamesNeitherTheFileNorItsHash() throws NoSuchAlgorithmException {
        byte[] file = PapersOfTests.picture("png", 20);
        attach(receipt, "C:\\Users\\" + mark + "\\list.png", file).statusCode(201);
        list().body("items[0].name", equalTo("list.png"));
        byte[] kept = content(list().extract().path("items[0].id"));
        for (byte[] known : new byte[][] {file, kept}) {
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(known));
            assertThat(Database.number("select count(*) from confidential_file where sha256 = ?", hash))
                    .isZero();
        }
        assertThat(Database.number("select count(*) from attachment a where a::text like '%list.png%'"))
                .isZero();
        assertThat(Database.number(
                        "select count(*) from confidential_file f join attachment a using (id) where complaint_id = ?"
                                + " and (key_id <> '' or kept_at <> date_trunc('day', kept_at, 'Asia/Shanghai'))",
                        UUID.fromString(complaint)))
                .as("under the case's key, by day")
                .isZero();
    }

    @Test
    void othersDoNotSeeThem() {
        attach(receipt, "a.png", PapersOfTests.picture("png", 20)).statusCode(201);
        String id = list().extract().path("items[0].id");
        for (String path : new String[] {"", "/" + id, "/" + id + "/content"}) {
            registry.at(registry.path + ".zuzhibu", "2", "complaint-handler")
                    .get("/complaint/v1/complaints/" + complaint + "/attachments" + path)
                    .then()
                    .statusCode(404);
            registry.as("3", "organization-officer")
                    .get("/complaint/v1/complaints/" + complaint + "/attachments" + path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void withItsCaseAFileIsErased() {
        attach(receipt, "a.png", PapersOfTests.picture("png", 20)).statusCode(201);
        String id = list().extract().path("items[0].id");
        QuarkusTransaction.requiringNew().run(() -> access.erase(UUID.fromString(complaint)));
        list().statusCode(200).body("items[0].name", nullValue());
        registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaints/" + complaint + "/attachments/" + id + "/content")
                .then()
                .statusCode(404);
        attach(receipt, "a.png", PapersOfTests.picture("png", 20))
                .statusCode(404)
                .body("code", equalTo("receipt-unknown"));
    }

    @Test
    void aFileOfOneCaseDoesNotOpenInAnother() {
        attach(receipt, "a.png", PapersOfTests.picture("png", 20)).statusCode(201);
        String id = list().extract().path("items[0].id");
        String other = report(registry.townPath, "b");
        assertThat(other).isNotEqualTo(receipt);
        UUID otherCase = UUID.fromString(registry.at(registry.townPath, "1", "complaint-handler")
                .get("/complaint/v1/complaints")
                .path("items.find { it.id != '" + complaint + "' }.id"));
        Database.execute("update attachment set complaint_id = ? where id = ?", otherCase, UUID.fromString(id));
        registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaints/" + otherCase + "/attachments/" + id + "/content")
                .then()
                .statusCode(500);
    }
}
