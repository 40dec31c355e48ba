package dev.qingfeng.platform.outbox;

import dev.qingfeng.platform.outbox.RelayLoop.Outcome;
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
import javax.sql.DataSource;
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

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final DataSource database;
    private final OutboxConfig config;
    private final Map<String, Object> kafka;
    private @Nullable RelayLoop loop;
    private @Nullable Thread thread;

    LaneRelay(DataSource database, OutboxConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.database = database;
        this.config = config;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent event) {
        if (config.relay()) {
            EventSender sender = new EventSender(kafka, config.stall());
            RelayLoop relaying = new RelayLoop(() -> relayOneLane(sender), config.poll(), PAUSE_AFTER_FAILURE);
            loop = relaying;
            thread = new Thread(
                    () -> {
                        try (sender) {
                            relaying.run();
                        }
                    },
                    "outbox-relay");
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (loop != null && thread != null) {
            loop.stop();
            thread.join(config.stall().toMillis());
        }
    }

    /** Says that rows have been committed. */
    void signal() {
        if (loop != null) {
            loop.signal();
        }
    }

    /** Whether relaying ended without a stop; false where this process does not relay. */
    boolean isDead() {
        return loop != null && loop.isDead();
    }

    private Outcome relayOneLane(EventSender sender) {
        return QuarkusTransaction.requiringNew().timeout(300).call(() -> relayLane(sender));
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
