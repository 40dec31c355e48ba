package dev.qingfeng.inspection.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import dev.qingfeng.platform.testing.TransactionWatch;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How fast the board of 3,000 units and their ten steps answers over REST, alone and while 200 people watch it and it changes; no
 * part of verify, see {@code benchmarks/}.
 */
@QuarkusTest
class InspectionBoardBenchmark {

    private static final int UNITS = 3_000;
    private static final int TEAMS = 30;
    private static final int READERS = 200;

    /** Of the readers who see the whole city; the others are members of the teams, each with the board of their team. */
    private static final int AUDITORS = 20;

    /** What the board of all may take, in the middle, also while it is watched. */
    private static final double MILLISECONDS = 50;

    private static final int CALLS = 200;

    /** What a service that runs for a day has behind it. */
    private static final int WARMING_UP = 600;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final CityOfTests city = new CityOfTests();
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private final AtomicLong messages = new AtomicLong();

    @BeforeEach
    void watchNothing() {
        TransactionWatch.rest();
    }

    @AfterEach
    void close() {
        readers.shutdownNow();
        city.close();
    }

    private String address(String path) {
        return "http://localhost:%d/inspection/v1/cycles/%s/inspection-board%s"
                .formatted(RestAssured.port, city.cycle, path);
    }

    private HttpRequest request(String path, Token reader) {
        return HttpRequest.newBuilder(URI.create(address(path)))
                .header("Authorization", "Bearer " + reader.sign())
                .build();
    }

    /** A cadre of the city with posts and kin, whose recusals are looked for at each call. */
    private Token officer() {
        return Token.of("organization-officer")
                .staffNumber(city.staff("officer"))
                .unitPath(city.path);
    }

    private Token auditor(int number) {
        return Token.of("auditor").staffNumber(city.staff("r" + number)).unitPath(city.path);
    }

    /** Of the first team its first member, of the second its first, and so on. */
    private Token member(int number) {
        return Token.of("team-member")
                .staffNumber(city.staff("m%d-%d".formatted(number % TEAMS, number / TEAMS)))
                .unitPath(city.officePath);
    }

    @Test
    void theBoardOfAProvinceAnswersWhileManyWatch() throws Exception {
        city.founded();
        fill();
        double alone = measure("board of 3,000 units, nobody watches", "");
        measure("page of 50 of them, nobody watches", "/units?limit=50");
        for (int i = 0; i < READERS; i++) {
            HttpResponse<Stream<String>> stream = CLIENT.send(
                    request("/live", i < AUDITORS ? auditor(i) : member(i)), HttpResponse.BodyHandlers.ofLines());
            assertThat(stream.statusCode()).isEqualTo(200);
            readers.execute(() ->
                    stream.body().filter(line -> line.startsWith("data:")).forEach(line -> messages.incrementAndGet()));
        }
        readers.execute(this::change);
        double watched = measure("board of 3,000 units, 200 watch", "");
        measure("page of 50 of them, 200 watch", "/units?limit=50");
        System.out.printf(Locale.ROOT, "%d boards were sent to %d who watched, ms each%n", messages.get(), READERS);
        assertThat(messages.get()).isGreaterThan(2L * READERS);
        assertThat(alone).isLessThanOrEqualTo(MILLISECONDS);
        assertThat(watched).isLessThanOrEqualTo(MILLISECONDS);
    }

