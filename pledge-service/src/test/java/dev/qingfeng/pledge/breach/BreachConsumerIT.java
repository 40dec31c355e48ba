package dev.qingfeng.pledge.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a case found is marked at each pledge that the cadre had signed, once, and announced when that is told. */
@QuarkusTest
class BreachConsumerIT {

    private static final String TOPIC = "qingfeng.complaint.breaches.v1";

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final RegistryOfTests city = new RegistryOfTests();
    private final ForeignEvents breaches = ForeignEvents.on(TOPIC);
    private UUID breach = UUID.randomUUID();
    private UUID signer = UUID.randomUUID();

    @BeforeEach
    void found() {
        city.founded();
        city.openCampaign("LEADING_CADRE", city.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
        signer = city.knownCadre("8", city.town, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ?", signer) == 1);
        city.signOwn("8").statusCode(200);
    }

    @AfterEach
    void close() {
        breaches.close();
        city.close();
    }

    private void tell(String eventId, String type, String day, long version) {
        breaches.send(
                breach.toString(),
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        eventId,
                        "ce_source",
                        "urn:qingfeng:complaint-service",
                        "ce_type",
                        "dev.qingfeng.complaint." + type + ".v1",
                        "ce_epoch",
                        "1",
                        "ce_aggregateversion",
                        Long.toString(version)),
                "{\"breachId\":\"%s\",\"cadreId\":\"%s\",%s}".formatted(breach, signer, day));
    }

    private void tellFound(String eventId, LocalDate day) {
        tell(eventId, "breach-found", "\"foundOn\":\"" + day + "\"", 1);
    }

    private long marked(String condition) {
        return Database.number(
                "select count(*) from breach b join pledge p on p.id = b.pledge_id where p.cadre_id = ? and "
                        + condition,
                signer);
    }

    /** What was sent before on the same key has been taken by now. */
    private void awaitAllTaken() {
        String last = UUID.randomUUID().toString();
        tell(last, "breach-announced", "\"announcedOn\":\"" + today + "\"", 9);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from inbox where id = ?", last) == 1);
    }

    @Test
    void itIsMarkedOnceAndToldToNobodyBeforeItIsAnnounced() {
        String id = UUID.randomUUID().toString();
        tellFound(id, today);
        tellFound(id, today);
        tellFound(UUID.randomUUID().toString(), today);
        await().atMost(Duration.ofSeconds(30)).until(() -> marked("b.announced_on is null") == 1);
        assertThat(told()).isZero();
        awaitAllTaken();
        assertThat(marked("b.announced_on is not null")).isEqualTo(1);
        await().atMost(Duration.ofSeconds(20)).until(() -> Database.number("select count(*) from outbox") == 0);
        assertThat(told()).isEqualTo(1);
    }

    private long told() {
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            return events.untilNow().stream()
                    .filter(event -> event.header("ce_type").equals("dev.qingfeng.pledge.pledge-breached.v1"))
                    .filter(event -> String.valueOf(event.payload())
                            .contains(Database.text("select id::text from pledge where cadre_id = '" + signer + "'")))
                    .count();
        }
    }

    @Test
    void whatWasSignedAfterwardsWasNotBroken() {
        tellFound(UUID.randomUUID().toString(), today.minusDays(1));
        awaitAllTaken();
        assertThat(marked("true")).isZero();
    }

    @Test
    void whatAnOfficerWithdrewIsNotAnnounced() {
        tellFound(UUID.randomUUID().toString(), today);
        await().atMost(Duration.ofSeconds(30)).until(() -> marked("true") == 1);
        Database.execute(
                "update breach set withdrawn_at = now() where id in (select breach_id from breach_source where source_id = ?)",
                breach);
        awaitAllTaken();
        assertThat(marked("b.announced_on is not null")).isZero();
    }

    private void tellFallen() {
        tell(UUID.randomUUID().toString(), "breach-fallen", "\"fallenOn\":\"" + today + "\"", 2);
    }

    @Test
    void whatFellBeforeItWasAnnouncedIsWithdrawnAndNeverAnnounced() {
        tellFound(UUID.randomUUID().toString(), today);
        await().atMost(Duration.ofSeconds(30)).until(() -> marked("true") == 1);
        tellFallen();
        await().atMost(Duration.ofSeconds(30)).until(() -> marked("b.withdrawn_at is not null") == 1);
        awaitAllTaken();
        assertThat(marked("b.announced_on is not null")).isZero();
        await().atMost(Duration.ofSeconds(20)).until(() -> Database.number("select count(*) from outbox") == 0);
        assertThat(told()).isZero();
    }

    @Test
    void whatIsFoundAnewAfterItFellIsMarkedAnewAndAnnounced() {
        tellFound(UUID.randomUUID().toString(), today);
        tellFallen();
        tellFound(UUID.randomUUID().toString(), today);
        awaitAllTaken();
        assertThat(marked("b.withdrawn_at is not null and b.announced_on is null"))
                .isEqualTo(1);
        assertThat(marked("b.withdrawn_at is null and b.announced_on is not null"))
                .isEqualTo(1);
    }

    @Test
    void whatWasAnnouncedDoesNotFall() {
        tellFound(UUID.randomUUID().toString(), today);
        awaitAllTaken();
        tellFallen();
        awaitAllTaken();
        assertThat(marked("b.withdrawn_at is null and b.announced_on is not null"))
                .isEqualTo(1);
    }

    /** As each of two cases tells it, under an id of its own. */
    @Test
    void whatTwoCasesFoundStandsUntilBothFellAndIsAnnouncedWithEither() {
        UUID one = breach;
        UUID other = UUID.randomUUID();
        tellFound(UUID.randomUUID().toString(), today);
        await().atMost(Duration.ofSeconds(30)).until(() -> marked("true") == 1);
        breach = other;
        tellFound(UUID.randomUUID().toString(), today);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from breach_source where source_id = ?", other) == 1);
        breach = one;
        tellFallen();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from breach_source where source_id = ?", one) == 0);
        assertThat(marked("b.withdrawn_at is null")).isEqualTo(1);
        awaitAllTaken();
        assertThat(marked("b.announced_on is not null"))
                .as("it is the other one's now")
                .isZero();
        breach = other;
        awaitAllTaken();
        assertThat(marked("b.announced_on is not null")).isEqualTo(1);
    }
}
