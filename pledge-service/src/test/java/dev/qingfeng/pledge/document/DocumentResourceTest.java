package dev.qingfeng.pledge.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.platform.document.QrCode;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.Token;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is signed has a certificate, what is due has a form with a code on each page; no character is printed as a box. */
@QuarkusTest
class DocumentResourceTest {

    private static final String TEXT = String.join(
            "\\n",
            "我郑重承诺：",
            "一、坚决贯彻执行党的干部路线和换届工作方针政策，严格遵守换届纪律，自觉接受组织和群众监督。",
            "二、不搞拉票贿选，不以任何形式许诺、赠送财物，不参与串联、宴请等影响换届风气的活动。",
            "三、不跑官要官、买官卖官，不干预考察、测评和推荐工作，如实反映情况。",
            "四、不跑风漏气，不泄露酝酿、讨论干部任免的情况，不信谣、不传谣、不造谣。",
            "五、服从组织安排，正确对待个人进退留转，以良好作风推进各项工作。",
            "以上承诺如有违反，愿接受组织处理和纪律处分。");

    private final RegistryOfTests registry = new RegistryOfTests();
    private final ForeignEvents cadres = ForeignEvents.on("qingfeng.registry.cadres.v1");
    private String text = "";
    private String campaign = "";

    @Inject
    FormCodes codes;

    @BeforeEach
    void aCampaign() {
        registry.founded();
        adopt(TEXT);
    }

    @AfterEach
    void close() {
        cadres.close();
        registry.close();
    }

    private void adopt(String zhHans) {
        text = registry.as("1", "organization-officer")
                .body(
                        "{\"cycleId\":\"%s\",\"category\":\"LEADING_CADRE\",\"zhHans\":\"%s\",\"zhHant\":\"%s\",\"en\":\"%s\"}"
                                .formatted(
                                        registry.cycle,
                                        zhHans,
                                        "我鄭重承諾：嚴守換屆紀律。",
                                        "I solemnly pledge to keep the discipline of the transition."))
                .post("/pledge/v1/texts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void open() {
        campaign = registry.openCampaign("LEADING_CADRE", text, "2199-12-31")
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Of this name; in the town. */
    private String due(String number, String name) {
        UUID id = UUID.randomUUID();
        cadres.send(
                id.toString(),
                RegistryOfTests.attributes("dev.qingfeng.registry.cadre.v1", 1, 0),
                "{\"id\":\"%s\",\"staffNumber\":\"%s\",\"name\":\"%s\",\"unitId\":\"%s\",\"categories\":[\"LEADING_CADRE\"],\"sex\":\"MALE\"}"
                        .formatted(id, registry.staff(number), name, registry.town));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ?", id) == 1);
        return registry.as(number, "cadre").get("/pledge/v1/pledges?mine=true").path("items[0].id");
    }

    private ValidatableResponse get(String address, String language) {
        return given().auth()
                .oauth2(Token.of("organization-officer")
                        .staffNumber(registry.staff("1"))
                        .unitPath(registry.path)
                        .sign())
                .header("Accept-Language", language)
                .get("/pledge/v1/" + address)
                .then();
    }

    private byte[] pdf(String address, String language) {
        return get(address, language)
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asByteArray();
    }

    /** Beside the test's other output, so that somebody can look at it. */
    private static void keep(byte[] pdf, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "documents"));
        Files.write(folder.resolve(name + ".pdf"), pdf);
    }

