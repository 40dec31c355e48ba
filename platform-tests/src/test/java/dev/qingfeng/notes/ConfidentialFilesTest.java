package dev.qingfeng.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.confidential.ConfidentialConfig;
import dev.qingfeng.platform.confidential.ConfidentialFiles;
import dev.qingfeng.platform.confidential.KeyRotation;
import dev.qingfeng.platform.confidential.PaperType;
import dev.qingfeng.platform.confidential.RotatedKeys;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.confidential.WrappedKey;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.FormerKey;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file comes in piece by piece, is looked at by its content, lies encrypted in parts, and comes out whole or not at all. */
@QuarkusTest
class ConfidentialFilesTest {

    private static final String PAPERS = "/notes/v1/papers";
    private static final String PLAIN = "the plain text of a paper";

    @Inject
    PaperService papers;

    @Inject
    ConfidentialFiles files;

    @Inject
    KeyRotation rotation;

    @Any
    @Inject
    Instance<RotatedKeys> keys;

    @Inject
    QuarkusApplication program;

    @Inject
    ConfidentialConfig config;

    private final Person person = Person.unknown();

    private Response post(String key, byte[] file) {
        return person.request()
                .header("Idempotency-Key", key)
                .contentType("application/octet-stream")
                .body(file)
                .post(PAPERS);
    }

    private ValidatableResponse post(byte[] file) {
        return post(UUID.randomUUID().toString(), file).then();
    }

    private UUID kept(byte[] file) {
        return post(file).statusCode(201).extract().jsonPath().getUUID("id");
    }

    /** Of three parts. */
    private static final byte[] LARGE = large();

