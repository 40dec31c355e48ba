package dev.qingfeng.complaint.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.registry.NamedCadres;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import dev.qingfeng.platform.testing.TransactionWatch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How fast the inbox of a handler answers over REST among 100,000 cases, of which some may not be known to who asks, and how fast names of
 * 200,000 cadres are found in a report. It fails where a filter takes longer than was set, and where anything is shown to whom it is not to
 * be shown; no part of verify, see {@code benchmarks/}.
 */
@QuarkusTest
class ComplaintInboxBenchmark {

    private static final int CASES = size("cases", 100_000);
    private static final int UNITS = 3_000;
    private static final int CADRES = 200_000;
    private static final int CALLS = 100;

    /** What a service that runs for a day has behind it. */
    private static final int WARMING_UP = size("warming-up", 2_000);

    /** What each filter may take, in the middle. */
    private static final double MILLISECONDS = 50;

    /** A member of the leadership team of a town, with kin, who handles cases and has stood aside from some. */
    private static final String ASKING = "H-7";

    private static final List<String> FILTERS = List.of(
            "",
            "&mine=true",
            "&unassigned=true",
            "&overdue=true",
            "&escalated=true",
            "&measureOverdue=true",
            "&severity=GRAVE",
            "&caseState=CONCLUDED",
            "&category=LEAK");

    /** Those that somebody may not know of, and why; said once more, and otherwise than the service says it. */
    private static final String BLIND = """
            with me as (select * from registry_cadre where staff_number = 'H-7'),
            close (id, why) as (
              select id, 'they' from me
              union select unnest(kin_ids), 'kin' from me
              union select c.id, 'kin' from registry_cadre c where (select id from me) = any (c.kin_ids)
              union select c.id, 'mates' from registry_cadre c join me on c.unit_id = me.unit_id and c.post_id is not null and c.id <> me.id)
            select s.complaint_id as id, close.why from complaint_subject s join close on close.id = s.cadre_id
              where s.standing <> 'DROPPED'
            union select c.id, 'unit' from complaint c join me on c.subject_unit_id = me.unit_id
            union select s.complaint_id, 'unit' from complaint_subject s join me on s.unit_id = me.unit_id where s.standing <> 'DROPPED'
            union select complaint_id, 'aside' from case_conflict where staff_number = 'H-7'
            """;

    /** The same of a crowd, which a handler sees none of, and an officer none in which somebody of theirs may be. */
    private static final String IN_A_CROWD = " union select id, 'crowd' from crowded_case where settled_on is null";

    private static final String MAY_BE_IN_A_CROWD = IN_A_CROWD
            + " and marks && array(select m.mark from of_tests.mark m"
            + " join registry_cadre c on c.staff_number = 'H-' || m.n join close on close.id = c.id)";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final RegistryOfTests registry = new RegistryOfTests();
    private final Map<String, Double> medians = new LinkedHashMap<>();

    @Inject
    NamedCadres named;

    @Inject
    KeyedHash hash;

    /** Smaller for a look whether it runs at all: {@code -Djit=-Dcomplaint-inbox.cases=10000}. */
    private static int size(String what, int usual) {
        return Integer.getInteger("complaint-inbox." + what, usual);
    }

    @BeforeEach
    void watchNothing() {
        TransactionWatch.rest();
    }

    @AfterEach
    void close() {
        Database.execute("drop schema if exists of_tests cascade");
        registry.close();
    }

    @Test
    void theInboxOfAHandlerAnswersAmongManyCases() throws Exception {
        registry.founded();
        fill();
        Set<String> hidden = hidden("a handler", IN_A_CROWD);
        Set<String> hiddenFromOfficer = hidden("an officer", MAY_BE_IN_A_CROWD);
        assertThat(hiddenFromOfficer).as("an officer sees the crowds of others").hasSizeLessThan(hidden.size());
        for (int call = 0; call < WARMING_UP; call++) {
            ask("complaint-handler", registry.path, "?limit=50" + FILTERS.get(call % FILTERS.size()));
        }
        for (String filter : FILTERS) {
            measure("of the city" + filter, "complaint-handler", registry.path, filter, hidden);
            measure("of one unit" + filter, "complaint-handler", registry.path + ".k3.u100", filter, hidden);
            measure("officer, city" + filter, "discipline-officer", registry.path, filter, hiddenFromOfficer);
        }
        shown("complaint-handler", hidden);
        shown("discipline-officer", hiddenFromOfficer);
        look("a report of 200 characters", 200);
        look("a report of 20,000 characters", 20_000);
        assertThat(medians)
                .allSatisfy((name, median) -> assertThat(median)
                        .as("%s: median %.2f ms", name, median)
                        .isLessThanOrEqualTo(MILLISECONDS));
    }

