package dev.qingfeng.appointment.form;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a plan moves has a form to be stamped: what the registry knows is on it, and the rest is left to be written by hand. */
@QuarkusTest
class AppointmentFormTest {

    private final TransitionOfTests transition = new TransitionOfTests();
    private final CityOfTests city = transition.city;
    private UUID plan = UUID.randomUUID();
    private UUID cadre = UUID.randomUUID();

    /** A deputy who was in the office before and has a sister there becomes secretary. */
    @BeforeEach
    void aDeputyIsToBeSecretary() {
        plan = transition.begun().decisive().plan();
        cadre = transition.cadre("1", city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        transition.cadre("2", transition.office, "");
        file("cadres", CityOfTests.corrected(line("1", "李四", city.town, "DEPUTY_HEAD_OF_GOVERNMENT,2022-01-01")));
        file("cadres", CityOfTests.corrected(line("2", "李五", transition.office, ",")));
        file("kinships", "staffNumber,kinStaffNumber,relation\n%1$s-1,%1$s-2,SIBLING\n");
        file("career-entries", "staffNumber,since,until,unitName,post\n%1$s-1,2002-07-01,2005-03-01,某縣農業局,科員\n");
        file("annual-assessments", """
                staffNumber,year,grade
                %1$s-1,2021,UNGRADED
                %1$s-1,2022,COMPETENT
                %1$s-1,2023,COMPETENT
                %1$s-1,2024,EXCELLENT
                """);
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private void file(String list, String csv) {
        city.send(list, "", csv.formatted(city.staffPrefix)).statusCode(200);
    }

    private String line(String number, String name, String unit, String post) {
        return "%s-%s,%s,1980-05-01,FEMALE,DEPUTY_SECTION,%s,%s,2005-07-01,MASTER,INTENSIVE_CLASS,\n"
                .formatted(city.staffPrefix, number, name, unit, post);
    }

    private String form(String kind, String rest) {
        String move = transition
                .propose(plan, cadre, kind, rest)
                .statusCode(201)
                .extract()
                .path("id");
        return "/appointment/v1/plans/" + plan + "/moves/" + move + "/appointment-form";
    }

    private String promotion() {
        return form(
                "PROMOTION", ", \"toPostKind\": \"PARTY_SECRETARY\", \"toRank\": \"SECTION\", \"reason\": \"工作需要\"");
    }

    private ValidatableResponse read(String form, String language, String... roles) {
        return given().auth()
                .oauth2(Token.of(roles).staffNumber("T-1").unitPath(city.path).sign())
                .header("Accept-Language", language)
                .get(form)
                .then();
    }

    private String words(String form, String language, String... roles) throws IOException {
        byte[] pdf = read(form, language, roles)
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", equalTo("private, no-store"))
                .extract()
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void aFormTellsWhoIsToBecomeWhatAndWhy() throws IOException {
        assertThat(words(promotion(), "zh-Hant", "organization-officer"))
                .contains("幹部任免審批表", "李四", "女", "1980.05", "2005.07", "碩士", "強化訓練班")
                .contains("清泉鎮 副鎮長（副科級）", "提拔：清泉鎮 黨委書記（正科級）", "工作需要")
                .contains("2002.07—2005.03", "某縣農業局 科員", "2022.01—")
                .contains("2022年稱職；2023年稱職；2024年優秀")
                .doesNotContain("2021年");
    }

    @Test
    void aRemovalNamesNoNewPostAndTheOneThatIsLost() throws IOException {
        assertThat(words(form("REMOVAL", ""), "zh-Hant", "organization-officer"))
                .contains("清泉鎮 副鎮長（副科級）")
                .doesNotContain("直接免職：")
                .containsPattern("擬免職務\\s+清泉鎮 副鎮長");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-Hans", "zh-Hant", "en"})
    void aFormIsPrintedInEveryLanguage(String language) throws IOException {
        assertThat(words(promotion(), language, "auditor")).contains("李四").doesNotContain("document.form.", "value.");
    }

    @Test
    void kinAreToldToThoseWhoMayListKinships() throws IOException {
        String form = promotion();
        assertThat(words(form, "zh-Hant", "organization-officer")).contains("兄弟姐妹", "李五", "組織部");
        assertThat(words(form, "zh-Hant", "committee-member")).doesNotContain("李五");
        // Who also signs in under a role that sees kin is shown them.
        assertThat(words(form, "zh-Hant", "committee-member", "auditor")).contains("李五");
    }

    @Test
    void neitherGradesNorClearanceAreOnIt() throws IOException {
        transition.graded(cadre, "MEMBER", "POOR");
        transition.clearance(cadre, true, 1);
        assertThat(words(promotion(), "en", "organization-officer")).doesNotContainIgnoringCase("poor", "clear");
    }

    @Test
    void aCharacterThatTheFontLacksIsNamedAndNothingIsPrinted() {
        file("cadres", CityOfTests.corrected(line("1", "王𠮷", city.town, "DEPUTY_HEAD_OF_GOVERNMENT,2022-01-01")));
        read(promotion(), "zh-Hans", "organization-officer")
                .statusCode(409)
                .body("code", equalTo("character-not-printable"))
                .body("detail", allOf(containsString("𠮷"), containsString("U+20BB7"), containsString("姓名")));
    }

    @Test
    void aFormIsReadByNobodyWithoutATrace() throws IOException {
        words(promotion(), "en", "auditor");
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and record_type = 'Cadre'"
                                + " and record_id = ?",
                        cadre.toString()))
                .isEqualTo(1);
    }

    @Test
    void onlyWhoSeesThePlanAndTheCadrePrintsIt() {
        String form = promotion();
        new CityOfTests().founded().as("auditor").get(form).then().statusCode(404);
        city.at(city.town, "auditor").get(form).then().statusCode(404);
        for (String role : new String[] {"cadre", "discipline-officer", "registry-admin", "team-member"}) {
            read(form, "en", role).statusCode(403);
        }
        read(form.replace(plan.toString(), transition.plan().toString()), "en", "auditor")
                .statusCode(404);
    }
}