    private static byte[] large() {
        try {
            return pdf(2_200_000);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] pdf(int noise) throws IOException {
        byte[] more = new byte[noise];
        new Random(7).nextBytes(more);
        return pdf(document -> {
            document.getDocumentInformation().setTitle(PLAIN);
            PDStream stream = new PDStream(document, new ByteArrayInputStream(more));
            document.getPage(0).getCOSObject().setItem("Noise", stream);
        });
    }

    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    private static byte[] pdf(Change change) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            change.to(document);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        }
    }

    private static byte[] picture(String format) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            BufferedImage image = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
            Random random = new Random(7);
            for (int i = 0; i < 300 * 400; i++) {
                image.setRGB(i % 300, i / 300, random.nextInt());
            }
            ImageIO.write(image, format, file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] both(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("run.sh"));
            zip.write(1);
        }
        return file.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static Stream<Arguments> papersOfEachKind() throws IOException {
        return Stream.of(
                Arguments.of("application/pdf", pdf(5_000)),
                Arguments.of("application/pdf", LARGE),
                Arguments.of("image/png", picture("png")),
                Arguments.of("image/jpeg", picture("jpeg")));
    }

    @ParameterizedTest
    @MethodSource("papersOfEachKind")
    void whatIsKeptComesBackAsItWas(String type, byte[] file) throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        UUID id = kept(file);
        byte[] back = person.request()
                .get(PAPERS + "/" + id)
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("ETag", equalTo('"' + hash + '"'))
                .header(
                        "Content-Disposition",
                        equalTo("attachment; filename=\"paper." + type.replaceFirst(".*/", "") + '"'))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Cache-Control", equalTo("private, no-store"))
                .extract()
                .asByteArray();
        assertThat(Arrays.equals(back, file)).isTrue();
        assertThat(reads(id)).isEqualTo(1);
        person.request()
                .header("If-None-Match", '"' + hash + '"')
                .get(PAPERS + "/" + id)
                .then()
                .statusCode(304);
        assertThat(reads(id)).as("whoever has it is shown nothing").isEqualTo(1);
    }

    private long reads(UUID id) {
        return Database.number(
                "select count(*) from audit_entry where record_type = 'ConfidentialFile' and action = 'READ'"
                        + " and record_id = ? and actor = ? and operation = 'getPaper'",
                id.toString(),
                person.staffNumber());
    }

    static Stream<Arguments> whatIsNoPaper() throws Exception {
        byte[] pdf = pdf(1_000);
        byte[] png = picture("png");
        byte[] jpeg = picture("jpeg");
        byte[] bomb = pdf(document -> {
            PDStream stream = new PDStream(
                    document, new ZerosStream(130L * 1024 * 1024), org.apache.pdfbox.cos.COSName.FLATE_DECODE);
            document.getPage(0).getCOSObject().setItem("Zeros", stream);
        });
        return Stream.of(
                Arguments.of("a program", text("MZ\u0090\0".repeat(50)), "file-type-refused"),
                Arguments.of("a program for Linux", both(text("\u007fELF\2\1\1"), pdf), "file-type-refused"),
                Arguments.of("a program with a document behind it", both(text("MZ\u0090\0"), pdf), "file-type-refused"),
                Arguments.of("an archive", archive(), "file-type-refused"),
                Arguments.of("a page of the web", text("<html><script>alert(1)</script></html>"), "file-type-refused"),
                Arguments.of("a picture that is none of these", text("GIF89a" + "x".repeat(40)), "file-type-refused"),
                Arguments.of("a letter", text("x"), "file-type-refused"),
                Arguments.of("a document with an archive behind it", both(pdf, archive()), "file-not-plain"),
                Arguments.of("a picture with an archive behind it", both(png, archive()), "file-not-plain"),
                Arguments.of("a photograph with an archive behind it", both(jpeg, archive()), "file-not-plain"),
                Arguments.of(
                        "a photograph that is a document",
                        both(Arrays.copyOf(jpeg, 20), both(text("%PDF-1.7\n"), jpeg)),
                        "file-not-plain"),
                Arguments.of("a document with something behind it", both(pdf, text("\n<html>")), "file-not-plain"),
                Arguments.of(
                        "a document with a program",
                        pdf(document ->
                                document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('')"))),
                        "file-not-plain"),
                Arguments.of("a document that fills the memory", bomb, "file-not-plain"),
                Arguments.of("the same with a space that readers pass over", spaced(bomb), "file-not-plain"),
                Arguments.of(
                        "a document with a password",
                        pdf(document -> document.protect(
                                new StandardProtectionPolicy("owner", "user", new AccessPermission()))),
                        "file-damaged"),
                Arguments.of("a document cut off", Arrays.copyOf(pdf, pdf.length / 2), "file-damaged"),
                Arguments.of("a document in name only", text("%PDF-1.7\nnothing\n%%EOF\n"), "file-damaged"),
                Arguments.of("a picture cut off", Arrays.copyOf(png, png.length / 2), "file-damaged"),
                Arguments.of("a photograph cut off", Arrays.copyOf(jpeg, jpeg.length / 2), "file-damaged"));
    }

    /** Each stream begins after a space and a line feed, instead of a line end of one or two bytes. */
    private static byte[] spaced(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1)
                .replace("stream\r\n", "stream \n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void noPictureLeavesAPlainCopyAmongTemporaryFiles() {
        assertThat(ImageIO.getUseCache()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatIsNoPaper")
    void whatIsNoPaperIsRefusedByItsContent(String what, byte[] file, String code) {
        long before = Database.number("select count(*) from confidential_file");
        post(file).statusCode(422).body("code", equalTo(code));
        assertThat(Database.number("select count(*) from confidential_file")).isEqualTo(before);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeAllOfItHasCome() throws IOException {
        int limit = PaperResource.MEGABYTES << 20;
        post(new byte[limit + 1]).statusCode(413).body("code", equalTo("file-too-large"));
        InputStream endless = new ZerosStream(Long.MAX_VALUE);
        assertThatThrownBy(() -> Upload.of(endless, PaperResource.MEGABYTES)).hasMessage("file-too-large");
        assertThat(((ZerosStream) endless).given()).isBetween((long) limit, limit + (1L << 20));
    }

    /** As much as it is given; a limit of its own shows that no more of it is held than a few parts. */
    @Test
    void aLargeFileNeedsNoMoreMemoryThanASmallOne() throws IOException {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        try (Upload large = Upload.of(new ZerosStream(64L << 20), 64)) {
            System.gc();
            assertThat(runtime.totalMemory() - runtime.freeMemory() - before).isLessThan(16L << 20);
            assertThat(large.size()).isEqualTo(64L << 20);
        }
    }

    @Test
    void nothingOfAFileIsInTheDatabaseInTheClear() throws Exception {
        UUID id = kept(LARGE);
        assertThat(parts(id)).hasSizeGreaterThan(1);
        for (byte[] part : parts(id)) {
            String content = new String(part, StandardCharsets.ISO_8859_1);
            assertThat(content).doesNotContain(PLAIN).doesNotContain("%PDF-");
        }
        assertThat(new String(wrappedKey(id), StandardCharsets.ISO_8859_1)).doesNotContain("AesGcmHkdfStreamingKey");
    }

    private static List<byte[]> parts(UUID id) throws SQLException {
        try (Connection connection = Database.superuser();
                PreparedStatement query = connection.prepareStatement(
                        "select content from confidential_file_part where file_id = ? order by part")) {
            query.setObject(1, id);
            try (ResultSet rows = query.executeQuery()) {
                java.util.ArrayList<byte[]> parts = new java.util.ArrayList<>();
                while (rows.next()) {
                    parts.add(rows.getBytes(1));
                }
                return parts;
            }
        }
    }

    static Stream<Arguments> tamperings() {
        return Stream.of(
                Arguments.of(
                        "the last part is dropped",
                        List.of("delete from confidential_file_part where file_id = ? and part = 2")),
                Arguments.of(
                        "a part is dropped",
                        List.of("delete from confidential_file_part where file_id = ? and part = 1")),
                Arguments.of(
                        "parts are swapped",
                        List.of(
                                "update confidential_file_part set part = 1000 + part where file_id = ? and part in (0, 1)",
                                "update confidential_file_part set part = 1001 - part where file_id = ? and part >= 1000")),
                Arguments.of(
                        "the end is cut off",
                        List.of(
                                "update confidential_file_part set content = substring(content for octet_length(content) - 1)"
                                        + " where file_id = ? and part = 2")),
                Arguments.of(
                        "a bit is turned",
                        List.of(
                                "update confidential_file_part set content = set_bit(content, 900, 1 - get_bit(content, 900))"
                                        + " where file_id = ? and part = 1")),
                Arguments.of(
                        "a part is another file's",
                        List.of(
                                "update confidential_file_part set content = (select content from confidential_file_part o"
                                        + " where o.file_id <> confidential_file_part.file_id and o.part = 1 limit 1)"
                                        + " where file_id = ? and part = 1")));
    }

    @BeforeEach
    void anotherFile() {
        if (Database.number("select count(*) from confidential_file where size = ?", LARGE.length) == 0) {
            kept(LARGE);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    void aFileThatWasTamperedWithDoesNotComeOut(String what, List<String> changes) throws IOException {
        UUID id = kept(LARGE);
        changes.forEach(change -> Database.execute(change, id));
        assertThatThrownBy(() -> papers.open(id, PaperService.PLACE).stream().readAllBytes())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> shown(id))
                .as("the connection ends in the midst, or nothing comes at all")
                .isInstanceOf(IOException.class);
    }

    private byte[] shown(UUID id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + PAPERS + "/" + id))
                .header("Authorization", "Bearer " + token())
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return answer.body();
    }

    private String token() {
        return Token.of("cadre")
                .staffNumber(person.staffNumber())
                .unitPath("city")
                .sign();
    }

    @Test
    void aFileOpensAtItsPlaceOnly() throws IOException {
        UUID id = kept(pdf(100));
        assertThatThrownBy(() -> papers.open(id, "another")).isInstanceOf(IllegalStateException.class);
        UUID other = kept(pdf(200));
        Database.execute(
                "update confidential_file set (key_id, wrapped_key) = (select key_id, wrapped_key from confidential_file"
                        + " where id = ?) where id = ?",
                other,
                id);
        assertThatThrownBy(() -> papers.open(id, PaperService.PLACE).stream().readAllBytes())
                .isInstanceOf(IOException.class);
    }

    @Test
    void theKeyOfAFileMovesUnderTheCurrentOneAndTheFileStays() throws Exception {
        byte[] file = pdf(100);
        UUID id = kept(file);
        WrappedKey former = FormerKey.envelope(config).rewrap(new WrappedKey("first", wrappedKey(id)), "paper");
        Database.execute(
                "update confidential_file set key_id = 'former', wrapped_key = ? where id = ?",
                former.wrappedKey(),
                id);
        assertThat(papers.open(id, PaperService.PLACE).stream().readAllBytes()).isEqualTo(file);
        rotation.rotate();
        assertThat(Database.number("select count(*) from confidential_file where id = ? and key_id <> 'first'", id))
                .isZero();
        assertThat(papers.open(id, PaperService.PLACE).stream().readAllBytes()).isEqualTo(file);
    }

    @Test
    void theKeyOfAFileThatDoesNotOpenStaysAsItIsAndTheOthersMove() throws Exception {
        byte[] file = pdf(100);
        UUID damaged = kept(file);
        for (UUID id : List.of(damaged, kept(pdf(200)))) {
            WrappedKey former = FormerKey.envelope(config).rewrap(new WrappedKey("first", wrappedKey(id)), "paper");
            Database.execute(
                    "update confidential_file set key_id = 'former', wrapped_key = ? where id = ?",
                    former.wrappedKey(),
                    id);
        }
        String place = "update confidential_file set place = ? where id = ?";
        Database.execute(place, "elsewhere", damaged);
        assertThat(rotation.rotate().unopened()).isEqualTo(1);
        assertThat(underTheFormerKey()).isEqualTo(1);
        Database.execute(place, "paper", damaged);
        assertThat(rotation.rotate().unopened()).isZero();
        assertThat(underTheFormerKey()).isZero();
        assertThat(papers.open(damaged, PaperService.PLACE).stream().readAllBytes())
                .isEqualTo(file);
    }

    private static long underTheFormerKey() {
        return Database.number("select count(*) from confidential_file where key_id = 'former'");
    }

    /** An old process, while the others are being restarted. */
    @Test
    void aProcessThatDoesNotKnowItsKeyForAFormerOneTakesNoKeyOfAFileBack() throws Exception {
        UUID id = kept(pdf(100));
        for (RotatedKeys each : keys) {
            QuarkusTransaction.requiringNew()
                    .run(() -> each.moveSome(FormerKey.envelope(config), RotatedKeys.START, 100));
        }
        assertThat(Database.number("select count(*) from confidential_file where id = ? and key_id = 'first'", id))
                .isEqualTo(1);
    }

    /** As long as one is, the former key must not be taken out of the configuration. */
    @Test
    void aKeyThatSomebodyHoldsIsLeftAndSaidToBe() throws Exception {
        UUID id = kept(pdf(100));
        WrappedKey former = FormerKey.envelope(config).rewrap(new WrappedKey("first", wrappedKey(id)), "paper");
        Database.execute(
                "update confidential_file set key_id = 'former', wrapped_key = ? where id = ?",
                former.wrappedKey(),
                id);
        try (Connection other = Database.superuser();
                PreparedStatement lock =
                        other.prepareStatement("select id from confidential_file where id = ? for update")) {
            other.setAutoCommit(false);
            lock.setObject(1, id);
            lock.execute();
            assertThat(program.run("rotate-keys")).isEqualTo(3);
            other.rollback();
        }
        assertThat(program.run("rotate-keys")).isZero();
    }

    private static byte[] wrappedKey(UUID id) throws SQLException {
        try (Connection connection = Database.superuser();
                PreparedStatement query =
                        connection.prepareStatement("select wrapped_key from confidential_file where id = ?")) {
            query.setObject(1, id);
            try (ResultSet found = query.executeQuery()) {
                assertThat(found.next()).isTrue();
                return found.getBytes(1);
            }
        }
    }

    @Test
    void whatIsRolledBackLeavesNoFile() throws IOException {
        UUID id;
        try (Upload upload = Upload.of(new ByteArrayInputStream(pdf(100)), 1)) {
            upload.look(List.of(PaperType.values()));
            QuarkusTransaction.begin();
            id = files.keep(upload, List.of(PaperType.values()), PaperService.PLACE)
                    .id();
            QuarkusTransaction.rollback();
        }
        assertThat(Database.number("select count(*) from confidential_file_part where file_id = ?", id))
                .isZero();
    }

    /** A transaction holds a connection of the database, and of those there are few. */
    @Test
    void nobodyLooksAtAFileWithinATransaction() throws IOException {
        try (Upload upload = Upload.of(new ByteArrayInputStream(pdf(100)), 1)) {
            QuarkusTransaction.begin();
            assertThatThrownBy(() -> files.keep(upload, List.of(PaperType.values()), PaperService.PLACE))
                    .isInstanceOf(IllegalStateException.class);
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void anUploadThatIsBrokenOffLeavesNothing() throws Exception {
        long before = Database.number("select count(*) from confidential_file");
        long answers = answersKept();
        byte[] file = pdf(1_500_000);
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(text("POST " + PAPERS + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                            + file.length + "\r\nContent-Type: application/octet-stream\r\nIdempotency-Key: "
                            + UUID.randomUUID()
                            + "\r\nAuthorization: Bearer " + token() + "\r\n\r\n"));
            socket.getOutputStream().write(file, 0, file.length / 2);
            socket.getOutputStream().flush();
            await().until(() -> temporaryFiles() >= 1);
        }
        await().untilAsserted(() -> assertThat(temporaryFiles()).isZero());
        assertThat(Database.number("select count(*) from confidential_file")).isEqualTo(before);
        assertThat(answersKept()).isEqualTo(answers);
    }

    private long answersKept() {
        return Database.number("select count(*) from idempotency_key where caller = ?", person.staffNumber());
    }

    /** They have no name; only who has them open shows that they are there. */
    private static long temporaryFiles() throws IOException {
        try (Stream<java.nio.file.Path> open = java.nio.file.Files.list(java.nio.file.Path.of("/proc/self/fd"))) {
            return open.filter(descriptor -> {
                        try {
                            return java.nio.file.Files.readSymbolicLink(descriptor)
                                    .toString()
                                    .contains(".sealed");
                        } catch (IOException e) {
                            return false;
                        }
                    })
                    .count();
        }
    }

    @Test
    void theSameFileUnderTheSameKeyIsKeptOnceAndAnotherIsRefused() throws IOException {
        String key = UUID.randomUUID().toString();
        byte[] file = pdf(100);
        String first = post(key, file).then().statusCode(201).extract().asString();
        post(key, file).then().statusCode(201).body(equalTo(first));
        post(key, pdf(200)).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    /** So many zeros. */
    private static final class ZerosStream extends InputStream {

        private final long length;
        private long given;

        ZerosStream(long length) {
            this.length = length;
        }

        long given() {
            return given;
        }

        @Override
        public int read() {
            return given++ < length ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            int now = (int) Math.min(count, length - given);
            if (now <= 0 && count > 0) {
                return -1;
            }
            Arrays.fill(target, offset, offset + now, (byte) 0);
            given += now;
            return now;
        }
    }
}