    /** Prints how many cases are hidden from who asks, and why; there are some for each reason. */
    private Set<String> hidden(String whom, String crowds) {
        String blind = BLIND + crowds;
        Set<String> ids = new HashSet<>(Database.column("select distinct id::text from (" + blind + ") b"));
        List<String> why =
                Database.column("select why || ' ' || count(*) from (" + blind + ") b group by why order by why");
        System.out.printf(Locale.ROOT, "%,d of %,d cases are hidden from %s: %s%n", ids.size(), CASES, whom, why);
        assertThat(why)
                .extracting(each -> each.replaceFirst(" .*", ""))
                .containsExactly("aside", "crowd", "kin", "mates", "they", "unit");
        return ids;
    }

    /** All pages of the city together are all cases but those. */
    private void shown(String role, Set<String> hidden) throws Exception {
        Set<String> seen = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = JSON.readTree(ask(role, registry.path, "?limit=200" + cursor));
            page.path("items").forEach(item -> seen.add(item.path("id").asText()));
            String next = page.path("next").asText("");
            cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        assertThat(seen).doesNotContainAnyElementsOf(hidden);
        assertThat(seen).hasSize(CASES - hidden.size());
        System.out.printf(
                Locale.ROOT, "%,d cases are shown to a %s page by page, and none that is hidden%n", seen.size(), role);
    }

    private String ask(String role, String path, String query) throws Exception {
        HttpResponse<String> answer = CLIENT.send(request(role, path, query), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static HttpRequest request(String role, String path, String query) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/complaint/v1/complaints%s".formatted(RestAssured.port, query)))
                .header(
                        "Authorization",
                        "Bearer "
                                + Token.of(role)
                                        .staffNumber(ASKING)
                                        .unitPath(path)
                                        .sign())
                .build();
    }

    private void measure(String name, String role, String path, String filter, Set<String> hidden) throws Exception {
        HttpRequest request = request(role, path, "?limit=50" + filter);
        long[] nanos = new long[CALLS];
        String body = "";
        for (int call = -CALLS / 2; call < CALLS; call++) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            body = answer.body();
            if (call >= 0) {
                nanos[call] = System.nanoTime() - begin;
            }
        }
        JSON.readTree(body)
                .path("items")
                .forEach(item -> assertThat(item.path("id").asText()).isNotIn(hidden));
        medians.put(name, print(name, nanos, body.length()));
    }

