package dev.qingfeng.inspection.notice;

import static dev.qingfeng.inspection.CityOfTests.today;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HeaderConfig;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A posted notice says on which day fieldwork begins, where violations are reported, and who comes: on screen as on paper. */
@QuarkusTest
class NoticeWordsTest {

    private static final String HOTLINE = "0716-12380";

    private final CityOfTests city = new CityOfTests();
    private final LocalDate begins = today().plusDays(4);
    private String notice = "";

    @BeforeEach
    void post() {
        city.founded();
        city.form(city.team(List.of(city.member, city.knownCadre("8")), city.town))
                .statusCode(201);
        notice = "/inspection/v1/inspections/" + city.inspectionOf(city.town) + "/notice";
        city.asLeader()
                .body(CityOfTests.notice(0, 4, "").replace("12380", HOTLINE))
                .post(notice)
                .then()
                .statusCode(200);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private Response read(String language, String more) {
        return city.officer()
                .config(RestAssured.config()
                        .headerConfig(HeaderConfig.headerConfig().overwriteHeadersWithName("Accept-Language")))
                .header("Accept-Language", language)
                .get(notice + more);
    }

    @Test
    void whatHungIsPrintedAgainByTheNamesOfItsDay() throws IOException {
        String before = read("zh-Hant", "").asString();
        city.renamed(city.town, city.townPath, "TOWN", "清泉街道");
        city.renamed(city.city, city.path, "CITY", "新市");
        city.cycleRenamed("下屆換屆");
        assertThat(read("zh-Hant", "").asString()).isEqualTo(before).doesNotContain("清泉街道", "新市", "下屆換屆");
        assertThat(printed("/print")).contains("單位", "換屆").doesNotContain("清泉街道", "新市", "下屆");
        assertThat(printed("/draft")).contains("清泉街道", "新市", "下屆換屆");
        city.asLeader().body(CityOfTests.notice(0, 5, "")).post(notice).then().statusCode(200);
        assertThat(read("zh-Hant", "").asString()).contains("清泉街道", "新市", "下屆換屆");
        assertThat(Database.number(
                        "select count(*) from earlier_notice e join unit_inspection i on i.id = e.inspection_id"
                                + " where i.unit_id = ? and e.notice_unit_name = '單位'",
                        city.town))
                .isEqualTo(1);
    }

    private String printed(String what) throws IOException {
        byte[] pdf = read("zh-Hant", what).then().statusCode(200).extract().asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zh-Hans, yyyy年M月d日, 考察自{0}开始。, 举报电话：{0}。, 考察组组长：{0}；成员：",
        "zh-Hant, yyyy年M月d日, 考察自{0}開始。, 舉報電話：{0}。, 考察組組長：{0}；成員：",
        "en, d MMMM yyyy, The inspection begins on {0}., can be reported by telephone: {0}., is led by {0}. Its members:"
    })
    void itSaysWhenWhereAndWho(String language, String pattern, String begin, String hotline, String ledBy)
            throws IOException {
        String day = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(begins);
        List<String> said = List.of(
                begin.replace("{0}", day), hotline.replace("{0}", HOTLINE), ledBy.replace("{0}", "某某6"), "某某7", "某某8");

        String shown = String.join(
                "",
                read(language, "").then().statusCode(200).extract().jsonPath().getList("paragraphs", String.class));
        assertThat(shown).contains(said);

        byte[] pdf = read(language, "/print").then().statusCode(200).extract().asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String printed = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(printed)
                    .contains(said.stream()
                            .map(words -> words.replaceAll("\\s", ""))
                            .toList());
        }
    }
}
