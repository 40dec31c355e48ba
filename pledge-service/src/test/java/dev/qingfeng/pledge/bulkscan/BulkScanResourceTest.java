package dev.qingfeng.pledge.bulkscan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.qingfeng.platform.document.QrCode;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.testing.StatementCount;
import dev.qingfeng.pledge.RegistryOfTests;
import dev.qingfeng.pledge.document.FormCodes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stack of our own forms, as a scanner makes it, is told apart, and each pledge is signed once and gets its own pages. */
@QuarkusTest
class BulkScanResourceTest {

    private static final String OFFICER = "organization-officer";
    private static final int DPI = 150;

    private final RegistryOfTests registry = new RegistryOfTests();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Inject
    DueBulkScans due;

    @Inject
    FormCodes codes;

    /** So that what a test that failed has left is not run by the next one. */
    @BeforeEach
    void nothingWaits() {
        Database.execute("delete from bulk_scan_due");
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private String campaign(RegistryOfTests city, String text) {
        String adopted = city.as("1", OFFICER)
                .body(
                        "{\"cycleId\":\"%s\",\"category\":\"LEADING_CADRE\",\"zhHans\":\"我承诺\",\"zhHant\":\"我承諾\",\"en\":\"%s\"}"
                                .formatted(city.cycle, text))
                .post("/pledge/v1/texts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return city.openCampaign("LEADING_CADRE", adopted, "2199-12-31")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String pledge(RegistryOfTests city, String number) {
        UUID cadre = city.knownCadre(number, city.town, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ?", cadre) == 1);
        return city.as(number, "cadre").get("/pledge/v1/pledges?mine=true").path("items[0].id");
    }

    /** The form as a scanner sees it: in grey, and so many quarters turned. */
    private static List<BufferedImage> scanned(RegistryOfTests city, String pledge, int quarters) {
        byte[] form = city.as("1", OFFICER)
                .get("/pledge/v1/pledges/" + pledge + "/form")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        List<BufferedImage> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(form)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                pages.add(turned(renderer.renderImageWithDPI(page, DPI, ImageType.GRAY), quarters));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return pages;
    }

    private static BufferedImage turned(BufferedImage page, int quarters) {
        boolean lies = quarters % 2 == 1;
        int width = lies ? page.getHeight() : page.getWidth();
        int height = lies ? page.getWidth() : page.getHeight();
        BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = turned.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        AffineTransform how = new AffineTransform();
        how.translate(width / 2.0, height / 2.0);
        // No sheet lies straight.
        how.rotate(Math.toRadians(90 * quarters + 1.5));
        how.translate(-page.getWidth() / 2.0, -page.getHeight() / 2.0);
        graphics.drawImage(page, how, null);
        graphics.dispose();
        return turned;
    }

    private static BufferedImage blank() {
        BufferedImage page = new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 1240, 1754);
        graphics.dispose();
        return page;
    }

    /** The code on it cannot be read any more. */
    private static BufferedImage stained(BufferedImage page) {
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.fillRect(page.getWidth() / 2, page.getHeight() * 3 / 4, page.getWidth() / 2, page.getHeight() / 5);
        graphics.dispose();
        return page;
    }

    private static byte[] stack(List<BufferedImage> pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (BufferedImage picture : pages) {
                float scale = 72f / DPI;
                PDPage page = new PDPage(new PDRectangle(picture.getWidth() * scale, picture.getHeight() * scale));
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(
                            JPEGFactory.createFromImage(document, picture, 0.6f),
                            0,
                            0,
                            page.getMediaBox().getWidth(),
                            page.getMediaBox().getHeight());
                }
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        }
    }

    private ValidatableResponse send(RegistryOfTests city, byte[] file) {
        return city.as("1", OFFICER)
                .contentType("application/octet-stream")
                .body(file)
                .post("/pledge/v1/bulk-scans?signedOn=" + today)
                .then();
    }

    private String sent(List<BufferedImage> pages) throws IOException {
        return send(registry, stack(pages))
                .statusCode(202)
                .header("Location", startsWith("/pledge/v1/bulk-scans/"))
                .body("state", equalTo("WAITING"), "percent", equalTo(0), "pages", equalTo(pages.size()))
                .extract()
                .path("id");
    }

    private ValidatableResponse bulkScan(String id) {
        return registry.as("1", OFFICER)
                .get("/pledge/v1/bulk-scans/" + id)
                .then()
                .statusCode(200);
    }

    private String sentLate(LocalDate signedOn, List<BufferedImage> pages) throws IOException {
        return registry.as("1", OFFICER)
                .contentType("application/octet-stream")
                .body(stack(pages))
                .post("/pledge/v1/bulk-scans?lateReason=x&signedOn=" + signedOn)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private void hasLostTheCategoryYesterday(String pledge, String number) {
        registry.cadre(cadreOf(pledge), number, registry.town, 1, 1);
        awaitState(pledge, "EXCUSED");
        Database.execute("update pledge set excused_at = excused_at - interval '1 day' where id = ?::uuid", pledge);
    }

    private static void awaitState(String pledge, String state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Database.number("select count(*) from pledge where id = ?::uuid and state = ?", pledge, state)
                                == 1);
    }

    @Test
    void aFormThatWasSignedBeforeItsSignerLeftIsRecordedAndALaterOneWaitsForThemToComeBack() throws IOException {
        campaign(registry, "I pledge");
        Database.execute(
                "update pledge_campaign set opened_at = opened_at - interval '5 days' where cycle_id = ?",
                registry.cycle);
        String before = pledge(registry, "11");
        String after = pledge(registry, "12");
        List<BufferedImage> pages = new ArrayList<>(scanned(registry, before, 0));
        List<BufferedImage> others = scanned(registry, after, 0);
        hasLostTheCategoryYesterday(before, "11");
        hasLostTheCategoryYesterday(after, "12");
        String late = sentLate(today.minusDays(1), pages);
        String now = sent(others);
        due.runDue();
        bulkScan(late).body("results.outcome", contains("SIGNED"));
        assertThat(signed(before)).isEqualTo(1);
        bulkScan(now).body("results.outcome", contains("NOT_DUE"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            assertThat(events.await(event -> now.equals(event.key())
                                    && event.json().get("state").asText().equals("DONE"))
                            .json()
                            .get("open")
                            .asInt())
                    .as("waiting to be assigned")
                    .isZero();
        }
        assign(now, 1, after).statusCode(409).body("code", equalTo("pledge-not-due"));
        registry.cadre(cadreOf(after), "12", registry.town, 1, 2, "LEADING_CADRE");
        awaitState(after, "DUE");
        assign(now, 1, after).statusCode(200).body("results.outcome", contains("SIGNED"));
    }

    private UUID cadreOf(String pledge) {
        return UUID.fromString(
                registry.as("1", OFFICER).get("/pledge/v1/pledges/" + pledge).path("cadreId"));
    }

    @Test
    void aScanOfAnotherDayIsNotAddedToWhatTheImportSaid() throws IOException {
        campaign(registry, "I pledge");
        Database.execute(
                "update pledge_campaign set opened_at = opened_at - interval '5 days' where cycle_id = ?",
                registry.cycle);
        String pledge = pledge(registry, "11");
        List<BufferedImage> pages = scanned(registry, pledge, 0);
        LocalDate recorded = today.minusDays(2);
        registry.as("1", OFFICER)
                .contentType("text/csv; charset=UTF-8")
                .body("cycleCode,staffNumber,category,signedOn,lateReason\n%s,%s,LEADING_CADRE,%s,x\n"
                        .formatted(registry.cycleCode(), registry.staff("11"), recorded))
                .post("/pledge/v1/pledges/imports")
                .then()
                .statusCode(200);
        String another = sent(pages);
        due.runDue();
        bulkScan(another).body("results.outcome", contains("REFUSED"), "results.problem", contains("day-differs"));
        assign(another, 1, pledge).statusCode(409).body("code", equalTo("day-differs"));
        assertThat(signed(pledge)).isZero();
        String theSame = sentLate(recorded, pages);
        due.runDue();
        bulkScan(theSame).body("results.outcome", contains("SCAN_ADDED"));
        assertThat(signed(pledge)).isEqualTo(1);
    }

    private static long signed(String pledge) {
        return Database.number(
                "select count(*) from pledge where id = ?::uuid and state = 'SIGNED' and method = 'PAPER' and scans = 1",
                pledge);
    }

    @Test
    void aStackIsToldApartWhateverLiesInIt() throws IOException {
        campaign(registry, "I pledge");
        String straight = pledge(registry, "11");
        String upsideDown = pledge(registry, "12");
        String sideways = pledge(registry, "13");
        String electronic = pledge(registry, "14");
        String gone = pledge(registry, "15");
        String imported = pledge(registry, "16");
        List<BufferedImage> pages = new ArrayList<>();
        pages.addAll(scanned(registry, upsideDown, 2));
        pages.add(blank());
        pages.addAll(scanned(registry, straight, 0));
        pages.addAll(scanned(registry, electronic, 0));
        pages.addAll(scanned(registry, gone, 0));
        pages.addAll(scanned(registry, imported, 3));
        pages.addAll(scanned(registry, sideways, 1));
        String foreign;
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            campaign(other, "I pledge");
            foreign = pledge(other, "11");
            pages.addAll(scanned(other, foreign, 0));
        }
        registry.signOwn("14").statusCode(200);
        UUID leaver = UUID.fromString(
                registry.as("15", "cadre").get("/pledge/v1/pledges/" + gone).path("cadreId"));
        registry.cadre(leaver, "15", registry.town, 1, 1);
        await().until(() ->
                Database.number("select count(*) from pledge where id = ?::uuid and state = 'EXCUSED'", gone) == 1);
        Database.execute("update pledge set excused_at = excused_at - interval '1 day' where id = ?::uuid", gone);
        registry.as("1", OFFICER)
                .contentType("text/csv; charset=UTF-8")
                .body("cycleCode,staffNumber,category,signedOn,lateReason\n%s,%s,LEADING_CADRE,%s,\n"
                        .formatted(registry.cycleCode(), registry.staff("16"), today))
                .post("/pledge/v1/pledges/imports")
                .then()
                .statusCode(200);

        String id = sent(pages);
        due.runDue();

        bulkScan(id)
                .body("state", equalTo("DONE"), "percent", equalTo(100))
                .body(
                        "results.outcome",
                        contains(
                                "SIGNED",
                                "CODE_UNREADABLE",
                                "SIGNED",
                                "ALREADY_SIGNED",
                                "NOT_DUE",
                                "SCAN_ADDED",
                                "SIGNED",
                                "UNKNOWN"))
                .body("results[0].pledgeId", equalTo(upsideDown), "results[7].pledgeId", nullValue());
        for (String pledge : List.of(straight, upsideDown, sideways, imported)) {
            assertThat(signed(pledge)).as(pledge).isEqualTo(1);
        }
        assertThat(signed(foreign)).isZero();
        byte[] scan = registry.as("11", "cadre")
                .get("/pledge/v1/pledges/" + straight + "/scan")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (PDDocument own = Loader.loadPDF(scan)) {
            assertThat(own.getNumberOfPages()).isEqualTo(1);
            assertThat(QrCode.read(new PDFRenderer(own).renderImageWithDPI(0, 200)))
                    .singleElement()
                    .satisfies(code -> assertThat(codes.read(code).orElseThrow().pledgeId())
                            .hasToString(straight));
        }
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_id = ? and record_type = 'Pledge' and actor = ?"
                                + " and action = 'CHANGED'",
                        straight,
                        registry.staff("1")))
                .as("put down to the sender")
                .isPositive();

