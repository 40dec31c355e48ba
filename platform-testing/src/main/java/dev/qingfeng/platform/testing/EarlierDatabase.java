package dev.qingfeng.platform.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A database beside the service's, as an earlier version left it: to see what migrations make of what is in it. */
public final class EarlierDatabase implements AutoCloseable {

    private final String name = "earlier_" + UUID.randomUUID().toString().replace("-", "");
    private final String url;
    private final String runtimeRole;
    private final Connection connection;

    private EarlierDatabase() throws SQLException {
        try (Connection service = Database.superuser();
                Connection runtime = Database.runtime();
                Statement server = service.createStatement()) {
            server.execute("create database " + name);
            url = service.getMetaData().getURL().replaceFirst("/\\w+(?=\\?|$)", "/" + name);
            runtimeRole = runtime.getMetaData().getUserName();
        }
        connection = DriverManager.getConnection(url, "postgres", "");
    }

    /** One without rows, up to this migration. */
    public static EarlierDatabase at(String version) throws SQLException {
        EarlierDatabase database = new EarlierDatabase();
        database.migrate(version);
        return database;
    }

    /** Goes on up to this one. */
    public void migrate(String version) {
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .placeholders(Map.of("runtime", runtimeRole, "zone", "Asia/Shanghai"))
                .target(version)
                .load()
                .migrate();
    }

    /** Runs one or several statements, past every rule but those of the tables. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of each row that is found, as text. */
    public List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        Database.execute("drop database " + name);
    }
}