    /** Names in a text without any, in the service itself. */
    private void look(String name, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('一' + i * 7919L % 20_000));
        }
        long[] nanos = new long[CALLS];
        for (int call = -CALLS / 2; call < CALLS; call++) {
            long begin = System.nanoTime();
            QuarkusTransaction.requiringNew().call(() -> named.in(List.of(text.toString()), registry.town));
            if (call >= 0) {
                nanos[call] = System.nanoTime() - begin;
            }
        }
        print(name, nanos, length);
    }

    /** Returns the median in milliseconds. */
    private static double print(String name, long[] nanos, int characters) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-38s median %7.2f ms, 95 of 100 in %7.2f ms (%d characters)%n",
                name,
                nanos[CALLS / 2] / 1e6,
                nanos[CALLS * 95 / 100] / 1e6,
                characters);
        return nanos[CALLS / 2] / 1e6;
    }

    /**
     * 3,000 units with a leadership team each, 200,000 cadres and the kin of half of them, and 100,000 cases in all states, by SQL, as the
     * service would leave them: each about two cadres, presumed, linked or dropped, some about so many that nobody but officers sees them;
     * some duplicates of others, linked both ways with subjects and conflicts shared, and with news for who works on the whole; some with
     * another unit than they are about, or with another organ; some from which their colleagues stand aside.
     */
    private void fill() throws SQLException {
        Database.execute("create schema of_tests");
        marks();
        for (String sql : List.of(
                """
                insert into registry_unit (id, epoch, version, gone, path, kind)
                select gen_random_uuid(), 1, 0, false, format('%1$s.k%%s.u%%s', i / 30, i)::ltree, 'TOWN'
                from generate_series(0, %3$d - 1) i""",
                """
                create table of_tests.unit as
                select id, substring(path::text from '[0-9]+$')::integer as n from registry_unit where path <@ '%1$s' and nlevel(path) = 3""",
                """
                create table of_tests.post as
                select gen_random_uuid() as id, u.id as unit_id, j, u.n + j * %3$d as holder
                from of_tests.unit u, generate_series(0, 6) j""",
                """
                insert into registry_post (id, epoch, version, gone, unit_id, kind)
                select id, 1, 0, false, unit_id, (array['PARTY_SECRETARY', 'HEAD_OF_GOVERNMENT', 'DEPUTY_PARTY_SECRETARY',
                  'DEPUTY_HEAD_OF_GOVERNMENT', 'DEPUTY_HEAD_OF_GOVERNMENT', 'PARTY_COMMITTEE_MEMBER', 'PARTY_COMMITTEE_MEMBER'])[1 + j]
                from of_tests.post""",
                """
                insert into registry_cadre (id, epoch, version, gone, staff_number, unit_id, name, name_key, post_id)
                select gen_random_uuid(), 1, 0, false, 'H-' || i, u.id, chr(19968 + i %% 300) || chr(20300 + i / 300),
                  ((19968 + i %% 300)::bigint << 16) | (20300 + i / 300), p.id
                from generate_series(0, %4$d - 1) i join of_tests.unit u on u.n = i %% %3$d
                  left join of_tests.post p on p.holder = i""",
                """
                create table of_tests.cadre as
                select id, substring(staff_number from 3)::integer as n from registry_cadre where staff_number ~ '^H-[0-9]+$'""",
                """
                update registry_cadre c set kin_ids = array[k.id]
                from of_tests.cadre own join of_tests.cadre k on k.n = (own.n + %4$d / 4) %% %4$d
                where own.id = c.id and own.n %% 2 = 1""",
                """
                create table of_tests.report as
                select i, gen_random_uuid() as id, u.id as unit_id, s.state, s.progress
                from generate_series(0, %5$d - 1) i join of_tests.unit u on u.n = i * 7 %% %3$d
                  join (values (0, 'RECEIVED', 'RECEIVED'), (1, 'ASSIGNED', 'IN_PROGRESS'), (2, 'CONCLUDED', 'CONCLUDED'),
                    (3, 'CLOSED', 'CLOSED'), (4, 'DECLINED', 'DECLINED'), (5, 'CLOSED', 'CLOSED')) s (n, state, progress)
                    on s.n = i %% 6""",
                """
                insert into complaint (id, version, channel, category, state, subject_unit_id, handling_unit_id, cycle_id, received_on,
                  receipt_hash, case_state, progress, severity, handler_number, due_on, finding, escalation, escalated_on)
                select c.id, 3, 'WEB_COLUMN', (array['LEAK', 'OTHER', 'INTERFERENCE'])[1 + i %% 3], 'RECEIVED', c.unit_id, c.unit_id,
                  '%2$s', current_date - i %% 400, encode(sha256(i::text::bytea), 'hex'), c.state, c.progress,
                  (array['ORDINARY', 'ORDINARY', 'ORDINARY', 'SERIOUS', 'ORDINARY', 'GRAVE'])[1 + i %% 6],
                  case when c.state in ('ASSIGNED', 'CONCLUDED', 'CLOSED') then 'H-' || i %% 500 end,
                  case when c.state not in ('CLOSED', 'DECLINED') then current_date + 20 - i %% 25 end,
                  case when c.state in ('CONCLUDED', 'CLOSED') then 'UNSUBSTANTIATED' end,
                  case when c.state = 'RECEIVED' and i %% 25 = 24 then 1 else 0 end,
                  case when c.state = 'RECEIVED' and i %% 25 = 24 then current_date end
                from of_tests.report c""",
                """
                insert into complaint_subject (id, version, complaint_id, cadre_id, standing)
                select gen_random_uuid(), 0, c.id, k.id,
                  case when c.i %% 13 = 12 and t = 1 then 'DROPPED' when c.state = 'RECEIVED' then 'PRESUMED' else 'LINKED' end
                from of_tests.report c cross join generate_series(0, 1) t
                  join of_tests.cadre k on k.n = ((c.i * 2 + t) * (%4$d / %5$d / 2) + 7) %% %4$d""",
                """
                insert into complaint_subject (id, version, complaint_id, unit_id, standing)
                select gen_random_uuid(), 0, c.id, u.id, 'LINKED'
                from of_tests.report c join of_tests.unit u on u.n = (c.i * 11 + 1) %% %3$d where c.i %% 5 = 1""",
                // Whoever stands aside is a colleague of who has it.
                """
                insert into case_conflict (id, version, complaint_id, staff_number, declared_by)
                select gen_random_uuid(), 0, c.id, 'H-' || (c.i + 250) %% 500, 'H-' || (c.i + 250) %% 500
                from of_tests.report c where c.i %% 21 = 0 or c.i %% 2500 = 257""",
                // Of twenty crowds one has been settled, and one has the name of who asks.
                """
                insert into crowded_case (id, version, marks, settled_on)
                select c.id, 0, array(select m.mark from of_tests.mark m
                    where m.n in (select (c.i * 31 + j * 6151) %% 10000 from generate_series(1, 30) j)
                      or (m.n = 7 and c.i %% 1480 = 0)),
                  case when c.i %% 1480 = 740 then current_date end
                from of_tests.report c where c.i %% 74 = 0""",
                // A duplicate goes on in a later case about the same unit.
                """
                create table of_tests.merger as
                select d.id, w.id as whole_id from of_tests.report d join of_tests.report w on w.i = d.i + %3$d
                where d.i %% 12 = 0 and d.i / %3$d %% 2 = 0""",
                """
                create table of_tests.linked as
                select id, whole_id as other_id from of_tests.merger union all select whole_id, id from of_tests.merger""",
                """
                update complaint d set case_state = 'MERGED', progress = 'IN_PROGRESS', merged_into_id = m.whole_id, due_on = null,
                  escalation = 0, escalated_on = null
                from of_tests.merger m where m.id = d.id""",
                "update complaint c set entries = 1, version = version + 1 from of_tests.linked l where l.id = c.id",
                """
                insert into case_entry (id, version, complaint_id, number, move, from_state, to_state, made_at, made_by)
                select gen_random_uuid(), 0, c.id, 1, case when c.merged_into_id is null then 'TAKE_DUPLICATE' else 'MERGE' end,
                  'RECEIVED', c.case_state, now(), 'H-1' from of_tests.linked l join complaint c on c.id = l.id""",
                // Whoever may not know of one of both may not know of the other.
                """
                insert into complaint_subject (id, version, complaint_id, unit_id, standing)
                select gen_random_uuid(), 0, c.id, c.subject_unit_id, 'LINKED'
                from complaint c join of_tests.linked l on l.id = c.id on conflict do nothing""",
                """
                insert into complaint_subject (id, version, complaint_id, cadre_id, unit_id, standing)
                select gen_random_uuid(), 0, l.id, s.cadre_id, s.unit_id, s.standing
                from of_tests.linked l join complaint_subject s on s.complaint_id = l.other_id and s.standing <> 'DROPPED'
                on conflict do nothing""",
                """
                insert into case_conflict (id, version, complaint_id, staff_number, declared_by)
                select gen_random_uuid(), 0, l.id, f.staff_number, f.declared_by
                from of_tests.linked l join case_conflict f on f.complaint_id = l.other_id on conflict do nothing""",
                """
                insert into crowded_case (id, version, marks)
                select l.id, 0, w.marks from of_tests.linked l join crowded_case w on w.id = l.other_id and w.settled_on is null
                on conflict (id) do update set marks = crowded_case.marks || excluded.marks, settled_on = null""",
                // Of half of the duplicates there is news that nobody has looked at.
                "insert into duplicate_seen (id, version, messages, files) select id, 0, 0, 0 from of_tests.merger",
                """
                insert into message (id, version, complaint_id, number, author, text, written_on)
                select gen_random_uuid(), 0, m.id, j, 'REPORTER', '\\x00', current_date
                from of_tests.merger m, generate_series(1, 2) j where get_byte(uuid_send(m.id), 15) %% 2 = 0""",
                // To another unit, which has not looked yet, and to another organ.
                """
                update complaint c set handling_unit_id = u.id, entries = c.entries + 1
                from of_tests.report t join of_tests.unit u on u.n = (t.i * 13 + 1) %% %3$d
                where t.id = c.id and t.i %% 48 = 6""",
                """
                update complaint c set case_state = 'TRANSFERRED', handler_number = null, due_on = null, entries = c.entries + 1
                from of_tests.report t where t.id = c.id and t.i %% 48 = 13""",
                // What somebody answers for, and should have answered by now or is to before long.
                """
                update complaint c set finding = 'SUBSTANTIATED', measures = 1, open_measures = 1, measure_due_on = current_date + 3 - t.i %% 7
                from of_tests.report t where t.id = c.id and t.i %% 24 = 2""",
                """
                insert into accountability_measure (id, version, complaint_id, kind, responsible_number, imposed_on, due_on)
                select gen_random_uuid(), 0, id, 'ADMONITION', 'H-1', current_date - 30, measure_due_on
                from complaint where measure_due_on is not null and cycle_id = '%2$s'""")) {
            Database.execute(sql.formatted(registry.path, registry.cycle, UNITS, CADRES, CASES));
        }
        // As the database does by itself a minute later.
        Database.execute("vacuum analyze");
    }

    /** Of the names of the first cadres, as the service keeps those that occur in a crowded case. */
    private void marks() throws SQLException {
        Database.execute("create table of_tests.mark (n integer primary key, mark bigint not null)");
        try (Connection connection = Database.superuser();
                PreparedStatement insert = connection.prepareStatement("insert into of_tests.mark values (?, ?)")) {
            for (int n = 0; n < 10_000; n++) {
                long key = ((19968 + n % 300L) << 16) | (20300 + n / 300);
                insert.setInt(1, n);
                insert.setLong(
                        2,
                        Long.parseUnsignedLong(
                                hash.of("name-in-a-crowd", Long.toString(key)).substring(0, 16), 16));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
