package dev.qingfeng.complaint.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.qingfeng.complaint.OpenTransaction;
import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Trigger;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch tells the clearance of everyone at once, changed or not, under one number. */
@QuarkusTest
class ClearanceBatchIT {

    private static final String TOPIC = "qingfeng.complaint.clearances.v1";
    private static final String BATCHES = "/complaint/v1/clearance-batches";

    private final RegistryOfTests registry = new RegistryOfTests();
    private UUID cleared = new UUID(0, 0);
    private UUID other = new UUID(0, 0);

    @Inject
    ClearanceBatchService batches;

    @BeforeEach
    void twoCadres() {
        registry.founded();
        cleared = registry.knownCadre("8", registry.town);
        other = registry.knownCadre("9", registry.office);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private long publish() {
        return registry.as("1", "discipline-officer")
                .post(BATCHES)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("number");
    }

    private static List<PublishedEvent> eventsOf(long batch) {
        long told = Database.number("select clearances from clearance_batch where number = ?", batch);
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            return events.await((int) told, event -> event.version() == batch);
        }
    }

    private PublishedEvent tells(long batch, UUID cadre) {
        return eventsOf(batch).stream()
                .filter(event -> event.key().equals(cadre.toString()))
                .findFirst()
                .orElseThrow();
    }

    private void say(String number, UUID cadre, boolean given) {
        registry.as(number, "discipline-officer")
                .header("If-Match", "*")
                .body("{\"given\":" + given + "}")
                .put("/complaint/v1/clearances/" + cadre)
                .then()
                .statusCode(200);
    }

    /** Two officers say so. */
    private void give(UUID cadre) {
        say("2", cadre, true);
        say("3", cadre, true);
    }

    @Test
    void everyoneIsToldUnderOneNumberWhetherAnythingChangedOrNot() {
        long first = publish();
        give(cleared);
        long second = publish();
        assertThat(second).isGreaterThan(first);
        assertThat(tells(first, cleared).json().get("given").asBoolean()).isFalse();
        assertThat(tells(second, cleared).json().get("given").asBoolean()).isTrue();
        assertThat(tells(second, other).json().get("given").asBoolean()).isFalse();
        long everyone = Database.number("select count(*) from registry_cadre where not gone");
        List<PublishedEvent> told = eventsOf(second);
        assertThat(told.stream().map(PublishedEvent::key).collect(Collectors.toSet()))
                .hasSize((int) everyone)
                .hasSize(told.size());
        assertThat(told).allSatisfy(event -> {
            assertThat(event.type()).isEqualTo("dev.qingfeng.complaint.clearance.v1");
            assertThat(event.json().size()).isEqualTo(event.json().has("mergedFrom") ? 4 : 3);
            assertThat(event.json().get("batch").asLong()).isEqualTo(second);
        });
        assertThat(told.stream().map(event -> event.header("ce_time")).distinct())
                .as("one moment for all")
                .hasSize(1);
    }

    @Test
    void aBatchTellsOfWhomElseItWasDecided() {
        registry.cadreGone(other, 1);
        registry.cadreMerged(cleared, "8", other, 1);
        await().until(() ->
                Database.number("select count(*) from clearance where id = ? and merged_from is not null", cleared)
                        == 1);
        give(cleared);
        PublishedEvent told = tells(publish(), cleared);
        assertThat(told.json().get("given").asBoolean()).isTrue();
        assertThat(told.json().get("mergedFrom")).hasSize(1);
        assertThat(told.json().get("mergedFrom").get(0).asText()).isEqualTo(other.toString());
    }

