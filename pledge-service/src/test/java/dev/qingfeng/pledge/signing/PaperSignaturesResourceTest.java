package dev.qingfeng.pledge.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Most people sign on paper: an officer records the papers in bulk, and each counts like a signature of its own. */
@QuarkusTest
class PaperSignaturesResourceTest {

    private final RegistryOfTests registry = new RegistryOfTests();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @BeforeEach
    void found() {
        registry.founded();
        registry.openCampaign(
                        "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private UUID due(String number) {
        UUID cadre = registry.knownCadre(number, registry.town, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30)).until(() -> pledges(cadre, "DUE") == 1);
        return cadre;
    }

    private static long pledges(UUID cadre, String state) {
        return Database.number("select count(*) from pledge where cadre_id = ? and state = ?", cadre, state);
    }

    private String row(String number, LocalDate signedOn, String lateReason) {
        return "%s,%s,LEADING_CADRE,%s,%s\n"
                .formatted(registry.cycleCode(), registry.staff(number), signedOn, lateReason);
    }

    private ValidatableResponse file(String path, String... rows) {
        return registry.as("1", "organization-officer")
                .contentType("text/csv; charset=UTF-8")
                .body("cycleCode,staffNumber,category,signedOn,lateReason\n" + String.join("", rows))
                .post(path)
                .then();
    }

    private ValidatableResponse file(String row) {
        return file("/pledge/v1/pledges/imports", row);
    }

    @Test
    void aCampaignThatIsRecordedLateTakesThePapersSignedSinceItOpened() {
        UUID cadre = registry.knownCadre("21", registry.town, "TOWNSHIP_SECRETARY");
        String text = registry.adoptText("TOWNSHIP_SECRETARY").id();
        String campaign =
                "{\"cycleId\":\"%s\",\"category\":\"TOWNSHIP_SECRETARY\",\"textId\":\"%s\",\"deadline\":\"2199-12-31\",\"occurredAt\":\"%s\"%s}";
        Instant opened = Instant.now().minus(Duration.ofDays(9));
        registry.as("1", "organization-officer")
                .body(campaign.formatted(registry.cycle, text, opened, ""))
                .post("/pledge/v1/campaigns")
                .then()
                .statusCode(422)
                .body("code", equalTo("late-reason-missing"));
        registry.as("1", "organization-officer")
                .body(campaign.formatted(registry.cycle, text, opened, ",\"lateReason\":\"斷網\""))
                .post("/pledge/v1/campaigns")
                .then()
                .statusCode(201)
                .body("lateReason", equalTo("斷網"));
        String late = row("21", today.minusDays(9), "斷網").replace("LEADING_CADRE", "TOWNSHIP_SECRETARY");
        file(late.replace(today.minusDays(9).toString(), today.minusDays(10).toString()))
                .body("errors.code", contains("before-campaign"));
        file(late).statusCode(200).body("changed", equalTo(1));
        assertThat(pledges(cadre, "SIGNED")).isEqualTo(1);
    }

    /** The city ran it on paper, and takes up the system afterwards. */
    @Test
    void aCampaignThatIsOverIsRecordedWithItsTrueDeadlineAndTakesItsPapers() {
        UUID cadre = registry.knownCadre("21", registry.town, "TOWNSHIP_SECRETARY");
        String text = registry.adoptText("TOWNSHIP_SECRETARY").id();
        String campaign =
                "{\"cycleId\":\"%s\",\"category\":\"TOWNSHIP_SECRETARY\",\"textId\":\"%s\",\"deadline\":\"%s\"%s}";
        String opened = ",\"occurredAt\":\"%s\",\"lateReason\":\"系統啟用前\""
                .formatted(Instant.now().minus(Duration.ofDays(9)));
        open(campaign.formatted(registry.cycle, text, today.minusDays(1), ""))
                .statusCode(422)
                .body("code", equalTo("window-not-in-order"));
        open(campaign.formatted(registry.cycle, text, today.minusDays(10), opened))
                .statusCode(422)
                .body("code", equalTo("window-not-in-order"));
        open(campaign.formatted(registry.cycle, text, today.minusDays(3), opened))
                .statusCode(201)
                .body("deadline", equalTo(today.minusDays(3).toString()));
        registry.signOwn("21").statusCode(409).body("code", equalTo("campaign-closed"));
        String late = row("21", today.minusDays(2), "補錄").replace("LEADING_CADRE", "TOWNSHIP_SECRETARY");
        file(late).statusCode(422).body("errors.code", contains("after-deadline"));
        file(late.replace(today.minusDays(2).toString(), today.minusDays(3).toString()))
                .statusCode(200)
                .body("changed", equalTo(1));
        assertThat(pledges(cadre, "SIGNED")).isEqualTo(1);
    }

    private ValidatableResponse open(String campaign) {
        return registry.as("1", "organization-officer")
                .body(campaign)
                .post("/pledge/v1/campaigns")
                .then();
    }

    /** Moves the campaign's opening back, as if it had been open for so many days. */
    private void openedDaysAgo(int days) {
        Database.execute(
                "update pledge_campaign set opened_at = opened_at - make_interval(days => ?) where cycle_id = ?",
                days,
                registry.cycle);
    }

