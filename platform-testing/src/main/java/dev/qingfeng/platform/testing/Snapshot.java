package dev.qingfeng.platform.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the service's tables hold, told by the number of their rows and by which transactions wrote them.
 *
 * @param tables by name
 */
record Snapshot(Map<String, String> tables) {

    static Snapshot take() {
        try (Connection connection = Database.superuser();
                Statement command = connection.createStatement()) {
            Map<String, String> found = new TreeMap<>();
            for (String table : tables(command)) {
                try (ResultSet row = command.executeQuery(
                        "select count(*) || ' rows, ' || " + "coalesce(sum(xmin::text::bigint), 0) from " + table)) {
                    row.next();
                    found.put(table, row.getString(1));
                }
            }
            return new Snapshot(found);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> tables(Statement command) throws SQLException {
        try (ResultSet row = command.executeQuery("""
                select format('%I.%I', schemaname, tablename) from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema')""")) {
            List<String> names = new ArrayList<>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        }
    }
}