    private static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private List<FormCode> codesOf(byte[] pdf) throws IOException {
        List<FormCode> found = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer pages = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                QrCode.read(pages.renderImageWithDPI(page, 150))
                        .forEach(code -> codes.read(code).ifPresent(found::add));
            }
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource({
        "zh-Hans, 严肃换届纪律承诺书, 不跑官要官, 本人电子签署",
        "zh-Hant, 嚴肅換屆紀律承諾書, 嚴守換屆紀律, 本人電子簽署",
        "en, PledgeofTransitionDiscipline, solemnlypledge, 'signedinperson,electronically'"
    })
    void aSignedPledgeHasACertificateInEachLanguage(String language, String title, String said, String method)
            throws IOException {
        open();
        String pledge = due("8", "欧阳喆");
        get("pledges/" + pledge + "/certificate", "en").statusCode(409).body("code", equalTo("not-signed"));
        String hash = registry.signOwn("8").statusCode(200).extract().path("textHash");
        byte[] certificate = pdf("pledges/" + pledge + "/certificate", language);
        keep(certificate, "certificate-" + language);
        assertThat(words(certificate)).contains(title, said, method, "欧阳喆", registry.staff("8"), hash, pledge, "單位");
        try (PDDocument document = Loader.loadPDF(certificate)) {
            PDFRenderer pages = new PDFRenderer(document);
            assertThat(QrCode.read(pages.renderImageWithDPI(document.getNumberOfPages() - 1, 150)))
                    .containsExactly(("PLEDGE:" + pledge + ":" + hash).toUpperCase(Locale.ROOT));
        }
        get("pledges/" + pledge + "/form", "en").statusCode(409).body("code", equalTo("already-signed"));
    }

    private String certificate(String pledge) throws IOException {
        return words(pdf("pledges/" + pledge + "/certificate", "zh-Hans"));
    }

    /** Tells a unit of another name, or path, and waits until the service knows. */
    private void told(UUID unit, String path, String name, String kind, String ended) {
        try (ForeignEvents units = ForeignEvents.on("qingfeng.registry.units.v1")) {
            units.send(
                    unit.toString(),
                    RegistryOfTests.attributes("dev.qingfeng.registry.unit.v1", 1, 7),
                    "{\"id\":\"%s\",\"path\":\"%s\",\"name\":\"%s\",\"kind\":\"%s\"%s}"
                            .formatted(unit, path, name, kind, ended));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Database.number("select count(*) from registry_unit where id = ? and version = 7", unit) == 1);
    }

    /** A secretary of the town, who has signed. */
    private String secretarysPledge() {
        registry.openCampaign(
                        "TOWNSHIP_SECRETARY",
                        registry.adoptText("TOWNSHIP_SECRETARY").id(),
                        "2199-12-31")
                .statusCode(201);
        UUID secretary = registry.knownCadre("7", registry.town, "TOWNSHIP_SECRETARY");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ?", secretary) == 1);
        return registry.signOwn("7").statusCode(200).extract().path("id");
    }

    @ParameterizedTest
    @CsvSource({"renamed", "moved", "merged"})
    void aCertificateNamesTheUnitAsItWasWhenItWasSignedAndSoDoesTheCommittee(String change) throws IOException {
        String pledge = secretarysPledge();
        String path = change.equals("renamed") ? registry.townPath : registry.path + ".xinzhen";
        told(registry.town, path, "新镇", "TOWN", change.equals("merged") ? ",\"endedOn\":\"2026-03-01\"" : "");
        told(registry.city, registry.path, "新市", "CITY", "");
        assertThat(certificate(pledge)).contains("單位·", "单位單位", "代表單位党委签署").doesNotContain("新镇", "新市");
    }

    @Test
    void aCertificateNamesTheSignerAsTheyWereCalledAlsoAfterTheyAreGone() throws IOException {
        open();
        String pledge = due("8", "欧阳喆");
        registry.signOwn("8").statusCode(200);
        UUID signer = renamed(pledge);
        assertThat(certificate(pledge)).contains("姓名欧阳喆").doesNotContain("某某");
        registry.cadreGone(signer, 2);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from signer where name is null and id = ?", signer) == 1);
        assertThat(certificate(pledge)).contains("姓名欧阳喆");
    }

    @Test
    void aCertificateOfAPaperNamesTheSignerAsTheyWereCalledWhenItWasRecorded() throws IOException {
        open();
        String pledge = due("8", "欧阳喆");
        registry.as("1", "organization-officer")
                .contentType("application/octet-stream")
                .header("If-Match", "*")
                .body(pdf("pledges/" + pledge + "/form", "zh-Hans"))
                .post("/pledge/v1/pledges/%s/paper-signature?signedOn=%s"
                        .formatted(pledge, LocalDate.now(ZoneId.of("Asia/Shanghai"))))
                .then()
                .statusCode(200);
        renamed(pledge);
        assertThat(certificate(pledge)).contains("姓名欧阳喆", "本人纸本签署").doesNotContain("某某");
    }

