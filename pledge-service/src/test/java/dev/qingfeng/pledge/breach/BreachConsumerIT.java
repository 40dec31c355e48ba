package dev.qingfeng.pledge.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

    /** How many still wait to be announced of the signer's pledge, cases and officers. */
    private long sources() {
        return Database.number("""
                select count(*) from breach_source s join breach b on b.id = s.breach_id join pledge p on p.id = b.pledge_id
                where p.cadre_id = ?""", signer);
    }

    private String pledge() {
        return Database.text("select id::text from pledge where cadre_id = '" + signer + "'");
    }

    private RequestSpecification officer() {
        return city.as("3", "discipline-officer");
    }

    private String markedByOfficer() {
        return officer()
                .body("{\"pledgeId\":\"%s\",\"foundOn\":\"%s\"}".formatted(pledge(), today))
                .post("/pledge/v1/breaches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The only breach of the pledge that stands. */
    private String standing() {
        return Database.text(
                "select id::text from breach where pledge_id = '" + pledge() + "' and withdrawn_at is null");
    }

    private int withdraw(String id) {
        return officer()
                .header("If-Match", "*")
                .post("/pledge/v1/breaches/" + id + "/withdrawal")
                .statusCode();
    }

    private void announceByHand(String id) {
        officer()
                .header("If-Match", "*")
                .body("{\"announcedOn\":\"" + today + "\"}")
                .post("/pledge/v1/breaches/" + id + "/announcement")
                .then()
                .statusCode(200);
    }

    /** The finding that is told as {@link #breach} is taken, beside what stands already. */
    private void awaitFound(UUID source) {
        breach = source;
        tellFound(UUID.randomUUID().toString(), today);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from breach_source where source_id = ?", source) == 1);
    }

    private void awaitAnnounced(UUID source) {
        breach = source;
        awaitAllTaken();
    }

    private void awaitFallen(UUID source) {
        breach = source;
        String fallen = UUID.randomUUID().toString();
        tellFallen(fallen);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from inbox where id = ?", fallen) == 1);
    }

    /** As if the only thing on which the breach stands had come some days ago. */
    private void cameDaysAgo(int days) {
        String change =
                " set found_on = found_on - %1$d, recorded_at = recorded_at - interval '%1$d days'".formatted(days);
        String id = standing();
        Database.execute("update breach_source" + change + " where breach_id = ?::uuid", id);
        Database.execute("update breach" + change + " where id = ?::uuid", id);
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
        assertThat(withdraw(standing())).isEqualTo(200);
        assertThat(sources()).isZero();
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

    @Test
    void whatACaseFindsOnceMoreWhileThatStandsIsFoundOnce() {
        awaitFound(breach);
        String again = UUID.randomUUID().toString();
        tellFound(again, today);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from inbox where id = ?", again) == 1);
        assertThat(sources()).isEqualTo(1);
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
        String pledge = pledge();
        UUID source = UUID.randomUUID();
        // The officer has all but marked it.
        atOnce(
                """
                insert into breach (id, version, pledge_id, found_on, recorded_at)
                select gen_random_uuid(), 0, id, current_date, now() from pledge where cadre_id = ?""",
                List.of(
                        () -> officer()
                                        .body("{\"pledgeId\":\"%s\",\"foundOn\":\"%s\"}".formatted(pledge, today))
                                        .post("/pledge/v1/breaches")
                                        .statusCode()
                                == 201,
                        () -> {
                            consumer.breach(found(source));
                            return true;
                        }));
        assertThat(marked("b.withdrawn_at is null")).isEqualTo(1);
        assertThat(sources()).as("of the officer and of the case").isEqualTo(2);
    }

    /** The case has all but found it, and holds the pledge: whoever withdraws waits, and sees that. */
    @Test
    void whatACaseFindsWhileAnOfficersMarkIsWithdrawnStands() throws Exception {
        String mark = markedByOfficer();
        UUID source = UUID.randomUUID();
        ExecutorService officer = Executors.newSingleThreadExecutor();
        try (Connection found = Database.superuser()) {
            found.setAutoCommit(false);
            change(found, "select 1 from pledge where cadre_id = ? for update", signer);
            change(found, """
                    insert into breach_source (id, breach_id, source_id, found_on, recorded_at)
                    select gen_random_uuid(), b.id, '%s', current_date, now()
                    from breach b join pledge p on p.id = b.pledge_id where p.cadre_id = ?""".formatted(source), signer);
            Future<Integer> withdrawn = officer.submit(() -> withdraw(mark));
            await().atMost(Duration.ofSeconds(30)).until(() -> withdrawn.isDone() || waitingForARow() == 1);
            found.commit();
            assertThat(withdrawn.get()).isEqualTo(200);
        } finally {
            officer.shutdownNow();
        }
        assertThat(standing()).isNotEqualTo(mark);
        assertThat(sources()).isEqualTo(1);
        awaitAnnounced(source);
        assertThat(marked("b.withdrawn_at is null and b.announced_on is not null"))
                .isEqualTo(1);
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

    /** An officer withdraws what a case told of while its announcement comes: it waits, and sees that. */
    @Test
    void whatIsWithdrawnWhileItsAnnouncementComesIsNotAnnouncedAndNoEventIsLost() throws Exception {
        awaitFound(breach);
        String last = UUID.randomUUID().toString();
        try (Connection officer = Database.superuser()) {
            officer.setAutoCommit(false);
            change(officer, "select 1 from pledge where cadre_id = ? for update", signer);
            tell(last, "breach-announced", "\"announcedOn\":\"" + today + "\"", 2);
            await().atMost(Duration.ofSeconds(30)).until(() -> waitingForARow() == 1);
            change(
                    officer,
                    "update breach set withdrawn_at = now(), version = version + 1 where id in (select breach_id from breach_source where source_id = ?)",
                    breach);
            change(officer, "delete from breach_source where source_id = ?", breach);
            officer.commit();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from inbox where id = ?", last) == 1);
        assertThat(marked("b.withdrawn_at is not null and b.announced_on is null"))
                .isEqualTo(1);
    }

    private static void change(Connection by, String change, UUID of) throws SQLException {
        try (PreparedStatement statement = by.prepareStatement(change)) {
            statement.setObject(1, of);
            statement.execute();
        }
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
    void whatAnOfficerMarkedFallsWithNoCase() {
        String mark = markedByOfficer();
        awaitFound(breach);
        tellFallen();
        awaitAllTaken();
        assertThat(marked("b.withdrawn_at is null and b.announced_on is null")).isEqualTo(1);
        assertThat(standing()).isEqualTo(mark);
        assertThat(sources()).as("the officer's mark").isEqualTo(1);
    }

    @Test
    void whatACaseFindsBesideAnOfficersMarkStandsWhenThatIsWithdrawnAndIsAnnounced() {
        String mark = markedByOfficer();
        awaitFound(breach);
        assertThat(withdraw(mark)).isEqualTo(200);
        assertThat(standing()).isNotEqualTo(mark);
        assertThat(marked("b.withdrawn_at is null and b.announced_on is null")).isEqualTo(1);
        awaitAllTaken();
        assertThat(marked("b.withdrawn_at is null and b.announced_on = '" + today + "'"))
                .isEqualTo(1);
        assertThat(sources()).isZero();
        await().until(this::nothingOfTheirsIsLeftToTell);
        assertThat(told()).isEqualTo(1);
    }

    /** What others see then is of the case alone; and the mark is not lost with it. */
    @Test
    void whatACaseAnnouncesIsKnownThoughAnOfficerHadMarkedThePledgeAndTheMarkStaysSecret() {
        String mark = markedByOfficer();
        cameDaysAgo(9);
        awaitFound(breach);
        awaitAllTaken();
        asTheSignerSees(mark, today, 1);
        assertThat(marked("b.recorded_at > now() - interval '1 day'"))
                .as("since when it is known, too")
                .isEqualTo(1);
        assertThat(withdraw(mark)).isEqualTo(200);
        assertThat(marked("b.withdrawn_at is null and b.announced_on is null and b.found_on = '" + today.minusDays(9)
                        + "'"))
                .isEqualTo(1);
        city.as("8", "cadre").get("/pledge/v1/breaches").then().body("items.id", contains(mark));
    }

    @Test
    void whatAnOfficerMarkedAndAnnouncedIsOverOnceItIsWithdrawn() {
        String mark = markedByOfficer();
        announceByHand(mark);
        assertThat(withdraw(mark)).isEqualTo(200);
        assertThat(marked("b.withdrawn_at is null")).isZero();
        assertThat(sources()).isZero();
    }

    /** An announced breach is open to its signer: that one more case found it shows nowhere, and is not lost when it is withdrawn. */
    @Test
    void whatIsAnnouncedStaysAsItIsWhoeverElseFindsItAndThatStandsWhenItIsWithdrawn() {
        UUID one = breach;
        UUID other = UUID.randomUUID();
        awaitFound(one);
        awaitAnnounced(one);
        String announced = standing();
        awaitFound(other);
        asTheSignerSees(announced, today, 1);
        assertThat(withdraw(announced)).isEqualTo(200);
        assertThat(standing()).isNotEqualTo(announced);
        assertThat(marked("b.withdrawn_at is null and b.announced_on is null")).isEqualTo(1);
        city.as("8", "cadre").get("/pledge/v1/breaches").then().body("items.id", contains(announced));
        awaitFallen(one);
        assertThat(sources()).as("what was announced does not fall").isEqualTo(1);
        awaitFallen(other);
        assertThat(marked("b.withdrawn_at is null")).isZero();
    }

    @Test
    void whatTwoCasesAnnouncedIsKnownOnceAndIsOverOnceItIsWithdrawn() {
        UUID one = breach;
        UUID other = UUID.randomUUID();
        awaitFound(one);
        awaitFound(other);
        awaitAnnounced(one);
        awaitAnnounced(other);
        asTheSignerSees(standing(), today, 1);
        assertThat(sources()).isZero();
        assertThat(withdraw(standing())).isEqualTo(200);
        assertThat(marked("b.withdrawn_at is null")).isZero();
        await().until(this::nothingOfTheirsIsLeftToTell);
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void whatAnOfficerAnnouncedOfACaseAndTakesBackIsSecretAgain() {
        awaitFound(breach);
        String found = standing();
        announceByHand(found);
        assertThat(withdraw(found)).isEqualTo(200);
        assertThat(marked("b.withdrawn_at is null and b.announced_on is null")).isEqualTo(1);
        awaitAllTaken();
        assertThat(marked("b.withdrawn_at is null and b.announced_on is not null"))
                .isEqualTo(1);
    }

    /** Of several cases the one that found it first shows, as long as it stands; none of them may be counted by the version. */
    @Test
    void itWasFoundOnTheEarliestDayOnWhichACaseThatStandsFoundItAndIsAnnouncedWithThatOfTheCase() {
        UUID first = breach;
        UUID second = UUID.randomUUID();
        UUID third = UUID.randomUUID();
        awaitFound(first);
        cameDaysAgo(9);
        awaitFound(second);
        assertThat(marked("b.found_on = '" + today.minusDays(9) + "' and b.version = 0"))
                .isEqualTo(1);
        awaitFallen(first);
        assertThat(marked("b.found_on = '" + today + "' and b.version = 0")).isEqualTo(1);
        cameDaysAgo(5);
        awaitFound(third);
        assertThat(marked("b.found_on = '" + today.minusDays(5) + "' and b.version = 0"))
                .isEqualTo(1);
        awaitAnnounced(third);
        asTheSignerSees(standing(), today, 1);
        assertThat(sources()).as("the second's").isEqualTo(1);
    }

    private void asTheSignerSees(String id, LocalDate foundOn, int version) {
        city.as("8", "cadre")
                .get("/pledge/v1/breaches/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v" + version + "\""))
                .body("foundOn", equalTo(foundOn.toString()), "announcedOn", equalTo(today.toString()));
    }
}
