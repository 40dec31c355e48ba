package dev.qingfeng.pledge.signing;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever becomes due when the campaign is about to end, or has ended, has days of their own to sign in. */
@QuarkusTest
class LateSignersIT {

    private static final int DAYS = 7;

    private final RegistryOfTests registry = new RegistryOfTests();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @BeforeEach
    void aCampaign() {
        registry.founded();
        registry.openCampaign(
                        "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    /** As if the campaign had been open for long, with a deadline so many days from now. */
    private void deadlineInDays(int days) {
        Database.execute(
                "update pledge_campaign set opened_at = opened_at - interval '60 days',"
                        + " recorded_at = recorded_at - interval '60 days', deadline = ? where cycle_id = ?",
                today.plusDays(days),
                registry.cycle);
    }

    private UUID due(String number) {
        UUID cadre = registry.knownCadre(number, registry.town, "LEADING_CADRE");
        awaitState(cadre, "DUE");
        return cadre;
    }

    private static void awaitState(UUID cadre, String state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Database.number("select count(*) from pledge where cadre_id = ? and state = ?", cadre, state)
                                == 1);
    }

    private ValidatableResponse own(String number) {
        return registry.as(number, "cadre").get("/pledge/v1/pledges").then().statusCode(200);
    }

    /** As if they had become due so many days earlier. */
    private static void daysGoBy(UUID cadre, int days) {
        Database.execute(
                "update pledge set due_since = due_since - ?, due_by = due_by - ? where cadre_id = ?",
                days,
                days,
                cadre);
    }

    private ValidatableResponse paper(String number, LocalDate signedOn) {
        return registry.as("1", "organization-officer")
                .contentType("text/csv; charset=UTF-8")
                .body("cycleCode,staffNumber,category,signedOn,lateReason\n%s,%s,LEADING_CADRE,%s,斷網\n"
                        .formatted(registry.cycleCode(), registry.staff(number), signedOn))
                .post("/pledge/v1/pledges/imports")
                .then();
    }

    @Test
    void whoJoinsAfterTheDeadlineSigns() {
        due("7");
        deadlineInDays(-3);
        due("8");
        own("8").body("items.dueBy", contains(today.plusDays(DAYS).toString()));
        registry.signOwn("8")
                .statusCode(200)
                .body("dueBy", equalTo(today.plusDays(DAYS).toString()));
        registry.signOwn("7").statusCode(409).body("code", equalTo("campaign-closed"));
    }

    @Test
    void whoJoinsAFewDaysBeforeItHasAsManyDaysAsOthersWhoJoinLate() {
        deadlineInDays(2);
        due("8");
        own("8").body("items.dueBy", contains(today.plusDays(DAYS).toString()));
    }

    @Test
    void whoJoinsInTimeSignsWithAllOthers() {
        deadlineInDays(DAYS);
        due("8");
        own("8").body("items[0]", not(hasKey("dueBy")));
    }

    @Test
    void afterTheLastOfTheirDaysNobodySigns() {
        deadlineInDays(-30);
        UUID cadre = due("8");
        daysGoBy(cadre, DAYS + 1);
        registry.signOwn("8")
                .statusCode(409)
                .body("code", equalTo("campaign-closed"))
                .body("detail", containsString(today.minusDays(1).toString()));
        paper("8", today).statusCode(422).body("errors.code", contains("after-deadline"));
        paper("8", today.minusDays(DAYS + 2)).statusCode(422).body("errors.code", contains("after-deadline"));
        paper("8", today.minusDays(DAYS + 1)).statusCode(200);
    }

    @Test
    void whoMovesKeepsTheirDays() {
        deadlineInDays(-30);
        UUID cadre = due("8");
        daysGoBy(cadre, 2);
        registry.cadre(cadre, "8", registry.office, 1, 1, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from pledge where cadre_id = ? and unit_id = ?",
                                cadre,
                                registry.office)
                        == 1);
        own("8").body("items.dueBy", contains(today.plusDays(DAYS - 2).toString()));
    }

    @Test
    void whoComesBackAfterTheDeadlineSigns() {
        UUID cadre = due("8");
        registry.cadreGone(cadre, 1);
        awaitState(cadre, "EXCUSED");
        deadlineInDays(-3);
        registry.cadre(cadre, "8", registry.town, 1, 2, "LEADING_CADRE");
        awaitState(cadre, "DUE");
        registry.signOwn("8").statusCode(200);
    }

    @Test
    void whoseExemptionIsRevokedAfterTheDeadlineSigns() {
        due("8");
        String pledge = own("8").extract().path("items[0].id");
        String exemption = registry.as("1", "organization-officer")
                .body("{\"pledgeId\":\"%s\",\"ground\":\"OTHER\",\"reason\":\"x\"}".formatted(pledge))
                .post("/pledge/v1/exemptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        act(exemption, "approval", "");
        deadlineInDays(-3);
        act(exemption, "revocation", "{\"reason\":\"已康復\"}");
        registry.signOwn("8").statusCode(200);
    }

    private void act(String exemption, String action, String body) {
        registry.as("2", "organization-officer")
                .header("If-Match", "*")
                .body(body)
                .post("/pledge/v1/exemptions/" + exemption + "/" + action)
                .then()
                .statusCode(200);
    }
}
