package dev.qingfeng.inspection.ballot;

import dev.qingfeng.platform.testing.Database;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What somebody sees of the votes of a round who has the database, a copy of its data folder and its log, and who knows, worse than
 * anybody in fact does, who drew which slip. It knows no table and no column by name but the slip's: what a later version leaves behind
 * is seen, too.
 */
final class Traces {

    private static final String SLIPS = "public.ballot_slip";

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and pg_relation_size(c.oid) > 0""";

    /** Versions of rows, among them those that nobody reads any more but that were not written over yet. */
    private static final String PAGES = """
            select t_xmin::text::bigint, lp_len, t_data from generate_series(0, pg_relation_size('%1$s'::regclass) / 8192 - 1) page,
              heap_page_items(get_raw_page('%1$s', page::integer))
            where t_data is not null and t_xmin::text::bigint = any(?)""";

    private static final String LOG = """
            select r.xid::text::bigint, r.resource_manager || ' ' || r.record_type, r.record_length, r.main_data_length,
              coalesce(b.block_data_length, 0), coalesce(b.block_data, '')
            from pg_get_wal_records_info(?::pg_lsn, ?::pg_lsn) r
              left join pg_get_wal_block_info(?::pg_lsn, ?::pg_lsn) b on b.start_lsn = r.start_lsn
            where r.xid::text::bigint = any(?) order by r.start_lsn, b.block_id""";

    /** Ways to put the rows of a table in order. */
    private static final Map<String, Comparator<Row>> ORDERS = Map.of(
            "time", Comparator.comparingLong(Row::transaction),
            "place", Comparator.comparingLong(Row::place),
            "id", Comparator.comparing(row -> row.columns().getOrDefault("id", "")));

    private final String begun;

    private Traces(String begun) {
        this.begun = begun;
    }

    /** What is written from now on. */
    static Traces begin() {
        Database.execute("create extension if not exists pageinspect");
        Database.execute("create extension if not exists pg_walinspect");
        return new Traces(logPosition());
    }

    private static String logPosition() {
        return Database.text("select pg_current_wal_flush_lsn()::text");
    }

    /**
     * What is seen of one vote.
     *
     * @param facts by what they are
     * @param bytes by where they were written
     */
    record Trace(Map<String, List<String>> facts, Map<String, ByteArrayOutputStream> bytes) {

        private void fact(String what, Object value) {
            facts.computeIfAbsent(what, any -> new ArrayList<>()).add(value.toString());
        }

        private void bytes(String where, byte[] more) {
            bytes.computeIfAbsent(where, any -> new ByteArrayOutputStream()).writeBytes(more);
            fact(where + ", length", more.length);
        }

        private void row(String where, Row row) {
            row.columns().forEach((column, value) -> {
                fact(where + ", " + column, value);
                fact(where + ", length of " + column, value.length());
            });
            bytes(where, String.join("|", row.columns().values()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Row(long transaction, long place, Map<String, String> columns) {}

    /** What is seen by now of the slips of these hashes, in their order. */
    List<Trace> of(UUID roundId, List<String> credentialHashes) {
        try (Connection connection = Database.superuser()) {
            Map<String, List<Row>> tables = tables(connection);
            List<Row> slips = credentialHashes.stream()
                    .map(hash -> Objects.requireNonNull(tables.get(SLIPS)).stream()
                            .filter(row -> hash.equals(row.columns().get("credential_hash")))
                            .findFirst()
                            .orElseThrow())
                    .toList();
            List<Trace> traces = slips.stream()
                    .map(slip -> new Trace(new TreeMap<>(), new TreeMap<>()))
                    .toList();
            for (Map.Entry<String, List<Row>> table : tables.entrySet()) {
                byTransaction(table.getKey(), table.getValue(), slips, traces);
                byRank(
                        table.getKey(),
                        table.getValue().stream()
                                .filter(row -> row.columns().containsValue(roundId.toString()))
                                .toList(),
                        slips,
                        traces);
            }
            List<Long> transactions = slips.stream().map(Row::transaction).toList();
            for (String table : tables.keySet()) {
                pages(connection, table, transactions, traces);
            }
            log(connection, transactions, traces);
            return traces;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, List<Row>> tables(Connection connection) throws SQLException {
        Map<String, List<Row>> tables = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(TABLES);
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                tables.put(found.getString(1), new ArrayList<>());
            }
        }
        for (Map.Entry<String, List<Row>> table : tables.entrySet()) {
            try (PreparedStatement query = connection.prepareStatement(
                            "select xmin::text::bigint, (ctid::text::point)[0]::bigint << 16 | (ctid::text::point)[1]::bigint, t.* from %s t"
                                    .formatted(table.getKey()));
                    ResultSet found = query.executeQuery()) {
                ResultSetMetaData columns = found.getMetaData();
                while (found.next()) {
                    Map<String, String> values = new TreeMap<>();
                    for (int i = 3; i <= columns.getColumnCount(); i++) {
                        values.put(columns.getColumnName(i), Objects.requireNonNullElse(found.getString(i), ""));
                    }
                    table.getValue().add(new Row(found.getLong(1), found.getLong(2), values));
                }
            }
        }
        return tables;
    }

    private static void byTransaction(String table, List<Row> rows, List<Row> slips, List<Trace> traces) {
        for (Row row : rows) {
            for (int voter = 0; voter < slips.size(); voter++) {
                if (slips.get(voter).transaction() == row.transaction()) {
                    traces.get(voter).row(table + " of the same transaction", row);
                }
            }
        }
    }

    /** A table with one row for each voter may have them in an order that tells. */
    private static void byRank(String table, List<Row> rows, List<Row> slips, List<Trace> traces) {
        if (rows.size() != slips.size()) {
            return;
        }
        ORDERS.forEach((order, comparator) -> {
            List<Row> ordered = rows.stream().sorted(comparator).toList();
            List<Row> orderedSlips = slips.stream().sorted(comparator).toList();
            for (int voter = 0; voter < slips.size(); voter++) {
                int rank = orderedSlips.indexOf(slips.get(voter));
                Trace trace = traces.get(voter);
                trace.fact("rank of the slip by " + order, rank);
                trace.row(table + " of the same rank by " + order, ordered.get(rank));
                ORDERS.forEach((other, by) -> trace.fact(
                        "%s of the same rank by %s, rank by %s".formatted(table, order, other),
                        rows.stream().sorted(by).toList().indexOf(ordered.get(rank))));
            }
        });
    }

    private static void pages(Connection connection, String table, List<Long> transactions, List<Trace> traces)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PAGES.formatted(table))) {
            query.setArray(1, connection.createArrayOf("bigint", transactions.toArray()));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    Trace trace = traces.get(transactions.indexOf(found.getLong(1)));
                    trace.fact("pages of " + table + ", length of a row", found.getInt(2));
                    trace.bytes("pages of " + table, found.getBytes(3));
                }
            }
        }
    }

    private void log(Connection connection, List<Long> transactions, List<Trace> traces) throws SQLException {
        String ended = logPosition();
        try (PreparedStatement query = connection.prepareStatement(LOG)) {
            query.setString(1, begun);
            query.setString(2, ended);
            query.setString(3, begun);
            query.setString(4, ended);
            query.setArray(5, connection.createArrayOf("bigint", transactions.toArray()));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    Trace trace = traces.get(transactions.indexOf(found.getLong(1)));
                    trace.fact("log, what was done", found.getString(2));
                    trace.fact("log, length of what was done", found.getInt(3));
                    trace.fact("log, length of main data", found.getInt(4));
                    trace.fact("log, length of data of a block", found.getInt(5));
                    trace.bytes("log", found.getBytes(6));
                }
            }
        }
    }
}