    /** Tells another name of whoever is to sign, or has, and waits until the service knows. */
    private UUID renamed(String pledge) {
        UUID signer = UUID.fromString(registry.as("1", "auditor")
                .get("/pledge/v1/pledges/" + pledge)
                .then()
                .extract()
                .path("cadreId"));
        registry.cadre(signer, "8", registry.town, 1, 1, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from signer where name = '某某' and id = ?", signer) == 1);
        return signer;
    }

    @Test
    void aCertificateNamesWhoSignedUnderTheNumberOfADuplicate() throws IOException {
        open();
        String pledge = due("8", "欧阳喆");
        registry.signOwn("8").statusCode(200);
        UUID duplicate = UUID.fromString(registry.as("1", "auditor")
                .get("/pledge/v1/pledges/" + pledge)
                .then()
                .extract()
                .path("cadreId"));
        registry.keptAs("9", registry.town, duplicate);
        assertThat(certificate(pledge)).contains("姓名欧阳喆", registry.staff("8"));
    }

    @Test
    void whereANameWasNeverKnownNoNumberIsPrintedInItsPlace() {
        open();
        String pledge = due("8", "欧阳喆");
        registry.signOwn("8").statusCode(200);
        Database.execute("delete from pledge_signed_as where pledge_id = ?", UUID.fromString(pledge));
        get("pledges/" + pledge + "/certificate", "en")
                .statusCode(409)
                .body("code", equalTo("names-not-known"))
                .body("detail", containsString(registry.staff("8")));
    }

    @Test
    void aDuePledgeHasAFormThatIsKnownAgain() throws IOException {
        open();
        String pledge = due("8", "欧阳喆");
        byte[] form = pdf("pledges/" + pledge + "/form", "zh-Hans");
        keep(form, "form");
        assertThat(words(form)).contains("严肃换届纪律承诺书", "欧阳喆", "承诺人（签名）", registry.staff("8"));
        assertThat(codesOf(form)).containsExactly(new FormCode(UUID.fromString(pledge), 1, 1, 1));
        keep(pdf("pledges/" + pledge + "/form", "en"), "form-en");
    }

    @ParameterizedTest
    @CsvSource({"zh-Hans, 代表單位党委签署", "zh-Hant, 代表單位黨委簽署", "en, forthePartycommitteeof單位"})
    void aSecretarySignsForTheCommitteeOfTheirUnitAndNobodyElseDoes(String language, String committee)
            throws IOException {
        registry.openCampaign(
                        "TOWNSHIP_SECRETARY",
                        registry.adoptText("TOWNSHIP_SECRETARY").id(),
                        "2199-12-31")
                .statusCode(201);
        UUID secretary = registry.knownCadre("7", registry.town, "TOWNSHIP_SECRETARY");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ?", secretary) == 1);
        String theirs =
                registry.as("7", "cadre").get("/pledge/v1/pledges?mine=true").path("items[0].id");
        byte[] form = pdf("pledges/" + theirs + "/form", language);
        keep(form, "form-secretary-" + language);
        assertThat(words(form)).contains(committee);
        registry.signOwn("7").statusCode(200).body("committeeUnitId", equalTo(registry.town.toString()));
        byte[] certificate = pdf("pledges/" + theirs + "/certificate", language);
        keep(certificate, "certificate-secretary-" + language);
        assertThat(words(certificate)).contains(committee);

        open();
        assertThat(words(pdf("pledges/" + due("8", "欧阳喆") + "/form", language))).doesNotContain(committee);
        registry.signOwn("8").statusCode(200).body("committeeUnitId", nullValue());
    }

    @Test
    void aLongTextMakesAFormOfSeveralPagesThatAreNumbered() throws IOException {
        adopt((TEXT + "\\n").repeat(3));
        open();
        String pledge = due("8", "张三");
        byte[] form = pdf("pledges/" + pledge + "/form", "zh-Hans");
        keep(form, "form-long");
        List<FormCode> found = codesOf(form);
        assertThat(found).hasSizeGreaterThan(1);
        for (int page = 1; page <= found.size(); page++) {
            assertThat(found.get(page - 1)).isEqualTo(new FormCode(UUID.fromString(pledge), 2, page, found.size()));
        }
    }

    @Test
    void theFormsOfACampaignComeSoManyAtATimeAndOfAUnit() throws IOException {
        open();
        String first = due("1", "甲");
        String second = due("2", "乙");
        String third = due("3", "丙");
        registry.knownCadre("4", registry.office, "LEADING_CADRE");
        var page = get("campaigns/" + campaign + "/forms?limit=2&unitId=" + registry.town, "zh-Hans")
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .extract();
        byte[] two = page.asByteArray();
        keep(two, "forms");
        assertThat(codesOf(two)).extracting(code -> code.pledgeId().toString()).containsExactly(first, second);
        String cursor = cursor(page.header("Link"));
        byte[] rest = get(
                        "campaigns/" + campaign + "/forms?limit=2&unitId=" + registry.town + "&cursor=" + cursor, "en")
                .statusCode(200)
                .header("Link", nullValue())
                .extract()
                .asByteArray();
        assertThat(codesOf(rest)).extracting(code -> code.pledgeId().toString()).containsExactly(third);
        assertThat(codesOf(pdf("campaigns/" + campaign + "/forms", "en"))).hasSize(4);
        registry.signOwn("1").statusCode(200);
        assertThat(codesOf(pdf("campaigns/" + campaign + "/forms", "en")))
                .extracting(code -> code.pledgeId().toString())
                .hasSize(3)
                .doesNotContain(first);
        get("campaigns/" + campaign + "/forms?unitId=" + UUID.randomUUID(), "en")
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        assertThat(codesOf(registry.at(registry.path + ".zuzhibu", "1", "organization-officer")
                        .get("/pledge/v1/campaigns/" + campaign + "/forms")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray()))
                .hasSize(1);
        registry.at("elsewhere", "1", "organization-officer")
                .get("/pledge/v1/campaigns/" + campaign + "/forms")
                .then()
                .statusCode(404);
    }

    private static String cursor(String link) {
        return link.replaceFirst(".*[?&]cursor=([^&>]+).*", "$1");
    }

    @Test
    void theFormsThatFollowAreTheSameWhateverBecomesOfTheLastOne() throws IOException {
        open();
        due("1", "甲");
        String second = due("2", "乙");
        String third = due("3", "丙");
        String forms = "campaigns/" + campaign + "/forms?limit=2";
        String link = get(forms, "zh-Hans").statusCode(200).extract().header("Link");
        UUID mover = UUID.fromString(
                registry.as("2", "cadre").get("/pledge/v1/pledges/" + second).path("cadreId"));
        registry.cadre(mover, "2", registry.office, 1, 1, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from pledge where id = ?::uuid and unit_id = ?",
                                second,
                                registry.office)
                        == 1);
        // The office comes after the town.
        assertThat(codesOf(pdf(forms + "&cursor=" + cursor(link), "zh-Hans")))
                .extracting(code -> code.pledgeId().toString())
                .startsWith(third);
    }

