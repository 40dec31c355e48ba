package dev.qingfeng.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.Replay;
import dev.qingfeng.platform.replay.Reread;
import dev.qingfeng.platform.replay.Restore;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was told is told again as it is, never as it was; and after a restore everybody comes to believe the database. */
@QuarkusTest
class ReplayIT {

    private static final String TOPIC = "qingfeng.pledge.signatures.v1";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String WAITING = "with waiting as (select pid from pg_stat_activity"
            + " where wait_event_type = 'Lock' and query like '%shelf%for share%') ";

    /** More than two pages. */
    private static final int MANY = 2100;

    @Inject
    Replay replay;

    @Inject
    Restore restore;

    @Inject
    Restored restored;

    @Inject
    Reread reread;

    @Inject
    ShelfTopic topic;

    @Inject
    EntityManager entities;

    @Inject
    Outbox outbox;

    private final String label = UUID.randomUUID().toString();

    @AfterEach
    void asItWas() {
        Database.execute("delete from shelf");
        Database.execute("delete from replay");
        Database.execute("update outbox_epoch set epoch = 1");
    }

    private UUID shelf(long version, String itsLabel) {
        UUID id = UUID.randomUUID();
        Database.execute("insert into shelf (id, version, label) values (?, ?, ?)", id, version, itsLabel);
        return id;
    }

    private void manyShelves() {
        Database.execute(
                "insert into shelf (id, version, label) select gen_random_uuid(), 3, ? from generate_series(1, ?)",
                label,
                MANY);
    }

    private static UUID lastShelf() {
        try (Connection connection = Database.superuser();
                PreparedStatement query = connection.prepareStatement("select id from shelf order by id desc limit 1");
                var found = query.executeQuery()) {
            found.next();
            return found.getObject(1, UUID.class);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void relabel(UUID shelf) {
        QuarkusTransaction.requiringNew().run(() -> {
            Shelf changed = entities.find(Shelf.class, shelf);
            changed.relabel("another");
            outbox.publish(changed, ShelfState::from);
        });
    }

    /** Of the shelves of this test. */
    private List<PublishedEvent> told() {
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            return events.untilNow().stream()
                    .filter(event -> event.payload() != null
                            && event.json().path("label").asText().equals(label))
                    .toList();
        }
    }

    private static List<PublishedEvent> toldOf(UUID shelf) {
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            return events.untilNow().stream()
                    .filter(event -> shelf.toString().equals(event.key()))
                    .toList();
        }
    }

    private static PublishedEvent lastOf(UUID shelf) {
        List<PublishedEvent> told = toldOf(shelf);
        assertThat(told).as("what was told of " + shelf).isNotEmpty();
        return told.get(told.size() - 1);
    }

    private void replayAll() throws InterruptedException {
        replay.begin();
        replay.resume();
    }

    private static int epoch() {
        return (int) Database.number("select epoch from outbox_epoch");
    }

    @Test
    void everyStateIsToldAgainOnceUnderTheVersionThatItHas() throws InterruptedException {
        manyShelves();
        UUID hidden = shelf(1, "hidden");
        replayAll();

        List<PublishedEvent> told = told();
        assertThat(told).hasSize(MANY);
        assertThat(told.stream().map(PublishedEvent::key).distinct()).hasSize(MANY);
        assertThat(told)
                .allMatch(event -> event.version() == 3
                        && event.header("ce_epoch").equals("1")
                        && event.type().equals("dev.qingfeng.notes.shelf.v1"));
        assertThat(toldOf(hidden)).isEmpty();
        assertThat(Database.number("select count(*) from replay")).isZero();
    }

    /** It waits for somebody who is changing the last shelf when its database dies. */
    @Test
    void aReplayThatWasBrokenOffGoesOnWhereItWas() throws Exception {
        manyShelves();
        replay.begin();
        try (Connection other = Database.superuser()) {
            other.setAutoCommit(false);
            lock(lastShelf(), other);
            CompletableFuture<Void> replaying = CompletableFuture.runAsync(this::resume);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(told()).hasSize(MANY - 1));
            await().until(() -> Database.number(WAITING + "select count(pg_terminate_backend(pid)) from waiting") > 0);
            assertThatThrownBy(replaying::join).hasCauseInstanceOf(RuntimeException.class);
            other.rollback();
        }
        assertThat(Database.number("select count(*) from replay")).isEqualTo(1);

