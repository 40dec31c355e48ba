package dev.qingfeng.pledge.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import dev.qingfeng.pledge.RegistryOfTests.Text;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A campaign has a window; its deadline only ever moves to a later day and its text to a newer edition, and both say why. */
@QuarkusTest
class CampaignChangesResourceTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final RegistryOfTests registry = new RegistryOfTests();
    private final LocalDate today = LocalDate.now(ZONE);
    private Text text = new Text("", "");
    private String campaign = "";

    @BeforeEach
    void someAreToSign() {
        registry.founded();
        text = registry.adoptText("LEADING_CADRE");
        campaign = registry.openCampaign(
                        "LEADING_CADRE", text.id(), today.plusDays(10).toString())
                .statusCode(201)
                .extract()
                .path("id");
        due("8");
        due("9");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private UUID due(String number) {
        UUID cadre = registry.knownCadre(number, registry.town, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ?", cadre) == 1);
        return cadre;
    }

    private ValidatableResponse change(String action, String body) {
        return registry.as("1", "organization-officer")
                .header("If-Match", "*")
                .body(body)
                .post("/pledge/v1/campaigns/" + campaign + "/" + action)
                .then();
    }

    private ValidatableResponse moveDeadline(String action, LocalDate deadline) {
        return change(action, "{\"deadline\":\"%s\",\"reason\":\"防汛\"}".formatted(deadline));
    }

    private ValidatableResponse sign(String number, String hash) {
        String pledge = registry.as(number, "cadre")
                .get("/pledge/v1/pledges")
                .then()
                .extract()
                .path("items[0].id");
        return registry.as(number, "cadre")
                .header("If-Match", "*")
                .body("{\"textHash\":\"" + hash + "\"}")
                .post("/pledge/v1/pledges/" + pledge + "/signature")
                .then();
    }

    private void deadlineWas(LocalDate day) {
        Database.execute(
                "update pledge_campaign set opened_at = opened_at - interval '30 days', deadline = ? where cycle_id = ?",
                day,
                registry.cycle);
    }

    @Test
    void anOpenCampaignIsExtendedAndSaysWhatTheDeadlineWas() {
        moveDeadline("extension", today.plusDays(20))
                .statusCode(200)
                .body("deadline", equalTo(today.plusDays(20).toString()))
                .body("changes.kind", contains("EXTENSION"), "changes.reason", contains("防汛"))
                .body("changes.deadlineBefore", contains(today.plusDays(10).toString()));
        registry.as("8", "cadre")
                .get("/pledge/v1/campaigns")
                .then()
                .body("items[0].changes.kind", contains("EXTENSION"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            assertThat(events.await(event -> campaign.equals(event.key())
                                    && event.type().equals("dev.qingfeng.pledge.campaign-changed.v1"))
                            .json()
                            .get("deadline")
                            .asText())
                    .isEqualTo(today.plusDays(20).toString());
        }
    }

    @Test
    void aDeadlineIsNeverBroughtForward() {
        moveDeadline("extension", today.plusDays(9)).statusCode(422).body("code", equalTo("deadline-not-later"));
        moveDeadline("extension", today.plusDays(10)).statusCode(422).body("code", equalTo("deadline-not-later"));
        assertThatThrownBy(() -> Database.execute("""
                        insert into campaign_change select gen_random_uuid(), 0, id, 'EXTENSION', deadline, deadline - 1, text_id,
                          text_id, 'x', now(), now(), null, 'x' from pledge_campaign where cycle_id = ?""", registry.cycle))
                .hasStackTraceContaining("campaign_change_forward");
        registry.as("8", "cadre")
                .get("/pledge/v1/campaigns/" + campaign)
                .then()
                .body("changes", empty(), "deadline", equalTo(today.plusDays(10).toString()));
    }

    @Test
    void aCampaignWhoseDeadlineHasPassedIsOpenedAgainInsteadOfExtended() {
        deadlineWas(today.minusDays(1));
        sign("8", text.hash()).statusCode(409).body("code", equalTo("campaign-closed"));
        moveDeadline("extension", today.plusDays(5)).statusCode(409).body("code", equalTo("campaign-closed"));
        moveDeadline("reopening", today.minusDays(1)).statusCode(422).body("code", equalTo("deadline-not-later"));
        moveDeadline("reopening", today).statusCode(200).body("changes.kind", contains("REOPENING"));
        sign("8", text.hash()).statusCode(200);
    }

    @Test
    void anOpenCampaignIsNotOpenedAgain() {
        moveDeadline("reopening", today.plusDays(20)).statusCode(409).body("code", equalTo("campaign-still-open"));
    }

    /** Decided in time and recorded late: the day on which it was decided counts. */
    @Test
    void whatWasDecidedBeforeTheDeadlineIsAnExtensionAlsoWhenItIsRecordedAfterIt() {
        deadlineWas(today.minusDays(1));
        String decided = "{\"deadline\":\"%s\",\"reason\":\"防汛\",\"occurredAt\":\"%s\"%s}";
        Instant before = Instant.now().minus(Duration.ofDays(3));
        change("extension", decided.formatted(today.plusDays(5), before, ""))
                .statusCode(422)
                .body("code", equalTo("late-reason-missing"));
        change("extension", decided.formatted(today.plusDays(5), before, ",\"lateReason\":\"斷網\""))
                .statusCode(200)
                .body("changes.lateReason", contains("斷網"));
        change(
                        "extension",
                        decided.formatted(
                                today.plusDays(9), before.minus(Duration.ofDays(1)), ",\"lateReason\":\"斷網\""))
                .statusCode(422)
                .body("code", equalTo("change-out-of-order"));
    }

    @Test
    void whoeverSignedKeepsTheirEditionAndTheOthersSignTheNewerOne() {
        sign("8", text.hash()).statusCode(200);
        Text newer = newerText();
        change("text", renewed(newer)).statusCode(200).body("textId", equalTo(newer.id()));
        sign("9", text.hash()).statusCode(409).body("code", equalTo("text-superseded"));
        sign("9", "0".repeat(64)).statusCode(409).body("code", equalTo("text-differs"));
        sign("9", newer.hash()).statusCode(200).body("textEdition", equalTo(2));
        registry.as("8", "cadre")
                .get("/pledge/v1/pledges")
                .then()
                .body("items.textId", contains(text.id()), "items.textEdition", contains(1));
        change("text", renewed(text)).statusCode(409).body("code", equalTo("text-not-newer"));
        change("text", renewed(newer)).statusCode(409).body("code", equalTo("text-not-newer"));
        change("text", renewed(registry.adoptText("ORGANISATION_STAFF")))
                .statusCode(422)
                .body("code", equalTo("text-of-another-category"));
        change("text", renewed(new Text(UUID.randomUUID().toString(), "")))
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }

    /** The text is renewed while somebody signs: whoever is later of the two sees what the other has done. */
    @Test
    void nobodySignsTheFormerEditionWhileTheTextIsRenewed() throws Exception {
        Text newer = newerText();
        ExecutorService signer = Executors.newSingleThreadExecutor();
        try (Connection renewal = Database.superuser()) {
            renewal.setAutoCommit(false);
            try (PreparedStatement change =
                    renewal.prepareStatement("update pledge_campaign set text_id = ?::uuid where id = ?::uuid")) {
                change.setString(1, newer.id());
                change.setString(2, campaign);
                change.execute();
            }
            Future<String> signed =
                    signer.submit(() -> sign("8", text.hash()).extract().path("code"));
            await().atMost(Duration.ofSeconds(30)).until(() -> signed.isDone() || waitingForARow() == 1);
            renewal.commit();
            assertThat(signed.get()).isEqualTo("text-superseded");
        } finally {
            signer.shutdownNow();
        }
        sign("8", newer.hash()).statusCode(200);
    }

    private static long waitingForARow() {
        return Database.number(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and wait_event in ('tuple', 'transactionid')");
    }

    private Text newerText() {
        var adopted = registry.as("1", "organization-officer")
                .body(
                        "{\"cycleId\":\"%s\",\"category\":\"LEADING_CADRE\",\"zhHans\":\"我再承诺\",\"zhHant\":\"我再承諾\",\"en\":\"I pledge anew\"}"
                                .formatted(registry.cycle))
                .post("/pledge/v1/texts")
                .then()
                .statusCode(201)
                .extract();
        return new Text(adopted.path("id"), adopted.path("hash"));
    }

    private static String renewed(Text text) {
        return "{\"textId\":\"%s\",\"reason\":\"上級要求\"}".formatted(text.id());
    }

    @Test
    void aPaperIsOverTheEditionWithWhichItsDayBegan() {
        change("text", renewed(newerText())).statusCode(200);
        registry.as("1", "organization-officer")
                .contentType("text/csv; charset=UTF-8")
                .body("cycleCode,staffNumber,category,signedOn,lateReason\n%s,%s,LEADING_CADRE,%s,\n"
                        .formatted(registry.cycleCode(), registry.staff("8"), today))
                .post("/pledge/v1/pledges/imports")
                .then()
                .statusCode(200)
                .body("changed", equalTo(1));
        registry.as("8", "cadre").get("/pledge/v1/pledges").then().body("items.textEdition", contains(1));
    }

    @Test
    void aPaperOfADayOnWhichTheCampaignWasClosedIsRefused() {
        deadlineWas(today.minusDays(4));
        change(
                        "reopening",
                        "{\"deadline\":\"%s\",\"reason\":\"防汛\",\"occurredAt\":\"%s\",\"lateReason\":\"斷網\"}"
                                .formatted(
                                        today.plusDays(5),
                                        today.minusDays(1).atStartOfDay(ZONE).toInstant()))
                .statusCode(200);
        for (int daysAgo : new int[] {3, 2}) {
            paper("8", today.minusDays(daysAgo))
                    .statusCode(422)
                    .body("errors.code", contains("before-reopening"), "errors.column", contains("signedOn"))
                    .body("errors.detail", contains(containsString("before the campaign was opened again")));
        }
        paper("8", today.minusDays(4)).statusCode(200);
        paper("9", today.minusDays(1)).statusCode(200);
    }

    private ValidatableResponse paper(String number, LocalDate signedOn) {
        return paper(number, "LEADING_CADRE", signedOn);
    }

    private ValidatableResponse paper(String number, String category, LocalDate signedOn) {
        return registry.as("1", "organization-officer")
                .contentType("text/csv; charset=UTF-8")
                .body("cycleCode,staffNumber,category,signedOn,lateReason\n%s,%s,%s,%s,斷網\n"
                        .formatted(registry.cycleCode(), registry.staff(number), category, signedOn))
                .post("/pledge/v1/pledges/imports")
                .then();
    }

    @Test
    void beforeItsFirstDayNobodySigns() {
        Text staff = registry.adoptText("ORGANISATION_STAFF");
        registry.knownCadre("12", registry.town, "ORGANISATION_STAFF");
        open(staff, today.plusDays(31), today.plusDays(30))
                .statusCode(422)
                .body("code", equalTo("window-not-in-order"));
        open(staff, today.minusDays(1), today.plusDays(30))
                .statusCode(422)
                .body("code", equalTo("window-not-in-order"));
        open(staff, today.plusDays(3), today.plusDays(30))
                .statusCode(201)
                .body("opensOn", equalTo(today.plusDays(3).toString()));
        sign("12", staff.hash()).statusCode(409).body("code", equalTo("campaign-not-open"));
    }

    @Test
    void norIsAPaperTakenOfADayBeforeItsFirstThoughItWasOpenedEarlier() {
        Text staff = registry.adoptText("ORGANISATION_STAFF");
        registry.knownCadre("12", registry.town, "ORGANISATION_STAFF");
        open(staff, today, today.plusDays(30)).statusCode(201);
        Database.execute(
                "update pledge_campaign set opened_at = opened_at - interval '5 days' where text_id = ?::uuid",
                staff.id());
        paper("12", "ORGANISATION_STAFF", today.minusDays(1))
                .statusCode(422)
                .body("errors.code", contains("before-campaign"));
        paper("12", "ORGANISATION_STAFF", today).statusCode(200);
    }

    @Test
    void onItsFirstDayAndOnItsLastItIsSigned() {
        Text staff = registry.adoptText("ORGANISATION_STAFF");
        registry.knownCadre("12", registry.town, "ORGANISATION_STAFF");
        registry.knownCadre("13", registry.town, "ORGANISATION_STAFF");
        open(staff, today, today.plusDays(30)).statusCode(201).body("opensOn", equalTo(today.toString()));
        sign("12", staff.hash()).statusCode(200);
        Database.execute("update pledge_campaign set deadline = ? where text_id = ?::uuid", today, staff.id());
        sign("13", staff.hash()).statusCode(200);
    }

    private ValidatableResponse open(Text staff, LocalDate opensOn, LocalDate deadline) {
        return registry.as("1", "organization-officer")
                .body(
                        "{\"cycleId\":\"%s\",\"category\":\"ORGANISATION_STAFF\",\"textId\":\"%s\",\"opensOn\":\"%s\",\"deadline\":\"%s\"}"
                                .formatted(registry.cycle, staff.id(), opensOn, deadline))
                .post("/pledge/v1/campaigns")
                .then();
    }

    @Test
    void onlyWhoGovernsTheCityChangesACampaignAndNobodyOnceTheCycleIsArchived() {
        String body = "{\"deadline\":\"%s\",\"reason\":\"防汛\"}".formatted(today.plusDays(20));
        registry.at(registry.townPath, "1", "organization-officer")
                .header("If-Match", "*")
                .body(body)
                .post("/pledge/v1/campaigns/" + campaign + "/extension")
                .then()
                .statusCode(404);
        registry.as("1", "organization-officer")
                .header("If-Match", "\"v7\"")
                .body(body)
                .post("/pledge/v1/campaigns/" + campaign + "/extension")
                .then()
                .statusCode(412);
        registry.archive(1);
        moveDeadline("extension", today.plusDays(20)).statusCode(409).body("code", equalTo("cycle-archived"));
        moveDeadline("reopening", today.plusDays(20)).statusCode(409).body("code", equalTo("cycle-archived"));
    }

    /** Neither what was adopted nor the history of a campaign can be changed by the service itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update pledge_text set en = 'something else'",
                "update pledge_text set hash = repeat('0', 64)",
                "delete from pledge_text",
                "update campaign_change set reason = 'another'",
                "delete from campaign_change",
                "update pledge_campaign set category = 'LEADING_CADRE'",
                "update pledge_campaign set opened_at = now()",
                "delete from pledge_campaign",
                "delete from exemption",
                "update exemption set reason = 'another'",
                "update reminder set due = 1",
                "delete from reminder_round"
            })
    void theServiceMayNot(String change) throws SQLException {
        try (Connection connection = Database.runtime();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("permission denied");
        }
    }
}
