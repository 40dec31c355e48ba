package dev.qingfeng.complaint.reportpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The pages of reports in a real browser, see {@code src/test/browser}: it needs Node and Chromium, thus {@code -Ptools}. */
@QuarkusTest
@EnabledIfSystemProperty(named = "qingfeng.tools", matches = "true")
class ReportPageInBrowserTest {

    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void peopleReportByKeyboardAloneOnPhonesAndTabletsWithoutScript() throws Exception {
        Path pictures = Files.createDirectories(Path.of("target", "browser").toAbsolutePath());
        Path evidence = Files.write(pictures.resolve("evidence.png"), PapersOfTests.picture("png", 60));
        Path output = pictures.resolve("output.txt");
        Process browser = new ProcessBuilder(
                        Path.of("src", "test", "browser", "check")
                                .toAbsolutePath()
                                .toString(),
                        "http://localhost:%d/complaint/v1/reports/page?city=%s"
                                .formatted(RestAssured.port, registry.path),
                        pictures.toString(),
                        evidence.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(browser.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Database.number("select count(*) from complaint where subject_unit_id = ?", registry.town))
                .isEqualTo(2);
        assertThat(Database.number(
                        "select count(*) from attachment a join complaint c on c.id = a.complaint_id"
                                + " where c.subject_unit_id = ?",
                        registry.town))
                .isEqualTo(4);
    }
}
