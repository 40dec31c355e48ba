package dev.qingfeng.complaint.casework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.registry.NamedCadres;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import dev.qingfeng.platform.testing.TransactionWatch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How fast the inbox of a handler answers over REST among 100,000 cases, and how fast names of 200,000 cadres are found in a report; no
 * part of verify, see {@code benchmarks/}.
 */
@QuarkusTest
class ComplaintInboxBenchmark {

    private static final int CALLS = 100;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final RegistryOfTests registry = new RegistryOfTests();

    @Inject
    NamedCadres named;

    @BeforeEach
    void watchNothing() {
        TransactionWatch.rest();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void theInboxOfAHandlerAnswersAmongManyCases() throws Exception {
        registry.founded();
        fill();
        for (String filter : List.of(
                "", "&mine=true", "&unassigned=true", "&overdue=true", "&severity=GRAVE", "&caseState=CONCLUDED")) {
            measure("of the city" + filter, registry.path, filter);
            measure("of one unit" + filter, registry.path + ".k3.u100", filter);
        }
        look("a report of 200 characters", 200);
        look("a report of 20,000 characters", 20_000);
    }

    private void measure(String name, String path, String filter) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:%d/complaint/v1/complaints?limit=50%s".formatted(RestAssured.port, filter)))
                .header(
                        "Authorization",
                        "Bearer "
                                + Token.of("complaint-handler")
                                        .staffNumber("H-7")
                                        .unitPath(path)
                                        .sign())
                .build();
        long[] nanos = new long[CALLS];
        int bytes = 0;
        for (int call = -CALLS / 2; call < CALLS; call++) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            bytes = answer.body().length();
            if (call >= 0) {
                nanos[call] = System.nanoTime() - begin;
            }
        }
        print(name, nanos, bytes);
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

    private static void print(String name, long[] nanos, int characters) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-38s median %7.2f ms, 95 of 100 in %7.2f ms (%d characters)%n",
                name,
                nanos[CALLS / 2] / 1e6,
                nanos[CALLS * 95 / 100] / 1e6,
                characters);
    }

    /** 3,000 units, 200,000 cadres, and 100,000 cases in all states with two subjects each; by SQL, as the service would leave them. */
    private void fill() {
        for (String sql : List.of("""
                insert into registry_unit (id, epoch, version, gone, path, kind)
                select gen_random_uuid(), 1, 0, false, format('%1$s.k%%s.u%%s', i / 30, i)::ltree, 'TOWN'
                from generate_series(0, 2999) i""", """
                insert into registry_cadre (id, epoch, version, gone, staff_number, unit_id, name, name_key)
                select gen_random_uuid(), 1, 0, false, 'H-' || i, u.id, chr(19968 + i %% 300) || chr(20300 + i / 300),
                  ((19968 + i %% 300)::bigint << 16) | (20300 + i / 300)
                from generate_series(0, 199999) i join (
                  select id, row_number() over (order by id) - 1 as n from registry_unit where path <@ '%1$s') u on u.n = i %% 3000""", """
                insert into complaint (id, version, channel, category, state, subject_unit_id, handling_unit_id, cycle_id, received_on,
                  receipt_hash, case_state, progress, severity, handler_number, due_on, finding)
                select gen_random_uuid(), 3, 'WEB_COLUMN', (array['LEAK', 'OTHER', 'INTERFERENCE'])[1 + i %% 3], 'RECEIVED', u.id, u.id,
                  '%2$s', current_date - i %% 400, encode(sha256(i::text::bytea), 'hex'), s.state, s.progress,
                  (array['ORDINARY', 'ORDINARY', 'ORDINARY', 'SERIOUS', 'ORDINARY', 'GRAVE'])[1 + i %% 6],
                  case when s.state in ('ASSIGNED', 'CONCLUDED', 'CLOSED') then 'H-' || i %% 500 end,
                  case when s.state not in ('CLOSED', 'DECLINED') then current_date + 20 - i %% 25 end,
                  case when s.state in ('CONCLUDED', 'CLOSED') then 'UNSUBSTANTIATED' end
                from generate_series(0, 99999) i
                join (select id, row_number() over (order by id) - 1 as n from registry_unit where path <@ '%1$s' and kind = 'TOWN') u
                  on u.n = i * 7 %% 3000
                join (values (0, 'RECEIVED', 'RECEIVED'), (1, 'ASSIGNED', 'IN_PROGRESS'), (2, 'CONCLUDED', 'CONCLUDED'),
                  (3, 'CLOSED', 'CLOSED'), (4, 'DECLINED', 'DECLINED'), (5, 'CLOSED', 'CLOSED')) s (n, state, progress)
                  on s.n = i %% 6""", """
                insert into complaint_subject (id, version, complaint_id, cadre_id, standing)
                select gen_random_uuid(), 0, c.id, k.id, 'LINKED'
                from (select id, row_number() over (order by id) as n from complaint where cycle_id = '%2$s') c
                cross join generate_series(0, 1) t
                join (select id, row_number() over (order by id) as n from registry_cadre where staff_number like 'H-%%') k
                  on k.n = (c.n * 2 + t) %% 200000 + 1""")) {
            Database.execute(sql.formatted(registry.path, registry.cycle));
        }
        // As the database does by itself a minute later.
        Database.execute("vacuum analyze");
    }
}