    @Test
    void whatIsNoPlaceAmongTheFormsIsRefusedAndNotTakenForTheirEnd() throws IOException {
        open();
        due("1", "甲");
        String second = due("2", "乙");
        String forms = "campaigns/" + campaign + "/forms?limit=1";
        String cursor = cursor(get(forms, "en").statusCode(200).extract().header("Link"));
        String list = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", 2)[0];
        for (String wrong : List.of(
                second,
                cursorOf(list, "x"),
                cursorOf(list, "A.B " + second + " 1"),
                cursorOf(list, registry.path + " " + "-".repeat(36) + " 1"),
                cursorOf("pledges", "x"))) {
            get(forms + "&cursor=" + wrong, "en").statusCode(400).body("code", equalTo("bad-cursor"));
        }
        get(forms + "&unitId=" + registry.town + "&cursor=" + cursor, "en")
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
        String other = registry.openCampaign(
                        "TOWNSHIP_SECRETARY",
                        registry.adoptText("TOWNSHIP_SECRETARY").id(),
                        "2199-12-31")
                .statusCode(201)
                .extract()
                .path("id");
        get("campaigns/" + other + "/forms?limit=1&cursor=" + cursor, "en")
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
    }

    private static String cursorOf(String list, String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + '\n' + key).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whereNothingIsDueAPageSaysSo() throws IOException {
        open();
        byte[] none = pdf("campaigns/" + campaign + "/forms", "zh-Hans");
        assertThat(words(none)).contains("此处没有待签署的承诺书");
    }

