package dev.qingfeng.platform.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service's database as its superuser sees it, past the service. */
public final class Database {

    private Database() {}

    /** A connection of a pool: tests ask so often that logging in each time would cost a good part of their time. */
    public static Connection superuser() throws SQLException {
        return Superuser.POOL.getConnection();
    }

    /** The database as the service's runtime role sees it; what is changed over it, {@link TransactionWatch} lets be. */
    public static Connection runtime() throws SQLException {
        var config = ConfigProvider.getConfig();
        Connection connection = DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
        connection.setClientInfo("ApplicationName", TransactionWatch.TEST_ITSELF);
        return connection;
    }

    /** The first column of the first row, as a number; the query must have one. */
    public static long number(String sql, Object... arguments) {
        try (Connection connection = superuser();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                query.setObject(i + 1, arguments[i]);
            }
            try (ResultSet found = query.executeQuery()) {
                if (!found.next()) {
                    throw new AssertionError("No row: " + sql);
                }
                return found.getLong(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** The first column of the first row, as text; the query must have one. */
    public static String text(String sql) {
        try (Connection connection = superuser();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet found = query.executeQuery()) {
            if (!found.next()) {
                throw new AssertionError("No row: " + sql);
            }
            return found.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** The first column of all rows, as text; "null" for what is null. */
    public static List<String> column(String sql) {
        return rows(sql).stream().map(row -> row.get(0)).toList();
    }

    /** All columns of all rows, as text; "null" for what is null. */
    static List<List<String>> rows(String sql, Object... arguments) {
        try (Connection connection = superuser();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                query.setObject(i + 1, arguments[i]);
            }
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(found.getString(i)));
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Runs a statement; returns how many rows it touched. */
    public static int execute(String sql, Object... arguments) {
        try (Connection connection = superuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Begun when first asked for, as only then the server runs. */
    private static final class Superuser {

        private static final AgroalDataSource POOL = pool();

        private static AgroalDataSource pool() {
            String url = ConfigProvider.getConfig().getValue(RealParts.PREFIX + "superuser-url", String.class);
            try {
                return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(pool -> pool.maxSize(20)
                                .validateOnBorrow(true)
                                .connectionValidator(ConnectionValidator.defaultValidator())
                                .connectionFactoryConfiguration(connections -> connections.jdbcUrl(url))));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }
}
