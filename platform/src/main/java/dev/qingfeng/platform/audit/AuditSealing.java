package dev.qingfeng.platform.audit;

import dev.qingfeng.platform.lock.TransactionLock;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.web.RecordedTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Seals audit rows in batches, each with a hash that covers all before it, and has the seals published.
 *
 * <p>A row gets its position before its transaction commits, so one with a lower position may appear after one with a higher. What
 * is sealed must be complete for good: so a position is noted, and who was writing then. Whoever holds a lower position had the
 * table's lock for inserts at that moment and keeps it until the transaction ends. Once none of them has it any more, nothing can
 * appear below what was noted. Writers never wait for this.
 */
@Singleton
public class AuditSealing {

    /** Rows of one seal at most: as many are read at once, in one transaction. */
    static final int AT_ONCE = 10_000;

    private static final String LOCK = "seal-audit-rows";
    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final int TIMEOUT_SECONDS = 300;

    /** In two statements and in this order: whoever wrote below the mark is among the writers, or has ended. */
    private static final String MARK = "select coalesce(max(position), 0) from audit_entry";

    private static final String WRITERS = """
            select virtualtransaction from pg_locks
            where locktype = 'relation' and relation = 'audit_entry'::regclass and mode = 'RowExclusiveLock'
              and database = (select oid from pg_database where datname = current_database())""";

    private static final String LAST = "select * from audit_seal order by number desc limit 1";

    private static final String ROWS = "select " + Seal.Rows.COLUMNS
            + " from audit_entry where position > ? and position <= ? order by position limit " + AT_ONCE;

    private static final String INSERT = """
            insert into audit_seal (number, previous_hash, after_position, last_position, row_count, content_hash, hash, epoch)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final DataSource database;
    private final TransactionLock lock;
    private final Outbox outbox;
    private final RecordedTime time;
    private final String service;
    private @Nullable Noted noted;
    private volatile long completedNanos = System.nanoTime();

    public AuditSealing(
            DataSource database,
            TransactionLock lock,
            Outbox outbox,
            RecordedTime time,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.lock = lock;
        this.outbox = outbox;
        this.time = time;
        this.service = service;
    }

    /** A position, and who may yet add rows up to it. */
    private record Noted(long mark, List<String> writers) {}

    /** How far sealing got, up to a position; another replica that is at it does all of it, and when is not known here. */
    private enum Sealed {
        SOME,
        ALL,
        BY_ANOTHER
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder(
                        "qingfeng.audit.sealing.age",
                        () -> (double) (System.nanoTime() - completedNanos) / NANOS_PER_SECOND)
                .description(
                        "Since this process last knew all rows sealed that there had been an interval before; grows"
                                + " while a transaction stays open, or while sealing fails")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Seals what was noted the last time, if nobody can add to it any more, and then notes what is there now. */
    @Scheduled(
            every = "${qingfeng.audit.seal-interval}",
            identity = "seal-audit-rows",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public synchronized void seal() {
        Noted before = noted;
        if (before != null) {
            if (inTransaction(() -> anyWriting(before.writers()))) {
                return;
            }
            Sealed sealed = Sealed.SOME;
            while (sealed == Sealed.SOME) {
                sealed = inTransaction(() -> sealNext(before.mark()));
            }
            if (sealed == Sealed.ALL) {
                completedNanos = System.nanoTime();
            }
        }
        noted = inTransaction(this::note);
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(work);
    }

    private Noted note() throws SQLException {
        try (Connection connection = database.getConnection()) {
            long mark = number(connection, MARK);
            return new Noted(mark, writers(connection));
        }
    }

    private boolean anyWriting(List<String> writers) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return writers(connection).stream().anyMatch(writers::contains);
        }
    }

    private Sealed sealNext(long mark) throws SQLException {
        if (!lock.tryTake(LOCK)) {
            return Sealed.BY_ANOTHER;
        }
        try (Connection connection = database.getConnection()) {
            Seal last = last(connection);
            Seal.Rows rows = rows(connection, last == null ? 0 : last.last(), mark);
            if (rows.count() == 0) {
                return Sealed.ALL;
            }
            Seal seal = Seal.of(service, last, rows, (int) number(connection, "select epoch from outbox_epoch"));
            insert(connection, seal);
            outbox.publishOf(service, seal.number(), time.today(), event(seal));
            return rows.count() == AT_ONCE ? Sealed.SOME : Sealed.ALL;
        }
    }

    private AuditSealed event(Seal seal) {
        HexFormat hex = HexFormat.of();
        byte[] previous = seal.previous();
        return new AuditSealed(
                service,
                seal.number(),
                seal.after(),
                seal.last(),
                seal.rows(),
                hex.formatHex(seal.content()),
                previous == null ? null : hex.formatHex(previous),
                hex.formatHex(seal.hash()));
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> writers(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITERS);
                ResultSet row = statement.executeQuery()) {
            List<String> writers = new ArrayList<>();
            while (row.next()) {
                writers.add(row.getString(1));
            }
            return writers;
        }
    }

    private static @Nullable Seal last(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Seal.from(row) : null;
        }
    }

    private static Seal.Rows rows(Connection connection, long after, long mark) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setLong(1, after);
            statement.setLong(2, mark);
            try (ResultSet row = statement.executeQuery()) {
                Seal.Rows rows = new Seal.Rows();
                while (row.next()) {
                    rows.add(row);
                }
                return rows;
            }
        }
    }

    private static void insert(Connection connection, Seal seal) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, seal.number());
            insert.setBytes(2, seal.previous());
            insert.setLong(3, seal.after());
            insert.setLong(4, seal.last());
            insert.setLong(5, seal.rows());
            insert.setBytes(6, seal.content());
            insert.setBytes(7, seal.hash());
            insert.setInt(8, seal.epoch());
            insert.executeUpdate();
        }
    }
}