    /** Something on the board of each team, over and over, and never back to what a reader of each second saw last. */
    private void change() {
        for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
            Database.execute(
                    "update unit_inspection set late_steps = ? where id in (select min(id::text)::uuid from unit_inspection where cycle_id = ? group by team_id)",
                    i % 1024,
                    city.cycle);
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Prints what it took, and returns the median in milliseconds. */
    private double measure(String name, String path) throws Exception {
        HttpRequest request = request(path, officer());
        long[] nanos = new long[CALLS];
        int bytes = 0;
        for (int call = -WARMING_UP; call < CALLS; call++) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            bytes = answer.body().length();
            if (call >= 0) {
                nanos[call] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-38s median %7.2f ms, 95 of 100 in %7.2f ms (%d characters)%n",
                name,
                nanos[CALLS / 2] / 1e6,
                nanos[CALLS * 95 / 100] / 1e6,
                bytes);
        return nanos[CALLS / 2] / 1e6;
    }

    /**
     * 3,000 units of thirty inspection teams of ten, each at another of its ten steps, with a meeting to which sixty people came, and one in
     * three without the last required class; every second has begun its next step and has an open finding; and an officer who has served
     * and has kin in the city; by SQL, as the service would leave them.
     */
    private void fill() {
        for (String sql : List.of(
                """
                insert into registry_unit (id, epoch, version, gone, path, kind)
                select gen_random_uuid(), 1, 0, false, format('%1$s.k%%s.u%%s', i / 30, i)::ltree, 'TOWN'
                from generate_series(0, %2$d - 1) i""",
                """
                insert into registry_cadre (id, epoch, version, gone, staff_number, name, unit_id, tenures)
                select gen_random_uuid(), 1, 0, false, format('%4$s-m%%s-%%s', t, m), 'n', u.id, '[]'
                from generate_series(0, 29) t, generate_series(0, 9) m, registry_unit u where u.path = '%5$s'""",
                """
                insert into inspection_team (id, version, cycle_id, name, leader_id, state, fieldwork_started_at, fieldwork_recorded_at)
                select gen_random_uuid(), 0, '%3$s', 'team ' || i, c.id, 'IN_FIELD', now() - interval '20 days', now()
                from generate_series(0, 29) i join registry_cadre c on c.staff_number = format('%4$s-m%%s-0', i)""",
                """
                insert into team_member (team_id, cycle_id, cadre_id, source_unit_id)
                select t.id, t.cycle_id, c.id, c.unit_id
                from inspection_team t join registry_cadre leader on leader.id = t.leader_id
                  join registry_cadre c on c.staff_number like regexp_replace(leader.staff_number, '0$', '%%')
                where t.cycle_id = '%3$s'""",
                """
                insert into team_unit (team_id, cycle_id, unit_id)
                select t.id, '%3$s', u.id from (
                  select id, row_number() over (order by path) as n from registry_unit where path <@ '%1$s' and nlevel(path) = 3) u
                join (select id, row_number() over (order by id) - 1 as n from inspection_team where cycle_id = '%3$s') t
                  on t.n = u.n %% 30""",
                """
                insert into unit_inspection (id, version, cycle_id, team_id, unit_id, state, notice_posted_at, notice_fieldwork_begins_on,
                  notice_hotline, notice_place, notice_team_names, notice_member_ids, notice_recorded_at, done_steps)
                select gen_random_uuid(), 0, '%3$s', team_id, unit_id,
                  case when n %% 11 = 0 then 'NOTICE_POSTED' else 'UNDER_WAY' end, now() - interval '30 days',
                  current_date - 20, '12380', 'x', '{a}', (
                    select array_agg(m.cadre_id order by m.cadre_id <> x.leader_id) from team_member m join inspection_team x on x.id = m.team_id
                    where m.team_id = t.team_id), now(), (1 << (n %% 11)::integer) - 1
                from (select *, row_number() over (order by unit_id) as n from team_unit where cycle_id = '%3$s') t""",
                """
                insert into inspection_step (inspection_id, step, started_at, ended_at, place, responsible_id, evidence, recorded_at)
                select i.id, s.step, now() - interval '10 days', now() - interval '10 days', 'hall', gen_random_uuid(),
                  '[{"kind":"RECORD","reference":"17"}]', now()
                from unit_inspection i join unnest(array['DUTY_AND_INTEGRITY_REPORT', 'DEMOCRATIC_ASSESSMENT',
                  'OPINION_SOLICITATION', 'DEMOCRATIC_RECOMMENDATION', 'DISCIPLINE_QUESTIONNAIRE', 'INDIVIDUAL_INTERVIEWS',
                  'FIELD_VISIT', 'DOCUMENT_REVIEW', 'SPECIAL_INVESTIGATION', 'COMPREHENSIVE_ANALYSIS'])
                  with ordinality s (step, n) on i.done_steps >= 1 << (s.n - 1)::integer
                where i.cycle_id = '%3$s'""",
                """
                update unit_inspection set running_steps = done_steps + 1
                where cycle_id = '%3$s' and state = 'UNDER_WAY' and done_steps < 1023 and get_byte(uuid_send(id), 15) %% 2 = 0""",
                """
                insert into finding (id, version, inspection_id, cycle_id, unit_id, step, category, severity, state, found_at,
                  recorded_at, recorded_by, editions, follow_ups)
                select gen_random_uuid(), 0, i.id, cycle_id, unit_id, 'FIELD_VISIT', 'OTHER', 'OBSERVATION', 'OPEN', now(), now(), 'x', 1, 0
                from unit_inspection i where cycle_id = '%3$s' and done_steps >= 127 and get_byte(uuid_send(id), 15) %% 2 = 0""",
                """
                insert into registry_post (id, epoch, version, gone, unit_id, kind)
                select gen_random_uuid(), 1, 0, false, id, 'TOWN_HEAD' from registry_unit where path <@ '%1$s' and nlevel(path) = 3 limit 4""",
                """
                insert into registry_cadre (id, epoch, version, gone, staff_number, name, unit_id, tenures)
                select gen_random_uuid(), 1, 0, false, '%4$s-brother', 'n', p.unit_id,
                  jsonb_build_array(jsonb_build_object('postId', p.id, 'since', '2020-01-01'))
                from registry_post p join registry_unit u on u.id = p.unit_id and u.path <@ '%1$s' limit 1""",
                """
                insert into registry_cadre (id, epoch, version, gone, staff_number, name, unit_id, tenures, kin_ids)
                select gen_random_uuid(), 1, 0, false, '%4$s-officer', 'n', (select id from registry_unit where path = '%5$s'),
                  (select jsonb_agg(jsonb_build_object('postId', p.id, 'since', '2010-01-01', 'until', '2015-01-01'))
                   from registry_post p join registry_unit u on u.id = p.unit_id and u.path <@ '%1$s'),
                  (select array_agg(id) from registry_cadre where staff_number = '%4$s-brother')""",
                """
                insert into meeting (id, version, inspection_id, cycle_id, unit_id, place, planned_start, state, step_bits)
                select gen_random_uuid(), 0, id, cycle_id, unit_id, 'hall', now(), 'CONVENED', 1 | 2 | 8 | 16 from unit_inspection
                where cycle_id = '%3$s'""",
                """
                insert into meeting_step (meeting_id, step)
                select m.id, s from meeting m, unnest(array['DUTY_AND_INTEGRITY_REPORT', 'DEMOCRATIC_ASSESSMENT',
                  'DEMOCRATIC_RECOMMENDATION', 'DISCIPLINE_QUESTIONNAIRE']) s where m.cycle_id = '%3$s'""",
                """
                insert into meeting_attendee (id, version, meeting_id, attendee_class, name, organisation, walk_in, checked_in_at,
                  check_in_recorded_at)
                select gen_random_uuid(), 0, m.id, c.class, 'n' || p, 'o', false, now() - interval '11 days', now()
                from (select id, row_number() over (order by id) as n from meeting where cycle_id = '%3$s') m,
                  unnest(array['PRESCRIBED', 'PARTY_CONGRESS_DELEGATE', 'PEOPLES_CONGRESS_DEPUTY', 'CPPCC_MEMBER',
                    'TOWNSHIP_DEPUTY', 'ENTERPRISE_HEAD']) with ordinality c (class, place), generate_series(1, 10) p
                where c.place < 6 or m.n %% 3 > 0""".replace("'n' || p", "'n' || p || c.class"),
                """
                insert into public_pledge (id, epoch, version, gone, cycle_id, unit_id, occurred_at)
                select gen_random_uuid(), 1, 0, false, '%3$s', unit_id, now() - interval '11 days' from unit_inspection
                where cycle_id = '%3$s'""")) {
            Database.execute(
                    sql.formatted(city.path, UNITS, city.cycle, city.staff("m").replace("-m", ""), city.officePath));
        }
        // As the database does by itself a minute later.
        Database.execute("vacuum analyze");
    }
}
