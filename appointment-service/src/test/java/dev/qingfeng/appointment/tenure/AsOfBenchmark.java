package dev.qingfeng.appointment.tenure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * How long it takes to ask who held the posts of a city on a day, over REST, page by page, while the registry knows 200,000
 * cadres with six tenures each; no part of verify, see {@code benchmarks/}.
 */
@QuarkusTest
class AsOfBenchmark {

    private static final int CADRES_OF_THE_CITY = 1_700;
    private static final int CADRES = 200_000;
    private static final int CALLS = 60;

    private final CityOfTests city = new CityOfTests();
    private final CityOfTests others = new CityOfTests();

    @Test
    void asksWhoHeldThePostsOfACity() {
        fill(city, CADRES_OF_THE_CITY);
        fill(others, CADRES - CADRES_OF_THE_CITY);
        Database.execute("analyze cadre");
        Database.execute("analyze tenure");

        double now = median("?limit=500");
        System.out.printf(Locale.ROOT, "%-24s %8.1f ms%n", "a page of all tenures", now);
        for (String day : new String[] {"2001-06-30", "2013-06-30", "2024-06-30"}) {
            double asOf = median("?limit=500&on=" + day);
            System.out.printf(Locale.ROOT, "%-24s %8.1f ms for all %d%n", day, asOf, CADRES_OF_THE_CITY);
        }
        String unit = city.as("auditor")
                .get("/appointment/v1/units?limit=500")
                .path("items.find { it.path == '" + city.town + "' }.id");
        System.out.printf(
                Locale.ROOT, "%-24s %8.1f ms%n", "of one unit", median("?limit=500&on=2024-06-30&unitId=" + unit));
    }

    /** Each cadre has held a seat of their own in one post for six times four years, the last of which lasts. */
    private static void fill(CityOfTests city, int cadres) {
        city.founded();
        city.send("posts", "", "unitPath,kind,quota\n" + city.town + ",STAFF,500\n")
                .statusCode(200);
        Database.execute("""
                insert into cadre (id, version, staff_number, name, birth_date, sex, rank, unit_id, education, trainings, categories,
                  post_id, post_since)
                select gen_random_uuid(), 0, ? || '-' || i, '某某', '1980-05-01', 'FEMALE', 'STAFF_MEMBER', p.unit_id, 'BACHELOR',
                  '{}', '{}', p.id, date '2020-01-01'
                from generate_series(1, ?) i, post p join unit u on u.id = p.unit_id
                where u.path = ?::ltree and p.kind = 'STAFF'""", city.staffPrefix, cadres, city.town);
        Database.execute("""
                insert into tenure (id, version, cadre_id, post_id, seat, since, until)
                select gen_random_uuid(), 0, id, post_id, row_number() over (partition by n order by id),
                  make_date(2000 + 4 * n, 1, 1), case when n < 5 then make_date(2004 + 4 * n, 1, 1) end
                from cadre, generate_series(0, 5) n where staff_number like ?""", city.staffPrefix + "-%");
    }

    private double median(String query) {
        IntStream.range(0, CALLS).forEach(any -> all(query));
        long[] nanos =
                IntStream.range(0, CALLS).mapToLong(any -> all(query)).sorted().toArray();
        return nanos[CALLS / 2] / (double) Duration.ofMillis(1).toNanos();
    }

    /** Every page of an answer; only the first of all tenures. */
    private long all(String query) {
        long begin = System.nanoTime();
        @Nullable String next = null;
        do {
            var request = city.as("auditor");
            if (next != null) {
                request.queryParam("cursor", next);
            }
            var answer = request.get("/appointment/v1/tenures" + query);
            assertThat(answer.statusCode()).isEqualTo(200);
            next = query.contains("on=") ? answer.path("next") : null;
        } while (next != null);
        return System.nanoTime() - begin;
    }
}
