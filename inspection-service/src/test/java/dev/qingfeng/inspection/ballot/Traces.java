package dev.qingfeng.inspection.ballot;

import dev.qingfeng.platform.testing.Database;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What somebody sees of the votes of a round who has the database, a copy of its data folder and its log, and who knows, worse than
 * anybody in fact does, who drew which slip, who laid which paper where, and in which order they came. It looks into every table that
 * there is: what a later version leaves behind is seen, too.
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
            where t_data is not null and t_xmin::text::bigint = any(?) order by page, lp""";

    private static final String LOG = """
            select r.xid::text::bigint, r.resource_manager || ' ' || r.record_type, r.record_length, r.main_data_length,
              coalesce(b.block_data_length, 0), coalesce(b.block_data, '')
            from pg_get_wal_records_info(?::pg_lsn, ?::pg_lsn) r
              left join pg_get_wal_block_info(?::pg_lsn, ?::pg_lsn) b on b.start_lsn = r.start_lsn
            where r.xid::text::bigint = any(?) order by r.start_lsn, b.block_id""";

    /** Ways to put rows in order. */
    static final Map<String, Comparator<Row>> ORDERS = Map.of(
            "time", Comparator.comparingLong(Row::transaction).thenComparingLong(Row::place),
            "place", Comparator.comparingLong(Row::place),
            "id", column("id"),
            "hash", column("sha256"),
            "hash of the credential", column("credential_hash"),
            "check code", column("check_code"));

    private static Comparator<Row> column(String name) {
        return Comparator.<Row, String>comparing(row -> row.columns().getOrDefault(name, ""))
                .thenComparingLong(Row::place);
    }

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

        private static Trace empty() {
            return new Trace(new TreeMap<>(), new TreeMap<>());
        }

        /** Those of a place; none if nothing was written there. */
        byte[] bytes(String where) {
            ByteArrayOutputStream written = bytes.get(where);
            return written == null ? new byte[0] : written.toByteArray();
        }

        private void fact(String what, Object value) {
            facts.computeIfAbsent(what, any -> new ArrayList<>()).add(value.toString());
        }

        private void write(String where, byte[] more) {
            bytes.computeIfAbsent(where, any -> new ByteArrayOutputStream()).writeBytes(more);
        }

        private void take(String where, Written written) {
            written.facts().forEach((what, value) -> fact(where + ", " + what, value));
            if (written.bytes().length > 0) {
                write(where, written.bytes());
            }
        }
    }

    /** A row as it is found: of a slip, of a paper, of a ballot, or of anything. */
    record Row(long transaction, long place, Map<String, String> columns) {

        private Written written() {
            Map<String, String> facts = new TreeMap<>();
            columns.forEach((column, value) -> {
                facts.put(column, value);
                facts.put("length of " + column, String.valueOf(value.length()));
            });
            return new Written(facts, String.join("|", columns.values()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Something that a transaction left. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
    private record Written(Map<String, String> facts, byte[] bytes) {}

    /** The slips of these hashes, in their order, as they are by now. */
    List<Row> slips(List<String> credentialHashes) {
        Map<String, Row> slips = rows(SLIPS).stream()
                .collect(Collectors.toMap(row -> value(row, "credential_hash"), Function.identity()));
        return credentialHashes.stream()
                .map(hash -> Objects.requireNonNull(slips.get(hash)))
                .toList();
    }

    /** The papers of a round that lie in one bundle, as somebody entered them, in the order in which they lie. */
    List<Row> papers(UUID roundId, int entry) {
        return rows("public.paper_entry").stream()
                .filter(row -> value(row, "round_id").equals(roundId.toString())
                        && value(row, "entry").equals(String.valueOf(entry)))
                .sorted(Comparator.comparingInt(row -> Integer.parseInt(value(row, "place"))))
                .toList();
    }

    /** The ballots of a round. */
    List<Row> ballots(UUID roundId) {
        return rows("public.ballot").stream()
                .filter(row -> value(row, "round_id").equals(roundId.toString()))
                .toList();
    }

    static String value(Row row, String column) {
        return Objects.requireNonNull(row.columns().get(column));
    }

    private static List<Row> rows(String table) {
        try (Connection connection = Database.superuser()) {
            return rows(connection, table);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Which of these come first, second and so on in each order: also in that in which they are given, as whoever was there knows it. */
    static Map<String, List<Integer>> orders(List<Row> marks) {
        Map<String, List<Integer>> orders = new TreeMap<>();
        List<Integer> all = IntStream.range(0, marks.size()).boxed().toList();
        orders.put("order of arrival", all);
        ORDERS.forEach((by, order) -> orders.put(
                by, all.stream().sorted(Comparator.comparing(marks::get, order)).toList()));
        return orders;
    }

    /** The numbers of those that one transaction wrote, by the transaction. */
    static Map<Long, List<Integer>> together(List<Row> marks) {
        return IntStream.range(0, marks.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> marks.get(i).transaction(), TreeMap::new, Collectors.toList()));
    }

    /**
     * What is seen by now of the votes whose slips or papers these are.
     *
     * @param marks in the order in which they came
     */
    List<Trace> of(UUID roundId, List<Row> marks) {
        try (Connection connection = Database.superuser()) {
            Map<String, List<Row>> tables = tables(connection);
            List<Trace> traces =
                    Stream.generate(Trace::empty).limit(marks.size()).toList();
            Map<Long, List<Integer>> together = together(marks);
            tables.forEach((table, rows) -> {
                together.forEach((transaction, voters) -> {
                    List<Row> written = rows.stream()
                            .filter(row -> row.transaction() == transaction)
                            .toList();
                    for (String by : List.of("place", "id")) {
                        share(
                                "%s by %s".formatted(table, by),
                                written.stream()
                                        .sorted(Objects.requireNonNull(ORDERS.get(by)))
                                        .map(Row::written)
                                        .toList(),
                                voters,
                                marks,
                                traces);
                    }
                });
                byRank(
                        table,
                        rows.stream()
                                .filter(row -> row.columns().containsValue(roundId.toString()))
                                .toList(),
                        marks,
                        traces);
            });
            Long[] transactions = together.keySet().toArray(Long[]::new);
            for (String table : tables.keySet()) {
                pages(connection, table, transactions)
                        .forEach((transaction, written) -> share(
                                "pages of " + table,
                                written,
                                Objects.requireNonNull(together.get(transaction)),
                                marks,
                                traces));
            }
            log(connection, transactions)
                    .forEach((transaction, byKind) -> byKind.forEach((kind, written) -> share(
                            "log, " + kind,
                            written,
                            Objects.requireNonNull(together.get(transaction)),
                            marks,
                            traces)));
            return traces;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Gives what a transaction left to those whose it is: all of it to all of them, and where it falls into as many equal parts, also the
     * first part to the first of them and so on, in whatever order they are.
     */
    private static void share(
            String what, List<Written> written, List<Integer> voters, List<Row> marks, List<Trace> traces) {
        int each = written.size() / voters.size();
        boolean alone = voters.size() == 1;
        for (int voter : voters) {
            Trace trace = traces.get(voter);
            trace.fact(what + ", how many for each", (double) written.size() / voters.size());
            for (Written some : written) {
                trace.take(what + " of the transaction", alone ? some : new Written(some.facts(), new byte[0]));
            }
        }
        if (alone || each * voters.size() != written.size()) {
            return;
        }
        orders(voters.stream().map(marks::get).toList())
                .forEach((by, order) -> IntStream.range(0, written.size())
                        .forEach(i -> traces.get(voters.get(order.get(i / each)))
                                .take("%s, the same by %s".formatted(what, by), written.get(i))));
    }

    private static Map<String, List<Row>> tables(Connection connection) throws SQLException {
        Map<String, List<Row>> tables = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(TABLES);
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                tables.put(found.getString(1), new ArrayList<>());
            }
        }
        for (String table : List.copyOf(tables.keySet())) {
            tables.put(table, rows(connection, table));
        }
        return tables;
    }

    private static List<Row> rows(Connection connection, String table) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select xmin::text::bigint, (ctid::text::point)[0]::bigint << 16 | (ctid::text::point)[1]::bigint, t.* from %s t"
                                .formatted(table));
                ResultSet found = query.executeQuery()) {
            ResultSetMetaData columns = found.getMetaData();
            while (found.next()) {
                Map<String, String> values = new TreeMap<>();
                for (int i = 3; i <= columns.getColumnCount(); i++) {
                    values.put(columns.getColumnName(i), text(found, i, columns.getColumnType(i)));
                }
                rows.add(new Row(found.getLong(1), found.getLong(2), values));
            }
        }
        return rows;
    }

    private static String text(ResultSet found, int column, int type) throws SQLException {
        if (type != Types.BINARY) {
            return Objects.requireNonNullElse(found.getString(column), "");
        }
        byte[] bytes = found.getBytes(column);
        return bytes == null ? "" : HexFormat.of().formatHex(bytes);
    }

    /** A table with one row for each voter may have them in an order that tells. */
    private static void byRank(String table, List<Row> rows, List<Row> marks, List<Trace> traces) {
        if (rows.size() != marks.size()) {
            return;
        }
        orders(marks).forEach((by, order) -> {
            for (int rank = 0; rank < order.size(); rank++) {
                traces.get(order.get(rank)).fact("rank by " + by, rank);
            }
            for (String other : List.of("time", "place", "id")) {
                List<Row> ordered = rows.stream()
                        .sorted(Objects.requireNonNull(ORDERS.get(other)))
                        .toList();
                for (int rank = 0; rank < order.size(); rank++) {
                    traces.get(order.get(rank))
                            .take(
                                    "%s of the same rank, by %s and by %s".formatted(table, by, other),
                                    ordered.get(rank).written());
                }
            }
        });
    }

    private static Map<Long, List<Written>> pages(Connection connection, String table, Long[] transactions)
            throws SQLException {
        Map<Long, List<Written>> pages = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(PAGES.formatted(table))) {
            query.setArray(1, connection.createArrayOf("bigint", transactions));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    pages.computeIfAbsent(found.getLong(1), any -> new ArrayList<>())
                            .add(new Written(Map.of("length of a row", found.getString(2)), found.getBytes(3)));
                }
            }
        }
        return pages;
    }

    /** By transaction and kind of record. */
    private Map<Long, Map<String, List<Written>>> log(Connection connection, Long[] transactions) throws SQLException {
        Map<Long, Map<String, List<Written>>> log = new TreeMap<>();
        String ended = logPosition();
        try (PreparedStatement query = connection.prepareStatement(LOG)) {
            query.setString(1, begun);
            query.setString(2, ended);
            query.setString(3, begun);
            query.setString(4, ended);
            query.setArray(5, connection.createArrayOf("bigint", transactions));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    log.computeIfAbsent(found.getLong(1), any -> new TreeMap<>())
                            .computeIfAbsent(found.getString(2), any -> new ArrayList<>())
                            .add(new Written(
                                    Map.of(
                                            "length of what was done", found.getString(3),
                                            "length of main data", found.getString(4),
                                            "length of data of a block", found.getString(5)),
                                    found.getBytes(6)));
                }
            }
        }
        return log;
    }
}
