package dev.qingfeng.acceptance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a database held at one moment: all rows of all tables and the state of the sequences, as pg_dump would have it, which the
 * PostgreSQL from Maven lacks. It is kept in the same server, beside the database's own tables.
 */
final class Backup {

    /** The columns that can be written, by table. */
    private static final String TABLES = """
            select c.relname, string_agg(quote_ident(a.attname), ', ' order by a.attnum)
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
              and a.attgenerated = ''
            group by c.relname order by c.relname""";

    private static final String SEQUENCES =
            "select sequencename, coalesce(last_value, 0)::text from pg_sequences where schemaname = 'public'";

    private final Qingfeng qingfeng;
    private final String database;
    private final Map<String, String> tables;
    private final Map<String, String> sequences;

    private Backup(Qingfeng qingfeng, String database, Map<String, String> tables, Map<String, String> sequences) {
        this.qingfeng = qingfeng;
        this.database = database;
        this.tables = tables;
        this.sequences = sequences;
    }

    /** Of one moment, while the service runs. */
    static Backup of(Qingfeng qingfeng, String database) throws SQLException {
        try (Connection connection = qingfeng.superuser(database);
                Statement command = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            command.execute("drop schema if exists backup cascade");
            command.execute("create schema backup");
            Map<String, String> tables = pairs(command, TABLES);
            for (String table : tables.keySet()) {
                command.execute("create table backup.%1$s as table public.%1$s".formatted(table));
            }
            Map<String, String> sequences = pairs(command, SEQUENCES);
            connection.commit();
            return new Backup(qingfeng, database, tables, sequences);
        }
    }

    /** Brings it all back; the service must not run. */
    void restore() throws SQLException {
        try (Connection connection = qingfeng.superuser(database);
                Statement command = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Neither triggers nor foreign keys look at what is brought back, as in a restore by pg_restore.
            command.execute("set session_replication_role = replica");
            List<String> names = new ArrayList<>();
            tables.keySet().forEach(table -> names.add("public." + table));
            command.execute("truncate " + String.join(", ", names));
            for (Map.Entry<String, String> table : tables.entrySet()) {
                command.execute("insert into public.%1$s (%2$s) overriding system value select %2$s from backup.%1$s"
                        .formatted(table.getKey(), table.getValue()));
            }
            for (Map.Entry<String, String> sequence : sequences.entrySet()) {
                command.execute("select setval('public.%s', greatest(%2$s, 1), %2$s > 0)"
                        .formatted(sequence.getKey(), sequence.getValue()));
            }
            connection.commit();
        }
    }

    private static Map<String, String> pairs(Statement command, String query) throws SQLException {
        Map<String, String> pairs = new LinkedHashMap<>();
        try (ResultSet rows = command.executeQuery(query)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
        }
        return pairs;
    }
}
