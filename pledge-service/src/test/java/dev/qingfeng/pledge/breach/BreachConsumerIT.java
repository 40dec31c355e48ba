package dev.qingfeng.pledge.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    @Inject
    BreachConsumer consumer;

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
        await().until(this::nothingOfTheirsIsLeftToTell);
        assertThat(told()).isEqualTo(1);
    }

    private boolean nothingOfTheirsIsLeftToTell() {
        return Database.number(
                        "select count(*) from outbox o join pledge p on o.payload like '%' || p.id || '%' where p.cadre_id = ?",
                        signer)
                == 0;
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
        tellFallen(UUID.randomUUID().toString());
    }

    private void tellFallen(String eventId) {
        tell(eventId, "breach-fallen", "\"fallenOn\":\"" + today + "\"", 2);
    }

    @Test
    void whatFellBeforeItWasAnnouncedIsWithdrawnAndNeverAnnounced() {
        tellFound(UUID.randomUUID().toString(), today);
        await().atMost(Duration.ofSeconds(30)).until(() -> marked("true") == 1);
        tellFallen();
        await().atMost(Duration.ofSeconds(30)).until(() -> marked("b.withdrawn_at is not null") == 1);
        awaitAllTaken();
        assertThat(marked("b.announced_on is not null")).isZero();
        await().until(this::nothingOfTheirsIsLeftToTell);
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

    /** As two replicas of the service take what two cases found, at the same moment. */
    @Test
    void whatTwoCasesFindAtOnceIsOfBoth() throws Exception {
        List<UUID> sources = List.of(UUID.randomUUID(), UUID.randomUUID());
        atOnce(
                "select 1 from pledge where cadre_id = ? for update",
                sources.stream()
                        .<Callable<Boolean>>map(source -> () -> {
                            consumer.breach(found(source));
                            return true;
                        })
                        .toList());
        assertThat(marked("b.withdrawn_at is null")).isEqualTo(1);
        assertThat(Database.number(
                        "select count(*) from breach_source where source_id in (?, ?)", sources.get(0), sources.get(1)))
                .isEqualTo(2);
    }

    @Test
    void whatAnOfficerMarksAtThatMomentIsMarkedOnceAndNoEventIsLost() throws Exception {
        String pledge = Database.text("select id::text from pledge where cadre_id = '" + signer + "'");
        UUID source = UUID.randomUUID();
        // The officer has all but marked it.
        atOnce(
                """
                insert into breach (id, version, pledge_id, found_on, recorded_at)
                select gen_random_uuid(), 0, id, current_date, now() from pledge where cadre_id = ?""",
                List.of(
                        () -> city.as("3", "discipline-officer")
                                        .body("{\"pledgeId\":\"%s\",\"foundOn\":\"%s\"}".formatted(pledge, today))
                                        .post("/pledge/v1/breaches")
                                        .statusCode()
                                == 201,
                        () -> {
                            consumer.breach(found(source));
                            return true;
                        }));
        assertThat(marked("b.withdrawn_at is null")).isEqualTo(1);
    }

    /** Each waits, for what is held of the signer's pledge or for another, before the next one comes. */
    private void atOnce(String hold, List<Callable<Boolean>> all) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try (Connection turn = Database.superuser()) {
            turn.setAutoCommit(false);
            try (PreparedStatement held = turn.prepareStatement(hold)) {
                held.setObject(1, signer);
                held.execute();
            }
            List<Future<Boolean>> done = new ArrayList<>();
            for (Callable<Boolean> one : all) {
                Future<Boolean> taken = threads.submit(one);
                done.add(taken);
                int waiting = done.size();
                await().atMost(Duration.ofSeconds(30)).until(() -> taken.isDone() || waitingForARow() == waiting);
            }
            turn.rollback();
            for (Future<Boolean> one : done) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static long waitingForARow() {
        return Database.number(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and wait_event in ('tuple', 'transactionid')");
    }

    private ConsumerRecord<String, byte[]> found(UUID source) {
        ConsumerRecord<String, byte[]> event = new ConsumerRecord<>(
                TOPIC,
                0,
                0,
                source.toString(),
                "{\"breachId\":\"%s\",\"cadreId\":\"%s\",\"foundOn\":\"%s\"}"
                        .formatted(source, signer, today)
                        .getBytes(StandardCharsets.UTF_8));
        RegistryOfTests.attributes("dev.qingfeng.complaint.breach-found.v1", 1, 1)
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return event;
    }

    /** An officer withdraws what a case told of while its announcement is taken: it is tried again, and sees that. */
    @Test
    void whatIsWithdrawnWhileItsAnnouncementIsTakenIsNotAnnouncedAndNoEventIsLost() throws Exception {
        tellFound(UUID.randomUUID().toString(), today);
        await().atMost(Duration.ofSeconds(30)).until(() -> marked("true") == 1);
        String last = UUID.randomUUID().toString();
        try (Connection officer = Database.superuser()) {
            officer.setAutoCommit(false);
            try (PreparedStatement change = officer.prepareStatement(
                    "update breach set withdrawn_at = now(), version = version + 1 where id in (select breach_id from breach_source where source_id = ?)")) {
                change.setObject(1, breach);
                change.execute();
            }
            tell(last, "breach-announced", "\"announcedOn\":\"" + today + "\"", 2);
            await().atMost(Duration.ofSeconds(30)).until(() -> waitingForARow() == 1);
            officer.commit();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from inbox where id = ?", last) == 1);
        assertThat(marked("b.withdrawn_at is not null and b.announced_on is null"))
                .isEqualTo(1);
    }

    @Test
    void thatItFellIsTakenOnceHoweverOftenItIsTold() {
        String fallen = UUID.randomUUID().toString();
        tellFound(UUID.randomUUID().toString(), today);
        tellFallen(fallen);
        tellFound(UUID.randomUUID().toString(), today);
        tellFallen(fallen);
        awaitAllTaken();
        assertThat(marked("b.withdrawn_at is null and b.announced_on is not null"))
                .isEqualTo(1);
    }

    @Test
    void whatAnOfficerMarkedFallsWithNoCaseAndIsAnnouncedWithNone() {
        String pledge = Database.text("select id::text from pledge where cadre_id = '" + signer + "'");
        city.as("3", "discipline-officer")
                .body("{\"pledgeId\":\"%s\",\"foundOn\":\"%s\"}".formatted(pledge, today))
                .post("/pledge/v1/breaches")
                .then()
                .statusCode(201);
        tellFound(UUID.randomUUID().toString(), today);
        tellFallen();
        awaitAllTaken();
        assertThat(marked("b.withdrawn_at is null and b.announced_on is null")).isEqualTo(1);
    }

    @Test
    void whatIsAnnouncedStaysAsItIsWhoeverElseFindsIt() {
        tellFound(UUID.randomUUID().toString(), today);
        awaitAllTaken();
        breach = UUID.randomUUID();
        tellFound(UUID.randomUUID().toString(), today);
        awaitAllTaken();
        assertThat(marked("b.announced_on is not null")).isEqualTo(1);
        assertThat(Database.number("select count(*) from breach_source where source_id = ?", breach))
                .isZero();
    }

    @Test
    void itWasFoundOnTheEarliestDayOnWhichACaseFoundIt() {
        tellFound(UUID.randomUUID().toString(), today);
        for (int days : new int[] {1, -1}) {
            await().atMost(Duration.ofSeconds(30)).until(() -> marked("true") == 1);
            LocalDate before = today.plusDays(days);
            Database.execute(
                    "update breach set found_on = ? where id in (select breach_id from breach_source where source_id = ?)",
                    before,
                    breach);
            UUID other = UUID.randomUUID();
            UUID one = breach;
            breach = other;
            tellFound(UUID.randomUUID().toString(), today);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Database.number("select count(*) from breach_source where source_id = ?", other) == 1);
            breach = one;
            assertThat(marked("b.found_on = '" + (days > 0 ? today : before) + "'"))
                    .isEqualTo(1);
        }
    }
}