        String again = sent(pages);
        due.runDue();
        bulkScan(again)
                .body(
                        "results.outcome",
                        contains(
                                "ALREADY_SIGNED",
                                "CODE_UNREADABLE",
                                "ALREADY_SIGNED",
                                "ALREADY_SIGNED",
                                "NOT_DUE",
                                "ALREADY_SIGNED",
                                "ALREADY_SIGNED",
                                "UNKNOWN"));
    }

    /**
     * The row is held, so that each of them has seen the pledge due before any of them can write: whoever is in front of the others
     * signs, and what the others do is refused, by us and not by a failure.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whicheverWayIsFirstAPledgeIsSignedOnce(int first) throws Exception {
        campaign(registry, "I pledge");
        String pledge = pledge(registry, "11");
        List<BufferedImage> form = scanned(registry, pledge, 0);
        byte[] scan = stack(form);
        String bulkScan = sent(form);
        List<Callable<Boolean>> ways = List.of(
                () -> signs(registry.signOwn("11")),
                () -> signs(registry.as("2", OFFICER)
                        .contentType("application/octet-stream")
                        .header("If-Match", "*")
                        .body(scan)
                        .post("/pledge/v1/pledges/" + pledge + "/paper-signature?signedOn=" + today)
                        .then()),
                () -> {
                    ValidatableResponse imported = registry.as("3", OFFICER)
                            .contentType("text/csv; charset=UTF-8")
                            .body("cycleCode,staffNumber,category,signedOn,lateReason\n%s,%s,LEADING_CADRE,%s,\n"
                                    .formatted(registry.cycleCode(), registry.staff("11"), today))
                            .post("/pledge/v1/pledges/imports")
                            .then();
                    return signs(imported) && imported.extract().<Integer>path("changed") == 1;
                },
                () -> {
                    await().atMost(Duration.ofSeconds(30)).until(() -> {
                        due.runDue();
                        return bulkScan(bulkScan).extract().path("state").equals("DONE");
                    });
                    return bulkScan(bulkScan)
                            .extract()
                            .path("results[0].outcome")
                            .equals("SIGNED");
                });
        ExecutorService threads = Executors.newFixedThreadPool(ways.size());
        try (Connection turn = Database.superuser()) {
            turn.setAutoCommit(false);
            try (PreparedStatement held = turn.prepareStatement("select 1 from pledge where id = ?::uuid for update")) {
                held.setString(1, pledge);
                held.execute();
            }
            List<Future<Boolean>> signed = new ArrayList<>();
            for (int i = 0; i < ways.size(); i++) {
                signed.add(threads.submit(ways.get((first + i) % ways.size())));
                int waiting = i + 1;
                await().atMost(Duration.ofSeconds(30)).until(() -> waitingForARow() == waiting);
            }
            turn.rollback();
            List<Boolean> won = new ArrayList<>();
            for (Future<Boolean> one : signed) {
                won.add(one.get());
            }
            assertThat(won).containsOnlyOnce(true);
        } finally {
            threads.shutdownNow();
        }
        assertThat(Database.number(
                        "select count(*) from pledge where id = ?::uuid and state = 'SIGNED' and scans <= 1"
                                + " and (method = 'PAPER' or scans = 0)",
                        pledge))
                .isEqualTo(1);
        assertThat(Database.number("select count(*) from pledge_scan where pledge_id = ?::uuid", pledge))
                .isEqualTo(Database.number("select scans from pledge where id = ?::uuid", pledge))
                .isEqualTo(Database.number(
                        "select count(*) from confidential_file where place like ?", "pledge/" + pledge + "/%"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            events.await(event -> event.key().equals(pledge) && isSigned(event));
            assertThat(events.drain(Duration.ofSeconds(1)))
                    .filteredOn(event -> pledge.equals(event.key()) && isSigned(event))
                    .hasSize(1);
        }
    }

    private static boolean isSigned(PublishedEvent event) {
        return event.type().equals("dev.qingfeng.pledge.signed.v1");
    }

    /** Refused is whoever comes second. */
    private static boolean signs(ValidatableResponse answer) {
        int status = answer.extract().statusCode();
        assertThat(status).as(() -> answer.extract().asString()).isIn(200, 409, 412, 422);
        return status == 200;
    }

    private static long waitingForARow() {
        return Database.number(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and wait_event in ('tuple', 'transactionid')");
    }

    @Test
    void aFormOfSeveralPagesIsSignedOnceAllOfThemAreThere() throws IOException {
        campaign(registry, "I solemnly pledge to keep the discipline of the transition.\\n".repeat(60));
        String whole = pledge(registry, "11");
        String partial = pledge(registry, "12");
        List<BufferedImage> first = scanned(registry, whole, 0);
        List<BufferedImage> second = scanned(registry, partial, 0);
        assertThat(first).hasSizeGreaterThan(1);
        List<BufferedImage> pages = new ArrayList<>();
        // The last comes first, and between those of another.
        pages.add(first.get(first.size() - 1));
        pages.add(second.get(0));
        pages.addAll(first.subList(0, first.size() - 1));
        String id = sent(pages);
        due.runDue();
        bulkScan(id).body("results[1].outcome", equalTo("PAGE_MISSING"));
        assertThat(signed(whole)).isEqualTo(1);
        assertThat(signed(partial)).isZero();
        byte[] scan = registry.as("11", "cadre")
                .get("/pledge/v1/pledges/" + whole + "/scan")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (PDDocument own = Loader.loadPDF(scan)) {
            PDFRenderer renderer = new PDFRenderer(own);
            for (int page = 0; page < first.size(); page++) {
                int number = page + 1;
                assertThat(QrCode.read(renderer.renderImageWithDPI(page, 200)))
                        .allSatisfy(code -> assertThat(
                                        codes.read(code).orElseThrow().page())
                                .isEqualTo(number));
            }
        }
    }

    @Test
    void aPageThatCannotBeReadIsAssignedByHand() throws IOException {
        campaign(registry, "I pledge");
        String pledge = pledge(registry, "11");
        String id = sent(List.of(stained(scanned(registry, pledge, 0).get(0)), blank()));
        String page = "/pledge/v1/bulk-scans/" + id + "/pages/1/assignment";
        String body = "{\"pledgeId\":\"" + pledge + "\"}";
        registry.as("1", OFFICER)
                .header("If-Match", "*")
                .body(body)
                .post(page)
                .then()
                .statusCode(409)
                .body("code", equalTo("page-settled"));
        due.runDue();
        bulkScan(id).body("results.outcome", contains("CODE_UNREADABLE", "CODE_UNREADABLE"));
        registry.as("1", OFFICER).body(body).post(page).then().statusCode(428);
        registry.as("1", OFFICER)
                .header("If-Match", "*")
                .body("{\"pledgeId\":\"" + UUID.randomUUID() + "\"}")
                .post(page)
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        registry.as("1", OFFICER)
                .header("If-Match", "*")
                .body(body)
                .post("/pledge/v1/bulk-scans/" + id + "/pages/3/assignment")
                .then()
                .statusCode(404);
        String tag = bulkScan(id).extract().header("ETag");
        registry.as("1", OFFICER)
                .header("If-Match", tag)
                .body(body)
                .post(page)
                .then()
                .statusCode(200)
                .body("results[0].outcome", equalTo("SIGNED"), "results[0].pledgeId", equalTo(pledge));
        assertThat(signed(pledge)).isEqualTo(1);
        registry.as("1", OFFICER)
                .header("If-Match", tag)
                .body(body)
                .post("/pledge/v1/bulk-scans/" + id + "/pages/2/assignment")
                .then()
                .statusCode(412);
        registry.as("1", OFFICER)
                .header("If-Match", "*")
                .body(body)
                .post(page)
                .then()
                .statusCode(409)
                .body("code", equalTo("page-settled"));
    }

    @Test
    void whatWasBrokenOffGoesOnAndNothingIsSignedTwice() throws IOException {
        campaign(registry, "I pledge");
        String first = pledge(registry, "11");
        String second = pledge(registry, "12");
        List<BufferedImage> pages = new ArrayList<>(scanned(registry, first, 0));
        pages.addAll(scanned(registry, second, 0));
        String id = sent(pages);
        due.runDue();
        assertThat(signed(first) + signed(second)).isEqualTo(2);
        // As if it had been killed after the first was signed, before the second page was read.
        Database.execute(
                "update bulk_scan set state = 'RUNNING', ended_at = null, pages_read = 1, attempts = 1 where id = ?::uuid",
                id);
        Database.execute("delete from bulk_scan_page where bulk_scan_id = ?::uuid and page = 2", id);
        Database.execute("insert into bulk_scan_due values (?::uuid)", id);
        due.runDue();
        bulkScan(id)
                .body("state", equalTo("DONE"))
                .body("results.outcome", contains("SIGNED", "ALREADY_SIGNED"), "results.page", contains(1, 2));
        assertThat(Database.number(
                        "select count(*) from pledge_scan where pledge_id in (?::uuid, ?::uuid)", first, second))
                .isEqualTo(2);
    }

    @Test
    void aPageThatKillsTheServiceIsGivenUpAndTheRestIsNot() throws IOException {
        campaign(registry, "I pledge");
        String pledge = pledge(registry, "11");
        List<BufferedImage> pages = new ArrayList<>(List.of(blank()));
        pages.addAll(scanned(registry, pledge, 0));
        String id = sent(pages);
        Database.execute("update bulk_scan set state = 'RUNNING', attempts = 3 where id = ?::uuid", id);
        due.runDue();
        bulkScan(id).body("state", equalTo("DONE")).body("results.outcome", contains("CODE_UNREADABLE", "SIGNED"));
        Database.execute(
                "update bulk_scan set state = 'RUNNING', ended_at = null, attempts = 3 where id = ?::uuid", id);
        Database.execute("insert into bulk_scan_due values (?::uuid)", id);
        due.runDue();
        bulkScan(id).body("state", equalTo("FAILED"));
    }

    @Test
    void aBulkScanThatFailsByOurFaultKeepsNoOtherWaiting() throws IOException {
        String broken = sent(List.of(blank()));
        String whole = sent(List.of(blank()));
        Database.execute(
                "update confidential_file set wrapped_key = 'x' where id = (select file_id from bulk_scan where id = ?::uuid)",
                broken);
        due.runDue();
        due.runDue();
        bulkScan(whole).body("state", equalTo("DONE"));
        bulkScan(broken).body("state", equalTo("RUNNING"));
    }

    @Test
    void aFileThatFailsByOurFaultComesAfterTheOthersOfItsCityHoweverLongItHadNoTurn() throws IOException {
        String broken = sentOf(registry, 1);
        String whole = sentOf(registry, 3);
        Database.execute(
                "update confidential_file set wrapped_key = 'x' where id = (select file_id from bulk_scan where id = ?::uuid)",
                broken);
        oneStep();
        oneStep();
        assertThat(pagesRead(whole)).as("after the turn of the broken one").isEqualTo(1);
        oneStep();
        assertThat(pagesRead(whole)).isEqualTo(2);
    }

    @Test
    void whatTheRulesOfAPaperRefuseIsRefusedPageByPage() throws IOException {
        String campaign = campaign(registry, "I pledge");
        String late = pledge(registry, "11");
        BufferedImage page = scanned(registry, late, 0).get(0);
        Database.execute(
                "update pledge_campaign set opened_at = opened_at - interval '9 days', deadline = ? where id = ?::uuid",
                today.minusDays(2),
                campaign);
        String id = sent(List.of(page));
        due.runDue();
        bulkScan(id).body("results.outcome", contains("REFUSED"), "results.problem", contains("after-deadline"));
        assertThat(signed(late)).isZero();
        Database.execute("update pledge_campaign set deadline = '2199-12-31' where id = ?::uuid", campaign);
        registry.as("1", OFFICER)
                .contentType("application/octet-stream")
                .body(stack(List.of(page)))
                .post("/pledge/v1/bulk-scans?signedOn=" + today.minusDays(1))
                .then()
                .statusCode(422)
                .body("code", equalTo("late-reason-missing"));
        registry.as("1", OFFICER)
                .contentType("application/octet-stream")
                .body(stack(List.of(page)))
                .post("/pledge/v1/bulk-scans?signedOn=" + today.plusDays(1))
                .then()
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
    }

    @Test
    void aFormIsHeldAgainstTheTextWithWhichItsDayBegan() throws IOException {
        String campaign = campaign(registry, "I pledge");
        String before = pledge(registry, "11");
        String after = pledge(registry, "12");
        List<BufferedImage> pages = new ArrayList<>(scanned(registry, before, 0));
        registry.as("1", OFFICER)
                .header("If-Match", "*")
                .body("{\"textId\":\"%s\",\"reason\":\"更正文字\"}"
                        .formatted(registry.adoptText("LEADING_CADRE").id()))
                .post("/pledge/v1/campaigns/" + campaign + "/text")
                .then()
                .statusCode(200);
        pages.addAll(scanned(registry, after, 0));
        String id = sent(pages);
        due.runDue();
        bulkScan(id)
                .body("results.outcome", contains("SIGNED", "REFUSED"))
                .body("results[1].problem", equalTo("text-differs"));
        assertThat(signed(before)).isEqualTo(1);
        assertThat(signed(after)).isZero();
        assign(id, 2, pledge(registry, "13")).statusCode(409).body("code", equalTo("page-says-otherwise"));
        assign(id, 2, after).statusCode(409).body("code", equalTo("text-differs"));
    }

    private ValidatableResponse assign(String id, int page, String pledge) {
        return registry.as("1", OFFICER)
                .header("If-Match", "*")
                .body("{\"pledgeId\":\"" + pledge + "\"}")
                .post("/pledge/v1/bulk-scans/" + id + "/pages/" + page + "/assignment")
                .then();
    }

    @Test
    void aSlipDoesNotTakeAPageFromWhoeverItIsOf() throws IOException {
        campaign(registry, "I pledge");
        String pledge = pledge(registry, "11");
        String electronic = pledge(registry, "12");
        registry.signOwn("12").statusCode(200);
        String id = sent(List.of(stained(scanned(registry, pledge, 0).get(0))));
        due.runDue();
        assign(id, 1, electronic).statusCode(409).body("code", equalTo("already-signed"));
        assign(id, 1, pledge).statusCode(200).body("results.outcome", contains("SIGNED"));
    }

    @Test
    void whatIsDoneIsOnlyTakenOffTheListOfWhatIsDue() throws IOException {
        String id = sent(List.of(blank()));
        due.runDue();
        String tag = bulkScan(id).body("state", equalTo("DONE")).extract().header("ETag");
        // As if it had been killed before anybody knew.
        Database.execute("insert into bulk_scan_due values (?::uuid)", id);
        due.runDue();
        assertThat(Database.number("select count(*) from bulk_scan_due where bulk_scan_id = ?::uuid", id))
                .isZero();
        assertThat(bulkScan(id).extract().header("ETag")).isEqualTo(tag);
    }

    @Test
    void aPledgeThatCannotBeRecordedIsGivenUpAndTheRestIsNot() throws IOException {
        campaign(registry, "I pledge");
        List<BufferedImage> pages = new ArrayList<>(scanned(registry, pledge(registry, "11"), 0));
        pages.addAll(scanned(registry, pledge(registry, "12"), 0));
        String id = sent(pages);
        due.runDue();
        Database.execute("update bulk_scan_page set outcome = 'READ' where bulk_scan_id = ?::uuid", id);
        Database.execute(
                "update bulk_scan set state = 'RUNNING', ended_at = null, attempts = 3 where id = ?::uuid", id);
        Database.execute("insert into bulk_scan_due values (?::uuid)", id);
        due.runDue();
        bulkScan(id)
                .body("state", equalTo("DONE"), "results.outcome", contains("REFUSED", "ALREADY_SIGNED"))
                .body("results[0].problem", equalTo("internal-error"));
    }

    @Test
    void aPictureThatCannotBeDrawnIsNoProof() throws IOException {
        campaign(registry, "I pledge");
        String pledge = pledge(registry, "11");
        String id = send(registry, strange()).statusCode(202).extract().path("id");
        due.runDue();
        bulkScan(id).body("results.outcome", contains("CODE_UNREADABLE"));
        assign(id, 1, pledge).statusCode(422).body("code", equalTo("file-damaged"));
        assertThat(signed(pledge)).isZero();
    }

    /** A page with a picture of a kind that nothing here can read. */
    private static byte[] strange() throws IOException {
        try (PDDocument document = new PDDocument()) {
            COSStream picture = document.getDocument().createCOSStream();
            picture.setItem(COSName.TYPE, COSName.XOBJECT);
            picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
            picture.setInt(COSName.WIDTH, 8);
            picture.setInt(COSName.HEIGHT, 8);
            picture.setInt(COSName.BITS_PER_COMPONENT, 1);
            picture.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
            picture.setItem(COSName.FILTER, COSName.JBIG2_DECODE);
            try (OutputStream bytes = picture.createRawOutputStream()) {
                bytes.write(new byte[] {1, 2, 3, 4});
            }
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(new PDImageXObject(new PDStream(picture), null), 0, 0, 100, 100);
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        }
    }

    @Test
    void aFileThatHidesPagesIsRefused() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.addPage(new PDPage());
            document.getDocumentCatalog().getPages().getCOSObject().setInt(COSName.COUNT, 1);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            send(registry, file.toByteArray()).statusCode(422).body("code", equalTo("file-damaged"));
        }
    }

    @Test
    void twoOfOurCodesOnOnePageAreAmbiguousAndOnesOfOthersDoNotMatter() throws IOException {
        campaign(registry, "I pledge");
        String first = pledge(registry, "11");
        String second = pledge(registry, "12");
        BufferedImage both = scanned(registry, first, 0).get(0);
        BufferedImage below = scanned(registry, second, 0).get(0);
        Graphics2D graphics = both.createGraphics();
        int half = both.getHeight() / 2;
        graphics.drawImage(below.getSubimage(0, half, below.getWidth(), below.getHeight() - half), 0, 0, null);
        graphics.dispose();
        BufferedImage stamped = scanned(registry, second, 0).get(0);
        Graphics2D stamp = stamped.createGraphics();
        stamp.drawImage(QrCode.image("https://example.org/wenhao/2026-12"), 40, 40, null);
        stamp.dispose();
        String id = sent(List.of(both, stamped));
        due.runDue();
        bulkScan(id).body("results.outcome", contains("CODE_UNREADABLE", "SIGNED"));
        assertThat(signed(first)).isZero();
    }

    private String sentOf(RegistryOfTests city, int pages) throws IOException {
        return send(city, stack(Collections.nCopies(pages, blank())))
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static long pagesRead(String id) {
        return Database.number("select pages_read from bulk_scan where id = ?::uuid", id);
    }

    private void oneStep() {
        due.runNext(Duration.ZERO);
    }

    @Test
    void citiesTakeTurnsHoweverManyFilesOneOfThemSends() throws IOException {
        String first = sentOf(registry, 1);
        String second = sentOf(registry, 1);
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            String theirs = sentOf(other, 1);
            due.runNext(Duration.ofMinutes(1));
            assertThat(List.of(pagesRead(first), pagesRead(theirs), pagesRead(second)))
                    .containsExactly(1L, 0L, 0L);
            due.runNext(Duration.ofMinutes(1));
            assertThat(List.of(pagesRead(first), pagesRead(theirs), pagesRead(second)))
                    .containsExactly(1L, 1L, 0L);
            due.runNext(Duration.ofMinutes(1));
            bulkScan(second).body("state", equalTo("DONE"));
        }
    }

    @Test
    void aLongFileGivesWayToThoseOfOtherCitiesAndOfItsOwn() throws IOException {
        String longer = sentOf(registry, 3);
        String shorter = sentOf(registry, 1);
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            String theirs = sentOf(other, 1);
            oneStep();
            oneStep();
            oneStep();
            assertThat(List.of(pagesRead(longer), pagesRead(theirs), pagesRead(shorter)))
                    .containsExactly(1L, 1L, 1L);
        }
        due.runDue();
        bulkScan(longer).body("state", equalTo("DONE"), "results.page", contains(1, 2, 3));
        bulkScan(shorter).body("state", equalTo("DONE"));
    }

    @Test
    void whatTakesManyTurnsIsNotTakenForWhatFails() throws IOException {
        campaign(registry, "I pledge");
        List<BufferedImage> pages = new ArrayList<>();
        for (int number = 11; number <= 15; number++) {
            pages.addAll(scanned(registry, pledge(registry, Integer.toString(number)), 0));
        }
        String id = sent(pages);
        for (int turn = 0; turn <= 2 * pages.size(); turn++) {
            oneStep();
        }
        bulkScan(id)
                .body("state", equalTo("DONE"))
                .body("results.outcome", equalTo(Collections.nCopies(pages.size(), "SIGNED")));
    }

    /** As another replica does. */
    @Test
    void aFileThatSomebodyIsAtWorkOnIsPassedOver() throws Exception {
        String first = sentOf(registry, 1);
        String second = sentOf(registry, 1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Connection another = Database.superuser()) {
            another.setAutoCommit(false);
            try (PreparedStatement held =
                    another.prepareStatement("select 1 from bulk_scan_due where bulk_scan_id = ?::uuid for update")) {
                held.setString(1, first);
                held.execute();
            }
            threads.submit(due::runDue).get(30, TimeUnit.SECONDS);
            another.rollback();
        } finally {
            threads.shutdownNow();
        }
        bulkScan(second).body("state", equalTo("DONE"));
        bulkScan(first).body("state", equalTo("WAITING"));
    }

    @Test
    void aCityFillsOnlyAQueueOfItsOwn() throws IOException {
        String id = sentOf(registry, 1);
        waitsToo(id, 19);
        byte[] file = stack(List.of(blank()));
        send(registry, file).statusCode(409).body("code", equalTo("too-many-bulk-scans"));
        send(registry, "MZ program".getBytes(StandardCharsets.US_ASCII))
                .statusCode(409)
                .body("code", equalTo("too-many-bulk-scans"));
        registry.at(registry.townPath, "3", OFFICER)
                .contentType("application/octet-stream")
                .body(file)
                .post("/pledge/v1/bulk-scans?signedOn=" + today)
                .then()
                .statusCode(409)
                .body("code", equalTo("too-many-bulk-scans"));
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            send(other, file).statusCode(202);
        }
        abandon("1", id, "*").statusCode(200);
        send(registry, file).statusCode(202);
    }

    /** So many more of the kind wait. */
    private static void waitsToo(String id, int more) {
        Database.execute(
                "insert into bulk_scan (id, version, requested_by, scope_path, signed_on, file_id, pages, pages_read, state,"
                        + " attempts, settlements, assignments, requested_at) select gen_random_uuid(), 0, requested_by,"
                        + " scope_path, signed_on, file_id, pages, 0, 'WAITING', 0, 0, 0, requested_at"
                        + " from bulk_scan, generate_series(1, ?) where id = ?::uuid",
                more,
                id);
    }

    /** The city's turn is held, so that each of them has seen the last place free before either can take it. */
    @Test
    void theLastPlaceOfACityIsTakenOnce() throws Exception {
        waitsToo(sentOf(registry, 1), 18);
        byte[] file = stack(List.of(blank()));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Connection turn = Database.superuser()) {
            turn.setAutoCommit(false);
            try (PreparedStatement held =
                    turn.prepareStatement("select pg_advisory_xact_lock(hashtextextended('bulk scans of ' || ?, 0))")) {
                held.setString(1, registry.path);
                held.execute();
            }
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                answers.add(threads.submit(() -> send(registry, file).extract().statusCode()));
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Database.number(
                                    "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                                            + " and database = (select oid from pg_database where datname = current_database())")
                            == 2);
            turn.rollback();
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(202, 409);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsNotReadWhenTheTimeOfAFileIsOverIsLeftToBeAssignedByHand() throws IOException {
        campaign(registry, "I pledge");
        String read = pledge(registry, "11");
        String unread = pledge(registry, "12");
        List<BufferedImage> pages = new ArrayList<>(scanned(registry, read, 0));
        pages.addAll(scanned(registry, unread, 0));
        pages.add(blank());
        String id = sent(pages);
        oneStep();
        assertThat(Database.number(
                        "select count(*) from bulk_scan where id = ?::uuid and reading_millis > 0 and recording_millis = 0",
                        id))
                .as("its time is counted")
                .isEqualTo(1);
        Database.execute("update bulk_scan set reading_millis = 30 * 60 * 1000 where id = ?::uuid", id);
        due.runDue();
        bulkScan(id)
                .body("state", equalTo("DONE"), "results.page", contains(1, 2, 3))
                .body("results.outcome", contains("SIGNED", "CODE_UNREADABLE", "CODE_UNREADABLE"));
        assertThat(signed(read)).isEqualTo(1);
        assign(id, 2, unread).statusCode(200);
        assertThat(signed(unread)).isEqualTo(1);
    }

    @Test
    void whatIsNotRecordedWhenTheTimeOfAFileIsOverIsLeftToBeAssignedByHand() throws IOException {
        campaign(registry, "I pledge");
        String recorded = pledge(registry, "11");
        String left = pledge(registry, "12");
        List<BufferedImage> pages = new ArrayList<>(scanned(registry, recorded, 0));
        pages.addAll(scanned(registry, left, 0));
        String id = sent(pages);
        oneStep();
        oneStep();
        oneStep();
        assertThat(Database.number("select count(*) from bulk_scan where id = ?::uuid and recording_millis > 0", id))
                .as("its time is counted")
                .isEqualTo(1);
        Database.execute("update bulk_scan set recording_millis = 30 * 60 * 1000 where id = ?::uuid", id);
        due.runDue();
        bulkScan(id)
                .body("state", equalTo("DONE"), "results.outcome", contains("SIGNED", "REFUSED"))
                .body("results[1].problem", equalTo("file-not-plain"));
        assertThat(signed(left)).isZero();
        assign(id, 2, left).statusCode(200);
        assertThat(signed(left)).isEqualTo(1);
    }

    private ValidatableResponse abandon(String number, String id, String tag) {
        return registry.as(number, OFFICER)
                .header("If-Match", tag)
                .post("/pledge/v1/bulk-scans/" + id + "/abandonment")
                .then();
    }

    @Test
    void whoeverSentAFileGivesItUpAndNobodyElseDoes() throws IOException {
        campaign(registry, "I pledge");
        String pledge = pledge(registry, "11");
        List<BufferedImage> pages = new ArrayList<>(scanned(registry, pledge, 0));
        pages.add(blank());
        String id = sent(pages);
        String tag = bulkScan(id).extract().header("ETag");
        oneStep();
        abandon("2", id, "*").statusCode(403).body("code", equalTo("not-your-bulk-scan"));
        abandon("1", id, tag).statusCode(412);
        registry.as("1", OFFICER)
                .post("/pledge/v1/bulk-scans/" + id + "/abandonment")
                .then()
                .statusCode(428);
        registry.at(registry.townPath, "1", OFFICER)
                .header("If-Match", "*")
                .post("/pledge/v1/bulk-scans/" + id + "/abandonment")
                .then()
                .statusCode(404);
        abandon("1", id, bulkScan(id).extract().header("ETag"))
                .statusCode(200)
                .body("state", equalTo("ABANDONED"), "endedAt", notNullValue(), "results.outcome", contains("READ"));
        due.runDue();
        bulkScan(id).body("state", equalTo("ABANDONED"), "results", hasSize(1));
        assertThat(signed(pledge)).isZero();
        assertThat(Database.number("select count(*) from bulk_scan_due where bulk_scan_id = ?::uuid", id))
                .isZero();
        abandon("1", id, "*").statusCode(409).body("code", equalTo("bulk-scan-ended"));
        String again = sent(pages);
        due.runDue();
        bulkScan(again).body("state", equalTo("DONE"));
        abandon("1", again, "*").statusCode(409).body("code", equalTo("bulk-scan-ended"));
        assertThat(signed(pledge)).isEqualTo(1);
    }

    /** The row of the first pledge is held, so that the file is given up while that pledge is being recorded. */
    @Test
    void whoeverIsAtWorkOnAFileThatIsGivenUpStopsWithThePledgeThatTheyAreAt() throws Exception {
        campaign(registry, "I pledge");
        String first = pledge(registry, "11");
        String second = pledge(registry, "12");
        List<BufferedImage> pages = new ArrayList<>(scanned(registry, first, 0));
        pages.addAll(scanned(registry, second, 0));
        String id = sent(pages);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Connection turn = Database.superuser()) {
            turn.setAutoCommit(false);
            try (PreparedStatement held = turn.prepareStatement("select 1 from pledge where id = ?::uuid for update")) {
                held.setString(1, first);
                held.execute();
            }
            Future<?> work = threads.submit(due::runDue);
            await().atMost(Duration.ofSeconds(30)).until(() -> waitingForARow() == 1);
            Future<Integer> given =
                    threads.submit(() -> abandon("1", id, "*").extract().statusCode());
            await().atMost(Duration.ofSeconds(30)).until(() -> waitingForARow() == 2);
            turn.rollback();
            assertThat(given.get()).isEqualTo(200);
            work.get();
        } finally {
            threads.shutdownNow();
        }
        bulkScan(id).body("state", equalTo("ABANDONED"), "results.outcome", contains("SIGNED", "READ"));
        assertThat(signed(first)).isEqualTo(1);
        assertThat(signed(second)).isZero();
    }

    private static long waitingForTheTable() {
        return Database.number(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'relation'");
    }

    /** The pages are held, so that it is given up when whoever is at work is about to see that none is left. */
    @Test
    void whatIsGivenUpAsItEndsStaysGivenUp() throws Exception {
        String id = sent(List.of(blank()));
        oneStep();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Connection giver = Database.superuser();
                Connection pages = Database.superuser()) {
            giver.setAutoCommit(false);
            pages.setAutoCommit(false);
            try (Statement lock = pages.createStatement()) {
                lock.execute("lock table bulk_scan_page in access exclusive mode");
            }
            Future<?> work = threads.submit(this::oneStep);
            await().atMost(Duration.ofSeconds(30)).until(() -> waitingForTheTable() == 1);
            try (PreparedStatement update = giver.prepareStatement("update bulk_scan set state = 'ABANDONED',"
                    + " ended_at = now(), version = version + 1 where id = ?::uuid")) {
                update.setString(1, id);
                update.execute();
            }
            pages.rollback();
            await().atMost(Duration.ofSeconds(30)).until(() -> waitingForARow() == 1);
            giver.commit();
            work.get();
        } finally {
            threads.shutdownNow();
        }
        bulkScan(id).body("state", equalTo("ABANDONED"));
        assertThat(Database.number("select count(*) from bulk_scan_due where bulk_scan_id = ?::uuid", id))
                .isZero();
    }

    @Test
    void theListSaysHowManyPagesHadWhichOutcomeAndNotWhichOnes() throws IOException {
        campaign(registry, "I pledge");
        List<BufferedImage> pages = new ArrayList<>(scanned(registry, pledge(registry, "11"), 0));
        pages.addAll(List.of(blank(), blank()));
        String id = sent(pages);
        due.runDue();
        registry.as("1", OFFICER)
                .get("/pledge/v1/bulk-scans")
                .then()
                .statusCode(200)
                .body("items.id", contains(id), "items[0].results", nullValue())
                .body(
                        "items[0].outcomes.outcome",
                        contains("SIGNED", "CODE_UNREADABLE"),
                        "items[0].outcomes.pages",
                        contains(1, 2));
        bulkScan(id).body("outcomes.pages", contains(1, 2), "results", hasSize(3));
    }

    @Test
    void onlyThoseWhoSeeWhatTheSenderSeesSeeIt() throws IOException {
        campaign(registry, "I pledge");
        String id = sent(List.of(blank()));
        String address = "/pledge/v1/bulk-scans/" + id;
        registry.as("2", OFFICER).get("/pledge/v1/bulk-scans").then().body("items", hasSize(1));
        for (String place : List.of("", "/scan")) {
            registry.at(registry.townPath, "2", OFFICER)
                    .get(address + place)
                    .then()
                    .statusCode(404);
            registry.as("2", "auditor").get(address + place).then().statusCode(403);
        }
        registry.at(registry.townPath, "2", OFFICER)
                .get("/pledge/v1/bulk-scans")
                .then()
                .body("items", empty());
        registry.as("2", OFFICER).get(address + "/scan").then().statusCode(200).contentType("application/octet-stream");
        assertThat(Database.number("""
                        select count(*) from audit_entry a join bulk_scan b on b.file_id::text = a.record_id
                        where b.id = ?::uuid and a.action = 'READ' and a.actor = ?""", id, registry.staff("2"))).isEqualTo(1);
    }

    @Test
    void theListTakesTheSameNumberOfStatementsWhateverItsLength() throws IOException {
        for (int i = 0; i < 3; i++) {
            sent(List.of(blank()));
        }
        registry.as("1", OFFICER).get("/pledge/v1/bulk-scans").then().body("items", hasSize(3));
        assertThat(statements("?limit=50")).isEqualTo(statements("?limit=1"));
    }

    private long statements(String query) {
        return StatementCount.of(() -> registry.as("1", OFFICER)
                .get("/pledge/v1/bulk-scans" + query)
                .then()
                .statusCode(200));
    }

    @Test
    void whatIsNoPdfIsRefusedAndSoIsOneOfVeryManyPages() throws IOException {
        send(registry, "MZ program".getBytes(StandardCharsets.US_ASCII))
                .statusCode(422)
                .body("code", equalTo("file-type-refused"));
        try (PDDocument document = new PDDocument()) {
            for (int page = 0; page <= 500; page++) {
                document.addPage(new PDPage());
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            send(registry, file.toByteArray()).statusCode(422).body("code", equalTo("too-many-pages"));
        }
        assertThat(Database.number("select count(*) from bulk_scan where requested_by = ?", registry.staff("1")))
                .isZero();
    }
}
