package dev.qingfeng.complaint;

import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** What somebody else has written and not committed yet. */
public final class OpenTransaction implements AutoCloseable {

    private final Connection connection;
    private final int pid;

    public OpenTransaction(String sql, Object... arguments) throws SQLException {
        connection = Database.superuser();
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("select pg_backend_pid()")) {
            row.next();
            pid = row.getInt(1);
        }
    }

    /** Returns as soon as so many others wait for it. */
    public void untilWaitedForBy(int others) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from pg_stat_activity where ? = any (pg_blocking_pids(pid))", pid)
                        >= others);
    }

    /** Commits it as soon as another waits for it. */
    public void commitOnceWaitedFor() {
        untilWaitedForBy(1);
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Whatever is not committed is rolled back. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.close();
    }
}
