package dev.qingfeng.complaint.reportpage;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.complaint.OpenTransaction;
import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.MultiPartConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However long the files of a reporter take, those who handle the case go on with it meanwhile. */
@QuarkusTest
class SlowFilesTest {

    private static final String FOLLOW_UP = "/complaint/v1/reports/page/follow-up/messages";

    /** Nothing that a file consists of is written while somebody has this. */
    private static final String NO_CONTENTS = "lock table confidential_file_part in share mode";

    private final RegistryOfTests registry = new RegistryOfTests();
    private final byte[] picture = PapersOfTests.picture("png", 20);

    @Inject
    CaseAccess access;

    @BeforeEach
    void found() {
        registry.founded();
        registry.knownPerson("7", "司馬懷瑾", null);
        registry.knownPerson("8", "上官文淵", null);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private CaseOfTests reported() {
        return new CaseOfTests(registry, "有人逐戶送禮");
    }

    /** By the follow-up page; its text and its files name somebody each. */
    private Response added(String receipt, int files) {
        RequestSpecification form = given().header("Origin", "null")
                .header("Accept-Language", "en")
                .config(RestAssured.config()
                        .multiPartConfig(MultiPartConfig.multiPartConfig()
                                .defaultCharset(StandardCharsets.UTF_8)
                                .emptyDefaultFileName()))
                .multiPart("receipt", receipt, "text/plain; charset=UTF-8")
                .multiPart("text", "還有司馬懷瑾", "text/plain; charset=UTF-8");
        for (int i = 0; i < files; i++) {
            form = form.multiPart("files", "上官文淵.png", picture, "image/png");
        }
        return form.post(FOLLOW_UP);
    }

    private CompletableFuture<Response> adding(CaseOfTests of, int files) {
        return CompletableFuture.supplyAsync(() -> added(of.receipt, files));
    }

    /** An officer moves the case and writes into it, and its reporter writes, too. */
    private static void othersGoOnWith(CaseOfTests of) throws Exception {
        CompletableFuture.runAsync(() -> {
                    of.moved("subjects", "{}");
                    of.moved("screening", "{\"severity\":\"SERIOUS\",\"assessment\":\"可查\"}");
                    of.officer()
                            .body("{\"text\":\"何時?\"}")
                            .post(of.address() + "/messages")
                            .then()
                            .statusCode(201);
                    anybody()
                            .body("{\"receipt\":\"" + of.receipt + "\",\"text\":\"再說一次\"}")
                            .post("/complaint/v1/reports/messages")
                            .then()
                            .statusCode(201);
                })
                .get(20, TimeUnit.SECONDS);
    }

    private static long filesOf(CaseOfTests of) {
        return Database.number("select count(*) from attachment where complaint_id = ?", UUID.fromString(of.id));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String part(String field) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + field + "\"";
    }

    @Test
    void othersGoOnWhileAFileIsOnItsWay() throws Exception {
        CaseOfTests of = reported();
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(bytes(part("receipt") + "\r\n\r\n" + of.receipt + "\r\n"));
        form.writeBytes(bytes(part("text") + "\r\n\r\n還有司馬懷瑾\r\n"));
        for (int i = 0; i < 2; i++) {
            form.writeBytes(bytes(part("files") + "; filename=\"上官文淵.png\"\r\n\r\n"));
            form.writeBytes(picture);
            form.writeBytes(bytes("\r\n"));
        }
        form.writeBytes(bytes("--x--\r\n"));
        byte[] sent = form.toByteArray();
        int soFar = sent.length - picture.length / 2;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(bytes("POST " + FOLLOW_UP
                            + " HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\nConnection: close\r\n"
                            + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: " + sent.length
                            + "\r\n\r\n"));
            socket.getOutputStream().write(sent, 0, soFar);
            socket.getOutputStream().flush();
            othersGoOnWith(of);
            assertThat(filesOf(of)).isZero();
            socket.getOutputStream().write(sent, soFar, sent.length - soFar);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
        assertThat(filesOf(of)).isEqualTo(2);
        assertThat(of.officer().get(of.address() + "/case").<List<String>>path("subjects.standing"))
                .as("who is named in the text, and who in the names of the files")
                .containsExactly("PRESUMED", "PRESUMED");
    }

    @Test
    void andWhileItIsBeingWrittenDown() throws Exception {
        CaseOfTests of = reported();
        CompletableFuture<Response> adding;
        try (OpenTransaction noContents = new OpenTransaction(NO_CONTENTS)) {
            adding = adding(of, 2);
            noContents.untilWaitedForBy(1);
            othersGoOnWith(of);
            noContents.commitOnceWaitedFor();
        }
        adding.join().then().statusCode(200);
        assertThat(filesOf(of)).isEqualTo(2);
    }

    @Test
    void nobodyGetsMoreFilesIntoACaseByAddingThemAtOnce() throws SQLException {
        CaseOfTests of = reported();
        added(of.receipt, 17).then().statusCode(200);
        List<CompletableFuture<Response>> adding;
        try (OpenTransaction noContents = new OpenTransaction(NO_CONTENTS)) {
            adding = Stream.generate(() -> adding(of, 2)).limit(4).toList();
            noContents.untilWaitedForBy(4);
            noContents.commitOnceWaitedFor();
        }
        assertThat(adding.stream().map(each -> each.join().statusCode())).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(filesOf(of)).isEqualTo(19);
        assertThat(Database.number(
                        "select count(*) from confidential_file where place like ?", "complaint/" + of.id + "/%"))
                .as("what was refused is not kept")
                .isEqualTo(19);
        assertThat(Database.number("select count(*) from message where complaint_id = ?", UUID.fromString(of.id)))
                .isEqualTo(2);
    }

    /** Its key is not the case's any more. */
    @Test
    void nothingIsAddedToWhatIsErasedMeanwhile() throws SQLException {
        CaseOfTests of = reported();
        CompletableFuture<Response> adding;
        try (OpenTransaction noContents = new OpenTransaction(NO_CONTENTS)) {
            adding = adding(of, 2);
            noContents.untilWaitedForBy(1);
            QuarkusTransaction.requiringNew().run(() -> access.erase(UUID.fromString(of.id)));
            noContents.commitOnceWaitedFor();
        }
        assertThat(adding.join().statusCode()).isIn(404, 409);
        assertThat(filesOf(of)).isZero();
    }
}
