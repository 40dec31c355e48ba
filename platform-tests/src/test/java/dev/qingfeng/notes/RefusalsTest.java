package dev.qingfeng.notes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal is a problem document, says what is wrong in the caller's words, and writes nothing. */
@QuarkusTest
class RefusalsTest {

    private static RequestSpecification caller() {
        return given().auth()
                .oauth2(Token.of("cadre").staffNumber("A1").unitPath("city").sign())
                .header("Idempotency-Key", UUID.randomUUID())
                .header("Accept-Language", "en");
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType(equalTo("application/problem+json"))
                .body("code", equalTo(code), "status", equalTo(status), "type", equalTo("/notes/v1/problems/" + code))
                .body("title", notNullValue(), "detail", notNullValue(), "instance", notNullValue())
                .body("detail", not(containsString("java")), "title", not(containsString("problem.")));
    }

    private static ValidatableResponse post(String body) {
        long before = Database.number("select count(*) from note");
        ValidatableResponse answer = caller().contentType("application/json")
                .body(body)
                .post("/notes/v1/notes")
                .then();
        assertThat(Database.number("select count(*) from note")).isEqualTo(before);
        return answer;
    }

    @Test
    void malformedJson() {
        refused(post("{\"text\": \"a"), 400, "malformed-request").body("traceId", notNullValue());
        refused(post("{\"text\": \"a\"} trailing"), 400, "malformed-request");
        refused(post("{\"text\": \"a\", \"text\": \"b\"}"), 400, "malformed-request");
        refused(post("[".repeat(5000)), 400, "malformed-request");
    }