    @Test
    void aCharacterThatTheFontLacksIsNamedAndNothingIsPrinted() {
        open();
        String pledge = due("8", "王𠮷");
        get("pledges/" + pledge + "/form", "zh-Hans")
                .statusCode(409)
                .body("code", equalTo("character-not-printable"))
                .body("detail", allOf(containsString("𠮷"), containsString("U+20BB7"), containsString("姓名")));
        get("campaigns/" + campaign + "/forms", "en")
                .statusCode(409)
                .body("code", equalTo("character-not-printable"))
                .body("detail", containsString("Name"));
        registry.signOwn("8").statusCode(200);
        get("pledges/" + pledge + "/certificate", "en")
                .statusCode(409)
                .body("code", equalTo("character-not-printable"));
    }

    @Test
    void aCharacterOfTheUnitThatTheFontLacksIsSaidToBeOfTheUnit() {
        open();
        String pledge = due("8", "张三");
        told(registry.town, registry.townPath, "𠮷镇", "TOWN", "");
        get("pledges/" + pledge + "/form", "zh-Hans")
                .statusCode(409)
                .body("code", equalTo("character-not-printable"))
                .body("detail", allOf(containsString("U+20BB7"), containsString("单位")))
                .body("errors.pointer", contains("pledge:" + pledge));
    }

    @Test
    void whoseFormsCannotBePrintedIsNamedAndTheRestIsPrintedWithoutThem() throws IOException {
        open();
        String first = due("1", "王𠮷");
        String second = due("2", "张三");
        String third = due("3", "𰻝四");
        String forms = "campaigns/" + campaign + "/forms?limit=3";
        get(forms, "zh-Hans")
                .statusCode(409)
                .body("code", equalTo("character-not-printable"))
                .body("errors.pointer", contains("pledge:" + first, "pledge:" + third))
                .body("errors[0].detail", allOf(containsString(registry.staff("1")), containsString("𠮷")))
                .body("errors[1].detail", allOf(containsString(registry.staff("3")), containsString("U+30EDD")));
        get(forms + "&without=" + first, "zh-Hans").statusCode(409).body("errors.pointer", contains("pledge:" + third));
        String without = forms + "&without=" + first + "&without=" + third;
        assertThat(codesOf(pdf(without, "zh-Hans")))
                .extracting(code -> code.pledgeId().toString())
                .containsExactly(second);
        due("4", "李四");
        get(without.replace("limit=3", "limit=1"), "zh-Hans")
                .statusCode(200)
                .header("Link", allOf(containsString("without=" + first), containsString("without=" + third)));
    }

    @Test
    void aTextCannotPutMarkupIntoADocument() throws IOException {
        adopt("我承诺 <img src='http://127.0.0.1:1/x.png'/> & <b>遵守</b>");
        open();
        String pledge = due("8", "张三");
        assertThat(words(pdf("pledges/" + pledge + "/form", "zh-Hans"))).contains("<b>遵守</b>");
    }

    @Test
    void nobodySeesThePapersOfOthers() {
        open();
        String pledge = due("8", "张三");
        due("9", "李四");
        registry.as("9", "cadre")
                .get("/pledge/v1/pledges/" + pledge + "/form")
                .then()
                .statusCode(404);
        registry.as("8", "cadre")
                .get("/pledge/v1/pledges/" + pledge + "/form")
                .then()
                .statusCode(200);
        registry.at("elsewhere", "1", "organization-officer")
                .get("/pledge/v1/pledges/" + pledge + "/form")
                .then()
                .statusCode(404);
        registry.as("9", "cadre")
                .get("/pledge/v1/pledges/" + pledge + "/certificate")
                .then()
                .statusCode(404);
        registry.as("8", "cadre")
                .get("/pledge/v1/campaigns/" + campaign + "/forms")
                .then()
                .statusCode(403);
    }
}