    @Test
    void papersAreRecordedInBulkAndToldToOthers() {
        UUID first = due("11");
        UUID second = due("12");
        file("/pledge/v1/pledges/imports", row("11", today, ""), row("12", today, ""))
                .statusCode(200)
                .body("changed", equalTo(2), "created", equalTo(0));
        assertThat(pledges(first, "SIGNED") + pledges(second, "SIGNED")).isEqualTo(2);
        registry.as("11", "cadre")
                .get("/pledge/v1/pledges?mine=true")
                .then()
                .body("items.method", contains("PAPER"), "items.state", contains("SIGNED"));
        try (PublishedEvents states = PublishedEvents.on("qingfeng.pledge.signatures.v1")) {
            assertThat(states.await(event -> String.valueOf(event.payload()).contains(second.toString()))
                            .payload())
                    .contains("PAPER");
        }
        assertThat(Database.number(
                        "select count(*) from audit_entry where operation = 'importPaperSignatures' and record_id in"
                                + " (select id::text from pledge where cadre_id in (?, ?))",
                        first,
                        second))
                .isEqualTo(2);
    }

    @Test
    void theSameFileAgainChangesNothing() {
        due("11");
        file(row("11", today, "")).statusCode(200).body("changed", equalTo(1));
        file(row("11", today, "")).statusCode(200).body("changed", equalTo(0), "unchanged", equalTo(1));
    }

    @Test
    void aPaperOfAnEarlierDaySaysWhyItIsRecordedNow() {
        UUID cadre = due("11");
        openedDaysAgo(5);
        LocalDate earlier = today.minusDays(3);
        file(row("11", earlier, ""))
                .statusCode(422)
                .body("errors.code", contains("late-reason-missing"), "errors.column", contains("lateReason"));
        file(row("11", earlier, "下鄉收集")).statusCode(200).body("changed", equalTo(1));
        assertThat(Database.number(
                        "select count(*) from pledge where cadre_id = ? and recorded_at > signed_at and late_reason is not null",
                        cadre))
                .isEqualTo(1);
    }

    @Test
    void aDayOutsideTheCampaignIsRefusedAndNothingIsSigned() {
        UUID cadre = due("11");
        file(row("11", today.plusDays(1), "")).statusCode(422).body("errors.code", contains("in-the-future"));
        file(row("11", today.minusDays(1), "late")).statusCode(422).body("errors.code", contains("before-campaign"));
        openedDaysAgo(5);
        Database.execute(
                "update pledge_campaign set deadline = ? where cycle_id = ?", today.minusDays(2), registry.cycle);
        file(row("11", today, "")).statusCode(422).body("errors.code", contains("after-deadline"));
        assertThat(pledges(cadre, "SIGNED")).isZero();
    }

    @Test
    void whoIsNotToSignIsNamedByLineAndTheWholeFileIsRefused() {
        UUID good = due("11");
        UUID left = due("12");
        registry.cadre(left, "12", registry.town, 1, 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> pledges(left, "EXCUSED") == 1);
        Database.execute("update pledge set excused_at = excused_at - interval '1 day' where cadre_id = ?", left);
        file("/pledge/v1/pledges/imports", row("11", today, ""), row("12", today, ""), row("13", today, ""))
                .statusCode(422)
                .body(
                        "code",
                        equalTo("import-refused"),
                        "errors.line",
                        contains(3, 4),
                        "errors.code",
                        contains("pledge-not-due", "unknown-reference"));
        assertThat(pledges(good, "SIGNED")).isZero();
        file(
                        "/pledge/v1/pledges/imports?goodRowsOnly=true",
                        row("11", today, ""),
                        row("12", today, ""),
                        row("13", today, ""))
                .statusCode(200)
                .body("changed", equalTo(1), "refused", equalTo(2), "errors", hasSize(2));
        assertThat(pledges(good, "SIGNED")).isEqualTo(1);
    }

    @Test
    void whatWasSignedElectronicallyIsNotSignedAgain() {
        UUID cadre = due("11");
        Database.execute(
                "update pledge set state = 'SIGNED', method = 'ELECTRONIC', signed_at = now(), recorded_at = now(),"
                        + " (text_id, text_edition, text_hash) = (select id, edition, hash from pledge_text where cycle_id = ?)"
                        + " where cadre_id = ?",
                registry.cycle,
                cadre);
        file(row("11", today, "")).statusCode(422).body("errors.code", contains("already-signed"));
    }

    @Test
    void anOfficerOfAnotherCityCannotSignForThisOne() {
        UUID cadre = due("11");
        try (RegistryOfTests another = new RegistryOfTests().founded()) {
            another.as("1", "organization-officer")
                    .contentType("text/csv; charset=UTF-8")
                    .body("cycleCode,staffNumber,category,signedOn,lateReason\n" + row("11", today, ""))
                    .post("/pledge/v1/pledges/imports")
                    .then()
                    .statusCode(422)
                    .body("errors.code", contains("unknown-reference"));
        }
        assertThat(pledges(cadre, "SIGNED")).isZero();
    }

    @Test
    void aPaperOfAnArchivedCycleIsRefusedAndOneThatIsRecordedAlreadyIsNot() {
        due("11");
        UUID cadre = due("12");
        file(row("11", today, "")).statusCode(200).body("changed", equalTo(1));
        registry.archive(1);
        file("/pledge/v1/pledges/imports", row("11", today, ""), row("12", today, ""))
                .statusCode(422)
                .body("errors.code", contains("cycle-archived"))
                .body("errors.line", contains(3), "errors.column", contains("cycleCode"));
        assertThat(pledges(cadre, "DUE")).isEqualTo(1);
    }

    @Test
    void aDryRunSignsNothing() {
        UUID cadre = due("11");
        file("/pledge/v1/pledges/imports?dryRun=true", row("11", today, ""))
                .statusCode(200)
                .body("dryRun", equalTo(true), "changed", equalTo(1));
        assertThat(pledges(cadre, "DUE")).isEqualTo(1);
    }
}