    @Test
    void emptyBodies() {
        for (String body : new String[] {"", "null", " "}) {
            refused(post(body), 400, "invalid-request").body("errors.code", hasItem("required"));
        }
        refused(caller().contentType("application/json").post("/notes/v1/notes").then(), 400, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {"text": "a", "colour": "RED", "surprise": 1}; /surprise; unknown-field
            {"text": 7};                                   /text;     wrong-type
            {"text": true};                                /text;     wrong-type
            {"text": {"a": 1}};                            /text;     wrong-type
            {"text": ["a"]};                               /text;     wrong-type
            {"text": "a", "weight": "7"};                  /weight;   wrong-type
            {"text": "a", "weight": 7.5};                  /weight;   wrong-type
            {"text": "a", "weight": 99999999999};          /weight;   wrong-type
            {"text": "a", "day": "2026-02-30"};            /day;      wrong-type
            {"text": "a", "day": 20000};                   /day;      wrong-type
            {"text": "a", "day": [2026, 1, 1]};            /day;      wrong-type
            {"text": "a", "day": "1899-12-31"};            /day;      out-of-range
            {"text": "a", "day": "2201-01-01"};            /day;      out-of-range
            {"text": "a", "day": "+999999999-12-31"};      /day;      out-of-range
            {"text": "a", "at": "1899-12-31T23:59:59Z"};   /at;       out-of-range
            {"text": "a", "at": "2201-01-01T00:00:00Z"};   /at;       out-of-range
            {"text": "a", "at": 1};                        /at;       wrong-type
            {"text": "a", "at": "1"};                      /at;       wrong-type
            {"text": "a", "at": ""};                       /at;       wrong-type
            {"text": "a", "at": "2026-01-01"};             /at;       wrong-type
            {"text": "a", "day": "2026-01-01T00:00:00Z"};  /day;      wrong-type
            {"text": "a", "colour": "BLUE"};               /colour;   unknown-value
            {"text": "a", "colour": 0};                    /colour;   unknown-value
            {"text": ""};                                  /text;     required
            {};                                            /text;     required
            {"text": "a\\u0000b"};                         /text;     forbidden-character
            {"text": "a\\ud800b"};                         /text;     forbidden-character
            """)
    void wrongValues(String body, String pointer, String code) {
        refused(post(body), 400, "invalid-request")
                .body("errors[0].pointer", equalTo(pointer), "errors[0].code", equalTo(code));
    }

    @Test
    void overLongText() {
        refused(post("{\"text\": \"" + "長".repeat(101) + "\"}"), 400, "invalid-request")
                .body("errors[0].code", equalTo("wrong-length"), "errors[0].detail", containsString("100"));
    }

    /** With its length announced, and in chunks that grow too many. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 11000000", "Transfer-Encoding: chunked"})
    void bodiesOverTheLimit(String framing) throws IOException {
        String request = ("POST /notes/v1/notes HTTP/1.1\r\nIdempotency-Key: large\r\n"
                + "Content-Type: application/json\r\n" + framing + "\r\n");
        String body = framing.endsWith("chunked") ? ("186a0\r\n" + " ".repeat(100_000) + "\r\n").repeat(106) : "";
        assertThat(raw(request, body)).startsWith("HTTP/1.1 413").contains("application/problem+json");
    }

    /** Whoever announces it need not send it: the connection is closed with the answer. */
    @Test
    void aBodyAnnouncedTooLargeIsNotWaitedFor() throws IOException {
        String head = String.join(
                "\r\n",
                "POST /notes/v1/notes HTTP/1.1",
                "Idempotency-Key: large",
                "Content-Type: application/json",
                "Content-Length: 11000000",
                "");
        try (Socket socket = sent(head, "")) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413");
        }
    }

    /** What an HTTP client would not send. */
    private static String raw(String head, String body) throws IOException {
        try (Socket socket = sent(head, body)) {
            byte[] answer = new byte[1000];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, length, StandardCharsets.UTF_8);
        }
    }

    private static Socket sent(String head, String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(10_000);
        String request = head + "Host: localhost\r\nAuthorization: Bearer "
                + Token.of("cadre").staffNumber("A1").sign() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void otherMediaTypesAndMethodsAndAddresses() throws IOException {
        refused(
                caller().contentType("text/plain")
                        .body("a")
                        .post("/notes/v1/notes")
                        .then(),
                415,
                "unsupported-media-type");
        refused(caller().accept("image/png").get("/notes/v1/notes").then(), 406, "not-acceptable");
        refused(caller().delete("/notes/v1/notes").then(), 405, "method-not-allowed");
        refused(caller().get("/notes/v1/nothing-here").then(), 404, "not-found");
        refused(caller().get("/nowhere").then(), 404, "not-found");
        refused(caller().get("/notes/v1/notes/" + UUID.randomUUID()).then(), 404, "not-found");
        refused(caller().get("/notes/v1/notes/not-an-id").then(), 404, "not-found");
        for (String address : new String[] {"/%zz", "?day=%zz", "?cursor=%00", "/%00", "?day=a|b", "/[", "/%"}) {
            assertThat(raw("GET /notes/v1/notes" + address + " HTTP/1.1\r\n", ""))
                    .as(address)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json");
        }
    }

    @Test
    void badQueries() {
        refused(caller().get("/notes/v1/notes?limit=0").then(), 400, "invalid-request")
                .body("errors[0].pointer", equalTo("query:limit"), "errors[0].code", equalTo("out-of-range"));
        refused(caller().get("/notes/v1/notes?limit=501").then(), 400, "invalid-request");
        refused(caller().get("/notes/v1/notes?day=yesterday").then(), 400, "invalid-request")
                .body("errors[0].pointer", equalTo("query:day"));
        refused(caller().get("/notes/v1/notes?limit=many").then(), 400, "invalid-request");
        for (String cursor : new String[] {"x", "bm90ZXM", "4pyT4pyT", "bm90ZXMKbm90LWFuLWlk"}) {
            refused(caller().get("/notes/v1/notes?cursor=" + cursor).then(), 400, "bad-cursor");
        }
    }

    @Test
    void callersWithoutAGoodToken() {
        refused(given().get("/notes/v1/notes").then(), 401, "unauthenticated").header("WWW-Authenticate", "Bearer");
        for (String token : new String[] {
            "garbage",
            Token.of("cadre").expired().sign(),
            Token.of("cadre").audience("another-service").sign(),
            Token.of("cadre").issuer("https://elsewhere.example").sign()
        }) {
            refused(given().auth().oauth2(token).get("/notes/v1/notes").then(), 401, "unauthenticated");
        }
        refused(
                given().auth()
                        .oauth2(Token.of("auditor").sign())
                        .get("/notes/v1/notes")
                        .then(),
                403,
                "forbidden");
        refused(
                given().auth()
                        .oauth2(Token.of("cadre").unitPath("a").sign())
                        .get("/notes/v1/notes/mine")
                        .then(),
                403,
                "staff-number-missing");
        refused(
                given().auth()
                        .oauth2(Token.of("cadre").staffNumber("A1").sign())
                        .get("/notes/v1/notes/mine")
                        .then(),
                403,
                "unit-scope-missing");
        refused(
                given().auth()
                        .oauth2(Token.of("cadre")
                                .staffNumber("A1")
                                .unitPath("a..b")
                                .sign())
                        .get("/notes/v1/notes/mine")
                        .then(),
                403,
                "unit-scope-missing");
    }

    @Test
    void faultsOfOursTellNothing() {
        refused(caller().get("/notes/v1/notes/broken").then(), 500, "internal-error")
                .body(not(containsString("secret")));
    }

    @Test
    void whoeverFindsNobodyFreeIsToldWhenToComeAgain() {
        refused(caller().get("/notes/v1/notes/busy").then(), 503, "too-many-files")
                .header("Retry-After", "5");
    }

    @Test
    void aNamedConstraintSpeaksInItsOwnWords() {
        String text = "{\"text\": \"" + UUID.randomUUID() + "\"}";
        caller().contentType("application/json")
                .body(text)
                .post("/notes/v1/notes")
                .then()
                .statusCode(201);
        refused(post(text), 409, "note-exists");
    }

    @ParameterizedTest
    @CsvSource({
        "zh-TW, zh-Hant, 未找到",
        "zh-HK;q=0.9, zh-Hant, 未找到",
        "zh-CN, zh-Hans, 未找到",
        "en-GB, en, Not found",
        "'de, fr', zh-Hans, 未找到",
        "'!!', zh-Hans, 未找到",
        "'de;q=1, en;q=0.5', en, Not found"
    })
    void theCallersLanguageIsSpoken(String acceptLanguage, String language, String title) {
        given().auth()
                .oauth2(Token.of("cadre").sign())
                .header("Accept-Language", acceptLanguage)
                .get("/notes/v1/nothing")
                .then()
                .header("Content-Language", language)
                .body("title", equalTo(title));
    }

    @Test
    void everyTypeLeadsToItsPage() {
        given().get("/notes/v1/problems")
                .then()
                .statusCode(200)
                .body("code", hasItem("note-exists"))
                .body("code", hasItem("not-found"));
        given().header("Accept-Language", "en")
                .get("/notes/v1/problems/note-exists")
                .then()
                .statusCode(200)
                .body("status", equalTo(409), "detail", equalTo("Another note says the same."));
        refused(given().get("/notes/v1/problems/no-such-code").then(), 404, "not-found")
                .body("errors", nullValue());
    }
}
