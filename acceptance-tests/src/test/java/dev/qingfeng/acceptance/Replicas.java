package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every replica in the system, held against what it is a replica of: by a hash over the id, epoch and version of each record and
 * over all that the replica keeps of it.
 */
final class Replicas {

    private static final Duration SOON = Duration.ofMinutes(3);

    /** Of what the owner tells now, it tells under this epoch. */
    private static final String EPOCH = "(select epoch from outbox_epoch) as epoch";

    /** Kin in the order in which PostgreSQL sorts ids. */
    private static final String KIN = """
            (select array_agg(k order by k) from (
              select kin_id as k from kinship where cadre_id = cadre.id
              union select cadre_id from kinship where kin_id = cadre.id) kin)""";

    private static final String TENURES_KEPT = """
            (select string_agg(t ->> 'postId', ' ' order by t ->> 'postId') from jsonb_array_elements(tenures) t)""";

    private static final String TENURES = """
            (select string_agg(t.post_id::text, ' ' order by t.post_id::text) from tenure t where t.cadre_id = cadre.id)""";

    /** Whoever was merged is not told of. */
    private static final String PEOPLE = "cadre where merged_into is null";

    /** As the replicas keep them, and as the registry comes by them; in the order in which PostgreSQL sorts ids. */
    private static final String MERGED_FROM_KEPT = "(select array_agg(m order by m) from unnest(merged_from) m)";

    private static final String MERGED_FROM =
            "(select array_agg(m.id order by m.id) from cadre m where m.merged_into = cadre.id)";

    private static final String FORMER_PATHS = """
            (select array_agg(p.path::text order by p.path) from unit_path p
              where p.unit_id = unit.id and p.path <> unit.path)""";

    /** What was corrected last. */
    private static final String PLEDGED_AT = """
            coalesce((select c.occurred_at from public_pledge_correction c where c.public_pledge_id = public_pledge.id
              order by c.ordinal desc limit 1), occurred_at)""";

    private static final String DAYS_KEPT = """
            (select string_agg(d ->> 'date' || ' ' || (d ->> 'kind'), ' ' order by d ->> 'date')
              from jsonb_array_elements(days) d)""";

    private static final String DAYS = """
            (select string_agg(d.date || ' ' || d.kind, ' ' order by d.date) from calendar_day d
              where d.calendar_id = calendar_year.id)""";

    /** Channels of which nothing is told are not kept. */
    private static final String CHANNELS_KEPT = """
            (select string_agg(c ->> 'channel' || ' ' || (c ->> 'reports'), ' ' order by c ->> 'channel')
              from jsonb_array_elements(channels) c where c ->> 'reports' is not null)""";

    private static final String CHANNELS = """
            (select string_agg(c.channel || ' ' || c.reports, ' ' order by c.channel) from complaint_month_channel c
              where c.month_id = complaint_month.id)""";

    private static final String CANDIDATES_KEPT = "(select array_agg(c order by c) from unnest(candidate_ids) c)";

    /** Whoever stands in two questions is told once. */
    private static final String CANDIDATES = """
            (select array_agg(c.id order by c.id) from (
              select distinct (c ->> 'cadreId')::uuid as id
              from jsonb_each(candidates) question, jsonb_array_elements(question.value) c) c)""";

    /** The columns that each replica keeps of what it is told, beside those that every replica has and when it was told. */
    private static final String KEPT = """
            select string_agg(c.table_name || ' ' || c.column_name, ',') from information_schema.columns c
            where c.table_schema = 'public' and c.column_name not in ('id', 'epoch', 'version', 'gone', 'told_at')
              and 3 = (select count(*) from information_schema.columns k where k.table_schema = 'public'
                and k.table_name = c.table_name and k.column_name in ('epoch', 'version', 'gone'))""";

    /** It is what the last batch told, and so differs from its original until the next. */
    private static final String BY_BATCH = "clearance";