    @Test
    void nothingLeavesBetweenBatches() {
        long before = publish();
        give(cleared);
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            assertThat(events.drain(Duration.ofSeconds(2)))
                    .noneMatch(event -> event.key().equals(cleared.toString())
                            && event.json().get("given").asBoolean());
        }
        assertThat(Database.number("select max(number) from clearance_batch")).isEqualTo(before);
    }

    @Test
    void aNewcomerIsInTheNextBatchAndWhoLeftInNone() {
        UUID newcomer = registry.knownCadre("10", registry.town);
        registry.cadreGone(other, 1);
        await().until(() -> Database.number("select count(*) from registry_cadre where id = ? and gone", other) == 1);
        Set<String> told = eventsOf(publish()).stream().map(PublishedEvent::key).collect(Collectors.toSet());
        assertThat(told).contains(newcomer.toString()).doesNotContain(other.toString());
    }

    @Test
    void batchesAtOnceComeOneAfterTheOther() throws Exception {
        ExecutorService officers = Executors.newFixedThreadPool(8);
        List<Long> numbers = new ArrayList<>();
        try {
            for (Future<Long> number : officers.invokeAll(Stream.<Callable<Long>>generate(() -> this::publish)
                    .limit(8)
                    .toList())) {
                numbers.add(number.get());
            }
        } finally {
            officers.shutdownNow();
        }
        assertThat(numbers).doesNotHaveDuplicates();
        eventsOf(numbers.stream().max(Long::compare).orElseThrow());
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            assertThat(events.drain(Duration.ofSeconds(2)).stream()
                            .filter(event -> event.key().equals(cleared.toString()))
                            .map(PublishedEvent::version)
                            .toList())
                    .containsAll(numbers)
                    .isSorted();
        }
    }

    @Test
    void theFixedTimesAreThreeADayInTheCity() throws IOException, ReflectiveOperationException {
        Scheduled said = ClearanceTimes.class
                .getDeclaredMethod("publish", ScheduledExecution.class)
                .getAnnotation(Scheduled.class);
        assertThat(said.cron()).isEqualTo("{qingfeng.complaint.clearance-times}");
        assertThat(said.timeZone()).isEqualTo("{qingfeng.zone}");
        ZoneId zone = ConfigProvider.getConfig().getValue("qingfeng.zone", ZoneId.class);
        assertThat(zone).isEqualTo(ZoneId.of("Asia/Shanghai"));
        Properties delivered = new Properties();
        try (InputStream settings = ClearanceTimes.class.getResourceAsStream("/application.properties")) {
            delivered.load(settings);
        }
        ExecutionTime times =
                ExecutionTime.forCron(new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ))
                        .parse(delivered.getProperty("qingfeng.complaint.clearance-times")));
        ZonedDateTime midnight = LocalDate.of(2026, 3, 2).atStartOfDay(zone);
        assertThat(Stream.iterate(
                                times.nextExecution(midnight).orElseThrow(),
                                time -> times.nextExecution(time).orElseThrow())
                        .limit(4)
                        .map(ZonedDateTime::toLocalDateTime))
                .containsExactly(
                        LocalDateTime.of(2026, 3, 2, 7, 0),
                        LocalDateTime.of(2026, 3, 2, 12, 0),
                        LocalDateTime.of(2026, 3, 2, 18, 0),
                        LocalDateTime.of(2026, 3, 3, 7, 0));
    }

    @Test
    void replicasWhoseClocksDifferBySecondsMeanTheSameTime() {
        Instant slot = slot();
        ClearanceTimes times = new ClearanceTimes(batches);
        times.publish(firedAt(slot.plusMillis(3)));
        times.publish(firedAt(slot.plusSeconds(20)));
        assertThat(batchesFrom(slot)).isEqualTo(1);
        times.publish(firedAt(slot.plusSeconds(60)));
        assertThat(batchesFrom(slot)).isEqualTo(2);
    }

    /** Those for this time, or for one within the two minutes after it. */
    private static long batchesFrom(Instant slot) {
        return Database.number(
                "select count(*) from clearance_batch where slot >= ?::timestamptz and slot < ?::timestamptz",
                slot.toString(),
                slot.plusSeconds(120).toString());
    }

    private static ScheduledExecution firedAt(Instant time) {
        return new ScheduledExecution() {
            @Override
            public Trigger getTrigger() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant getFireTime() {
                return time;
            }

            @Override
            public Instant getScheduledFireTime() {
                return time;
            }
        };
    }

    /** Another one in each test, and the minute after it too. */
    private Instant slot() {
        return Instant.parse("2001-01-01T00:00:00Z").plusSeconds(120L * Math.abs(cleared.hashCode() / 128));
    }

    @Test
    void aFixedTimeHasOneBatchHoweverManyReplicasThereAre() {
        Instant slot = slot();
        batches.publishFor(slot);
        batches.publishFor(slot);
        assertThat(batchesFrom(slot)).isEqualTo(1);
    }

    @Test
    void whoGovernsAPartOfACityPublishesNothing() {
        registry.at(registry.townPath, "1", "discipline-officer")
                .post(BATCHES)
                .then()
                .statusCode(403)
                .body("code", equalTo("city-scope-needed"));
        registry.at(registry.townPath, "1", "discipline-officer")
                .get(BATCHES)
                .then()
                .statusCode(403);
    }

    @Test
    void aBatchCanBeReadAgain() {
        var published =
                registry.as("1", "discipline-officer").post(BATCHES).then().statusCode(201);
        String location = published.extract().header("Location");
        registry.as("1", "discipline-officer")
                .get(location)
                .then()
                .statusCode(200)
                .body("number", equalTo(published.extract().<Integer>path("number")));
        registry.as("1", "discipline-officer")
                .get(BATCHES + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void whatOneOfficerSaysNoBatchTellsWhoeverAsksForIt() {
        say("2", cleared, true);
        assertThat(tells(publish(), cleared).json().get("given").asBoolean()).isFalse();
        batches.publishFor(slot());
        assertThat(isTold(cleared)).isFalse();
        say("2", cleared, true);
        assertThat(tells(publish(), cleared).json().get("given").asBoolean())
                .as("said twice by one")
                .isFalse();
        say("3", cleared, true);
        assertThat(tells(publish(), cleared).json().get("given").asBoolean()).isTrue();
    }

    /** As it stands when the batch is made. */
    @Test
    void whatIsTakenBackWhileItIsBeingPublishedIsNotTold() throws SQLException {
        give(cleared);
        try (OpenTransaction withholding =
                new OpenTransaction("update clearance set given = false where id = ?", cleared)) {
            CompletableFuture<Long> asked = CompletableFuture.supplyAsync(this::publish);
            withholding.commitOnceWaitedFor();
            assertThat(tells(asked.join(), cleared).json().get("given").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void whatWasToldOneOfficerTakesBackAndDoesNotBringBack() {
        give(cleared);
        assertThat(tells(publish(), cleared).json().get("given").asBoolean()).isTrue();
        say("2", cleared, false);
        say("2", cleared, true);
        assertThat(tells(publish(), cleared).json().get("given").asBoolean()).isFalse();
    }

    private static boolean isTold(UUID cadre) {
        return Database.number("select count(*) from clearance where id = ? and published", cadre) == 1;
    }

    @Test
    void theDatabaseItselfHasNothingGivenThatIsStillProposed() {
        give(cleared);
        assertThatThrownBy(() -> Database.execute("update clearance set proposed_by = 'X' where id = ?", cleared))
                .hasStackTraceContaining("clearance_proposed_until_given");
    }

    /** A moment that somebody chose would else speak of a case of another city. */
    @Test
    void whoAsksForABatchTellsWhatIsNewInTheirCityAndOfOthersWhatWasTold() {
        try (RegistryOfTests elsewhere = new RegistryOfTests().founded()) {
            UUID there = elsewhere.knownCadre("8", elsewhere.town);
            for (String number : List.of("2", "3")) {
                elsewhere
                        .as(number, "discipline-officer")
                        .header("If-Match", "*")
                        .body("{\"given\":true}")
                        .put("/complaint/v1/clearances/" + there)
                        .then()
                        .statusCode(200);
            }
            give(cleared);
            long asked = publish();
            assertThat(tells(asked, cleared).json().get("given").asBoolean()).isTrue();
            assertThat(tells(asked, there).json().get("given").asBoolean()).isFalse();
            batches.publishFor(slot());
            long fixed = Database.number("select max(number) from clearance_batch");
            assertThat(tells(fixed, there).json().get("given").asBoolean()).isTrue();
            assertThat(tells(publish(), there).json().get("given").asBoolean())
                    .as("once told it is told again")
                    .isTrue();
        }
    }
}
