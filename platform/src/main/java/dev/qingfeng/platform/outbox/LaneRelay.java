package dev.qingfeng.platform.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries outbox rows to Kafka. One relay at a time holds a lane by locking its row, sends its events in the order of their
 * positions, and deletes the acknowledged prefix in the same transaction. Whatever dies in between, the rows are still there:
 * events may arrive twice, never not at all, and their first occurrences arrive in order per key.
 */
@Singleton
public class LaneRelay {

    /** Rows of {@code outbox_lane}. */
    static final int LANES = 16;

    private static final Logger LOG = Logger.getLogger(LaneRelay.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final DataSource database;
    private final OutboxConfig config;
    private final Map<String, Object> kafka;
    private final Semaphore signals = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    LaneRelay(DataSource database, OutboxConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.database = database;
        this.config = config;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent event) {
        if (config.relay()) {
            running = true;
            thread = new Thread(this::run, "outbox-relay");
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        signal();
        if (thread != null) {
            thread.join(config.stall().toMillis());
        }
    }

    /** Says that rows have been committed. */
    void signal() {
        signals.release();
    }

    private void run() {
        try (EventSender sender = new EventSender(kafka, config.stall())) {
            while (running) {
                boolean relayed = relayOneLane(sender);
                if (!relayed && running) {
                    await(config.poll());
                }
            }
        }
    }

    private void await(Duration atMost) {
        try {
            boolean signalled = signals.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (signalled) {
                signals.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    /** False if no lane has rows that this relay can take, or if it failed: then it waits before it tries again. */
    private boolean relayOneLane(EventSender sender) {
        try {
            Outcome outcome = QuarkusTransaction.requiringNew().timeout(300).call(() -> relayLane(sender));
            if (outcome == Outcome.ABANDONED) {
                await(PAUSE_AFTER_FAILURE);
            }
            return outcome == Outcome.RELAYED;
        } catch (RuntimeException e) {
            LOG.warnf("Events could not be relayed and stay in the outbox: %s", e.getMessage());
            await(PAUSE_AFTER_FAILURE);
            return false;
        }
    }

    private enum Outcome {
        RELAYED,
        NOTHING_TO_DO,
        ABANDONED
    }

    private Outcome relayLane(EventSender sender) throws SQLException {
        try (Connection connection = database.getConnection()) {
            OptionalInt lane = lockLane(connection);
            if (lane.isEmpty()) {
                return Outcome.NOTHING_TO_DO;
            }
            List<OutboxRow> rows = read(connection, lane.getAsInt());
            int acknowledged = sender.send(rows);
            delete(connection, rows.subList(0, acknowledged));
            return acknowledged == rows.size() ? Outcome.RELAYED : Outcome.ABANDONED;
        }
    }

    private static OptionalInt lockLane(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                        select lane from outbox_lane l where exists (select 1 from outbox o where o.lane = l.lane)
                        order by random() limit 1 for update skip locked""");
                ResultSet found = query.executeQuery()) {
            return found.next() ? OptionalInt.of(found.getInt(1)) : OptionalInt.empty();
        }
    }

    private List<OutboxRow> read(Connection connection, int lane) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select * from outbox where lane = ? order by position limit ?")) {
            query.setInt(1, lane);
            query.setInt(2, config.batch());
            try (ResultSet found = query.executeQuery()) {
                List<OutboxRow> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(OutboxRow.from(found));
                }
                return rows;
            }
        }
    }

    /** By position, one by one: a row that commits late may have a lower position than those that were read. */
    private static void delete(Connection connection, List<OutboxRow> rows) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where position = any(?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(OutboxRow::position).toArray()));
            delete.executeUpdate();
        }
    }
}