    private static final List<Replica> ALL = List.of(
            new Replica("pledge", "registry_cycle", "code, unit_id, phase", "appointment", "transition_cycle"),
            new Replica("pledge", "registry_unit", "path, name, kind, ended_on", "appointment", "unit"),
            new Replica(
                    "pledge",
                    "signer",
                    "staff_number, name, name_folded, name_initials, name_pinyin, unit_id, categories, post_id,"
                            + " (select array_agg(k order by k) from unnest(kin_ids) k), " + MERGED_FROM_KEPT,
                    "appointment",
                    PEOPLE,
                    "staff_number, name, name_folded, name_initials, name_pinyin, unit_id, categories, post_id, " + KIN
                            + ", " + MERGED_FROM),
            new Replica("pledge", "registry_post", "unit_id, kind", "appointment", "post"),
            new Replica(
                    "pledge",
                    "inspection_team",
                    "cycle_id, leader_id, (select array_agg(m order by m) from unnest(member_ids) m),"
                            + " (select array_agg(u order by u) from unnest(unit_ids) u)",
                    "inspection",
                    "inspection_team",
                    "cycle_id, leader_id, (select array_agg(cadre_id order by cadre_id) from team_member where team_id = id),"
                            + " (select array_agg(unit_id order by unit_id) from team_unit where team_id = id)"),
            new Replica("inspection", "registry_cycle", "name, unit_id, phase", "appointment", "transition_cycle"),
            new Replica("inspection", "registry_unit", "path, name, kind, ended_on", "appointment", "unit"),
            new Replica("inspection", "registry_post", "unit_id, kind", "appointment", "post"),
            new Replica(
                    "inspection",
                    "registry_cadre",
                    "staff_number, name, unit_id, post_id, (select array_agg(k order by k) from unnest(kin_ids) k), "
                            + TENURES_KEPT + ", " + MERGED_FROM_KEPT,
                    "appointment",
                    PEOPLE,
                    "staff_number, name, unit_id, post_id, " + KIN + ", " + TENURES + ", " + MERGED_FROM),
            new Replica("complaint", "registry_cycle", "unit_id, phase", "appointment", "transition_cycle"),
            new Replica(
                    "complaint",
                    "registry_unit",
                    "path, name, kind, former_paths, ended_on",
                    "appointment",
                    "unit",
                    "path, name, kind, " + FORMER_PATHS + ", ended_on"),
            new Replica("complaint", "registry_post", "unit_id, kind", "appointment", "post"),
            new Replica(
                    "complaint",
                    "registry_cadre",
                    "staff_number, name, name_key is not null, unit_id, post_id,"
                            + " (select array_agg(k order by k) from unnest(kin_ids) k), " + MERGED_FROM_KEPT,
                    "appointment",
                    PEOPLE,
                    "staff_number, name, true, unit_id, post_id, " + KIN + ", " + MERGED_FROM),
            calendar("pledge"),
            calendar("inspection"),
            calendar("complaint"),
            new Replica(
                    "inspection",
                    "pledge_signature",
                    "cycle_id, category, cadre_id, state, signed_at",
                    "pledge",
                    "pledge where state <> 'DUE' or version > 0"),
            new Replica(
                    "appointment",
                    "pledge_signature",
                    "cycle_id, category, cadre_id, unit_id, state, signed_at",
                    "pledge",
                    "pledge where state <> 'DUE' or version > 0"),
            new Replica(
                    "inspection",
                    "public_pledge",
                    "cycle_id, unit_id, occurred_at",
                    "pledge",
                    "public_pledge where withdrawn_at is null",
                    "cycle_id, unit_id, " + PLEDGED_AT),
            new Replica(
                    "inspection",
                    "complaint_month",
                    "cycle_id, starts_on, ends_on, reports, " + CHANNELS_KEPT,
                    "complaint",
                    "complaint_month",
                    "cycle_id, starts_on, ends_on, reports, " + CHANNELS),
            new Replica("pledge", "awareness_rate", "cycle_id, unit_id, asked, aware", "inspection", "awareness_rate"),
            new Replica(
                    "appointment",
                    "evaluation",
                    "cycle_id, unit_id, subject, cadre_id, grade, graded_at",
                    "inspection",
                    "evaluation"),
            new Replica(
                    "appointment",
                    "released_round",
                    "cycle_id, unit_id, purpose, released_at, " + CANDIDATES_KEPT,
                    "inspection",
                    "ballot_round where state = 'CERTIFIED'",
                    "cycle_id, unit_id, purpose, certified_at, " + CANDIDATES));

