package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The ballot page in a real browser, see {@code src/test/browser}: it needs Node and Chromium, thus {@code -Ptools}. */
@QuarkusTest
@EnabledIfSystemProperty(named = "qingfeng.tools", matches = "true")
class BallotPageInBrowserTest {

    private static final int VOTERS = 3;

    private HallOfTests hall;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void peopleVoteByKeyboardAloneOnPhonesAndTabletsWithoutScript() throws Exception {
        String round = hall.round();
        List<String> slips = hall.slips(round, VOTERS);
        hall.open(round, VOTERS).statusCode(200);
        Path pictures = Files.createDirectories(Path.of("target", "browser").toAbsolutePath());
        Path output = pictures.resolve("output.txt");
        Process browser = new ProcessBuilder(
                        Path.of("src", "test", "browser", "check")
                                .toAbsolutePath()
                                .toString(),
                        "http://localhost:%d/inspection/v1/ballots/page".formatted(RestAssured.port),
                        pictures.toString(),
                        HallOfTests.deskCode())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        show(slips, browser);
        assertThat(browser.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Database.number("select count(*) from ballot where round_id = ?", UUID.fromString(round)))
                .isEqualTo(VOTERS);
    }

    private static void show(List<String> slips, Process browser) throws IOException {
        try (BufferedWriter input = browser.outputWriter(StandardCharsets.UTF_8)) {
            for (String slip : slips) {
                input.write(slip + "\n");
            }
        }
    }
}
