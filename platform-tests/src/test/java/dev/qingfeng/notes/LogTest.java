package dev.qingfeng.notes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.testing.ServiceLog;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is logged leads from a complaint to its cause and tells nothing of what was sent. */
@QuarkusTest
class LogTest {

    private final String text = UUID.randomUUID().toString();
    private final String key = UUID.randomUUID().toString();
    private final String token = Token.of("cadre")
            .staffNumber("P" + UUID.randomUUID())
            .unitPath("city")
            .sign();

    private Response write(String body, String end) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", key + end)
                .contentType("application/json")
                .body(body)
                .post(Person.NOTES);
    }

    /** The tests write to a file what production writes to its console, where a test could not read it. */
    @Test
    void productionWritesJsonToItsConsole() throws IOException {
        Properties production = new Properties();
        try (InputStream file =
                Token.class.getClassLoader().getResourceAsStream("META-INF/microprofile-config.properties")) {
            production.load(file);
        }
        assertThat(production).containsEntry("quarkus.log.console.json.enabled", "true");
    }

    @Test
    void aFaultOfOursIsFoundByTheTraceIdOfItsAnswer() {
        Response answer = given().auth().oauth2(token).get(Person.NOTES + "/broken");
        assertThat(answer.statusCode()).isEqualTo(500);
        String trace = answer.jsonPath().getString("traceId");
        assertThat(trace).matches("[0-9a-f]{32}");
        await().untilAsserted(() -> assertThat(ServiceLog.lines())
                .anyMatch(line -> line.path("mdc").path("traceId").asText().equals(trace)
                        && line.path("level").asText().equals("ERROR")
                        && line.path("exception").path("message").asText().contains("a secret")));
    }

    /** Written, refused by its form, by its words, and by the database, which would show the row if it were let. */
    @Test
    void neitherBodyNorTokenNorKeyIsLogged() {
        String good = "{\"text\": \"" + text + "\"}";
        assertThat(write(good, "").statusCode()).isEqualTo(201);
        assertThat(write("{\"text\": \"" + text + text + text + "\"}", "-long").statusCode())
                .isEqualTo(400);
        assertThat(write("{\"text\": \"" + text, "-cut").statusCode()).isEqualTo(400);
        assertThat(write("{\"text\": \"" + text + "\", \"" + text + "\": 1}", "-more")
                        .statusCode())
                .isEqualTo(400);
        assertThat(write("{\"text\": \"" + text + "\", \"weight\": 1}", "").statusCode())
                .isEqualTo(422);
        assertThat(Person.unknown().post(text, good).statusCode()).isEqualTo(409);
        assertThat(given().auth().oauth2(token + "x").get(Person.NOTES).statusCode())
                .isEqualTo(401);
        // What is logged for this comes behind all that was logged for those.
        aFaultOfOursIsFoundByTheTraceIdOfItsAnswer();
        assertThat(ServiceLog.text())
                .doesNotContain(text)
                .doesNotContain(key)
                .doesNotContain(token.substring(token.lastIndexOf('.') + 1));
    }
}