    private final Qingfeng qingfeng;

    Replicas(Qingfeng qingfeng) {
        this.qingfeng = qingfeng;
    }

    /**
     * A copy and its original.
     *
     * @param columns that the copy keeps
     * @param ownColumns how its owner comes by them
     */
    private record Replica(
            String holder, String table, String columns, String owner, String original, String ownColumns) {

        Replica(String holder, String table, String columns, String owner, String original) {
            this(holder, table, columns, owner, original, columns);
        }

        String name() {
            return holder + "." + table;
        }

        String copied() {
            return "select id, epoch, version, %s from %s where not gone".formatted(columns, table);
        }

        String owned() {
            return "select id, %s, version, %s from %s".formatted(EPOCH, ownColumns, original);
        }
    }

    private static Replica calendar(String holder) {
        return new Replica(
                holder,
                "registry_calendar",
                "unit_id, year, " + DAYS_KEPT,
                "appointment",
                "calendar_year",
                "unit_id, year, " + DAYS);
    }

    /** Waits until every replica is what its original is. */
    void awaitEqual() {
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).isEqualTo(originals()));
    }

    /** The replicas that are not what their original is. */
    Set<String> different() throws SQLException {
        Map<String, String> originals = originals();
        Set<String> different = new TreeSet<>();
        copies().forEach((replica, hash) -> {
            if (!hash.equals(originals.get(replica))) {
                different.add(replica);
            }
        });
        return different;
    }

    /** What replicas keep and no hash is over. */
    Set<String> notCompared() throws SQLException {
        Set<String> missed = new TreeSet<>();
        for (String holder : List.of("pledge", "inspection", "complaint", "appointment")) {
            for (String kept : text(holder, KEPT).split(",", -1)) {
                String table = kept.split(" ", -1)[0];
                String column = kept.split(" ", -1)[1];
                boolean compared = ALL.stream()
                        .filter(replica -> replica.holder().equals(holder)
                                && replica.table().equals(table))
                        .anyMatch(replica -> Arrays.asList(replica.columns().split("\\W+", -1))
                                .contains(column));
                if (!compared && !table.equals(BY_BATCH)) {
                    missed.add("%s.%s.%s".formatted(holder, table, column));
                }
            }
        }
        return missed;
    }

    /** Number of records and hash of each replica. */
    Map<String, String> copies() throws SQLException {
        Map<String, String> hashes = new TreeMap<>();
        for (Replica replica : ALL) {
            hashes.put(replica.name(), hash(replica.holder(), replica.copied()));
        }
        return hashes;
    }

    /** Number of records and hash of what each is a replica of. */
    Map<String, String> originals() throws SQLException {
        Map<String, String> hashes = new TreeMap<>();
        for (Replica replica : ALL) {
            hashes.put(replica.name(), hash(replica.owner(), replica.owned()));
        }
        return hashes;
    }

    private String hash(String database, String records) throws SQLException {
        return text(database, """
                select count(*) || ' records ' || coalesce(md5(string_agg(r::text, e'\\n' order by id)), '')
                from (%s) r""".formatted(records));
    }

    /** What one query answers, as superuser. */
    String text(String database, String query) throws SQLException {
        try (Connection connection = qingfeng.superuser(database);
                Statement command = connection.createStatement();
                ResultSet row = command.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Loses or spoils something behind the back of its service. */
    void execute(String database, String statement) throws SQLException {
        try (Connection connection = qingfeng.superuser(database);
                Statement command = connection.createStatement()) {
            command.execute(statement);
        }
    }
}
