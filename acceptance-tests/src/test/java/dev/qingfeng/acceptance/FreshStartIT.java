package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What someone finds who has just started it for the first time. */
@ExtendWith(QingfengExtension.class)
@Order(Integer.MIN_VALUE)
class FreshStartIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theLinesOfThePageAndOfReadmeSignAPledge(Qingfeng qingfeng) {
        PastedLines lines = PastedLines.ofThePage(qingfeng);
        assertThat(lines).isEqualTo(PastedLines.ofReadme(qingfeng));

        JsonNode signed = lines.run();

        assertThat(signed.path("state").asText()).as(signed.toString()).isEqualTo("SIGNED");
        assertThat(lines.run()).as("the same again").isEqualTo(signed);
        assertThat(lines.withKey("my-second-signature").run().path("code").asText())
                .isEqualTo("stale-entity-tag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEADING_CADRE", "ORGANISATION_STAFF", "TOWNSHIP_SECRETARY", "INSPECTION_TEAM_MEMBER"})
    void itSaysHowManyOfTheSampleCityHaveSigned(String category, Qingfeng qingfeng) {
        Matcher coverage =
                Pattern.compile(category + " +(\\d+) of +(\\d+) signed").matcher(qingfeng.page());
        assertThat(coverage.find()).as(qingfeng.page()).isTrue();
        assertThat(Integer.parseInt(coverage.group(1)))
                .as("some have signed and some have not")
                .isPositive()
                .isLessThan(Integer.parseInt(coverage.group(2)));
    }

    @ParameterizedTest
    @FieldSource("dev.qingfeng.acceptance.Qingfeng#SERVICES")
    void noServiceComplainsWhileAllStarts(String service, Qingfeng qingfeng) {
        assertThat(qingfeng.startLog(service).lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(isComplaint(line)).as(line).isFalse());
    }

    private static boolean isComplaint(String line) {
        if (!line.startsWith("{")) {
            return true;
        }
        try {
            JsonNode entry = JSON.readTree(line);
            String level = entry.required("level").asText();
            return Set.of("ERROR", "FATAL").contains(level) || (level.equals("WARN") && entry.has("exception"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
