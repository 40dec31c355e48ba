package dev.qingfeng.pledge.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"zhHans", "zhHant", "en"})
    void aTextThatLacksOneOfItsLanguagesIsNotAdopted(String language) {
        try (RegistryOfTests registry = new RegistryOfTests().founded()) {
            for (String lacking : List.of("left out", "", " \n\u3000")) {
                Map<String, String> text = new HashMap<>(Map.of(
                        "cycleId",
                        registry.cycle.toString(),
                        "category",
                        "LEADING_CADRE",
                        "zhHans",
                        "我承诺",
                        "zhHant",
                        "我承諾",
                        "en",
                        "I pledge"));
                text.put(language, lacking);
                text.values().remove("left out");
                registry.as("1", "organization-officer")
                        .body(text)
                        .post("/pledge/v1/texts")
                        .then()
                        .statusCode(400)
                        .body("code", equalTo("invalid-request"), "errors.pointer", contains("/" + language));
            }
            registry.as("8", "cadre").get("/pledge/v1/texts").then().body("items", empty());
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