        replay.resume();
        assertThat(told()).hasSize(MANY);
        assertThat(told().stream().map(PublishedEvent::key).distinct()).hasSize(MANY);
        assertThat(Database.number("select count(*) from replay")).isZero();
    }

    /** A restore that was broken off before it began must not look as if it were over. */
    @Test
    void whatWasNeverBegunIsNotResumed() {
        assertThatThrownBy(replay::requireBegun).hasMessageContaining("run restored again");
        replay.begin();
        assertThatCode(replay::requireBegun).doesNotThrowAnyException();
    }

    private void resume() {
        try {
            replay.resume();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void lock(UUID shelf, Connection connection) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement("update shelf set label = label where id = ?")) {
            change.setObject(1, shelf);
            change.executeUpdate();
        }
    }

    /** Else the change would leave first, and what compaction keeps would be the state before it. */
    @Test
    void nobodyChangesWhatIsJustBeingToldAgain() throws Exception {
        UUID shelf = shelf(0, label);
        QuarkusTransaction.begin();
        topic.publishNext(BEFORE_ALL, 10);
        CompletableFuture<Void> change = CompletableFuture.runAsync(() -> relabel(shelf));
        Thread.sleep(500);
        assertThat(change).isNotDone();
        QuarkusTransaction.commit();
        change.join();

        await().untilAsserted(() ->
                assertThat(toldOf(shelf)).extracting(PublishedEvent::version).containsExactly(0L, 1L));
    }

    /** Two who wait for each other would be a deadlock, and the one that PostgreSQL ends could be the one who changes. */
    @Test
    void onlyOneRowIsWaitedFor() throws Exception {
        UUID changing = shelf(0, label);
        shelf(0, label);
        try (Connection other = Database.superuser()) {
            other.setAutoCommit(false);
            lock(changing, other);
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> topic.publishNext(BEFORE_ALL, 10)))
                    .hasRootCauseInstanceOf(SQLException.class);
            replay.begin();
            CompletableFuture<Void> replaying = CompletableFuture.runAsync(this::resume);
            await().until(() -> Database.number(WAITING + "select count(*) from waiting") == 1);
            other.rollback();
            replaying.join();
        }
        assertThat(told()).hasSize(2);
    }

    @Test
    void aRestoreRaisesTheEpochAndEndsWhatTheDatabaseDoesNotKnow() throws InterruptedException {
        UUID kept = shelf(2, label);
        UUID notToldOfYet = shelf(2, "hidden");
        UUID lost = UUID.randomUUID();
        UUID goneBefore = UUID.randomUUID();
        String payload = "{\"shelfId\":\"%s\",\"label\":\"%s\"}".formatted(lost, label);
        try (ForeignEvents before = ForeignEvents.on(TOPIC)) {
            before.send(kept, 1, 7, payload);
            before.send(notToldOfYet, 1, 3, payload);
            before.send(lost, 1, 1, payload);
            before.send(goneBefore, 1, 1, payload);
            before.send(goneBefore, 1, 2, null);
        }
        restore.begin();
        replay.resume();

        String epoch = Integer.toString(epoch());
        assertThat(lastOf(kept).payload()).contains(label);
        assertThat(lastOf(kept).version()).isEqualTo(2);
        assertThat(lastOf(kept).header("ce_epoch")).isEqualTo(epoch);
        for (UUID gone : List.of(lost, notToldOfYet)) {
            assertThat(lastOf(gone).payload()).isNull();
            assertThat(lastOf(gone).header("ce_epoch")).isEqualTo(epoch);
            assertThat(lastOf(gone).version()).isZero();
        }
        assertThat(toldOf(goneBefore)).hasSize(2);
        assertThat(Database.number(
                        "select count(*) from audit_entry where operation = 'restored' and record_id = ?", epoch))
                .isPositive();
    }

    @Test
    void twoRestoresOfOneBackupHaveTwoEpochs() throws InterruptedException {
        shelf(0, label);
        restore.begin();
        replay.resume();
        int first = epoch();
        Database.execute("update outbox_epoch set epoch = 1");
        restore.begin();
        assertThat(epoch()).isGreaterThan(first);
    }

    @Test
    void whoeverToldOthersSomethingElseLearnsOfARestore() {
        int before = restored.times.get();
        restore.begin();
        assertThat(restored.times).hasValue(before + 1);
    }

    /** Whoever heard of a later epoch would else not believe this one. */
    @Test
    void theEpochGrowsWithTheClockInCaseTheTopicsAreLostToo() {
        long minutes = Instant.now().getEpochSecond() / 60;
        restore.begin();
        assertThat((long) epoch()).isGreaterThanOrEqualTo(minutes);
    }

    @Test
    void aServiceThatRunsIsNotMadeToReadAgain() {
        assertThatThrownBy(() -> reread.fromTheBeginning(Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stop it first");
    }
}
