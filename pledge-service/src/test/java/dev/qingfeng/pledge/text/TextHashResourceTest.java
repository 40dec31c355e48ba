package dev.qingfeng.pledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whoever holds the text as it is shown can compute what was signed, with a tool that knows nothing of us. */
@QuarkusTest
class TextHashResourceTest {

    @Test
    void theHashOfAShownTextIsThatOfSha256sum() throws Exception {
        try (RegistryOfTests registry = new RegistryOfTests().founded()) {
            registry.as("1", "organization-officer")
                    .body(
                            "{\"cycleId\":\"%s\",\"category\":\"LEADING_CADRE\",\"zhHans\":\"  我承诺:\\r\\n不拉票贿选。\\n\",\"zhHant\":\"我承諾:\\r不拉票賄選。\",\"en\":\"I pledge, cafe\\u0301 or not. \"}"
                                    .formatted(registry.cycle))
                    .post("/pledge/v1/texts")
                    .then()
                    .statusCode(201);
            JsonPath shown = registry.as("8", "cadre")
                    .get("/pledge/v1/texts")
                    .then()
                    .extract()
                    .jsonPath();
            String text = String.join(
                    "\n\n",
                    shown.getString("items[0].zhHans"),
                    shown.getString("items[0].zhHant"),
                    shown.getString("items[0].en"));
            assertThat(sha256sum(text)).isEqualTo(shown.getString("items[0].hash"));
        }
    }

    private static String sha256sum(String text) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder("sha256sum").start();
        try (OutputStream input = tool.getOutputStream()) {
            input.write(text.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(tool.waitFor()).isZero();
        return output.substring(0, 64);
    }
}
