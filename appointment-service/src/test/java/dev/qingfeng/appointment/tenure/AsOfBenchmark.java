package dev.qingfeng.appointment.tenure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    private final CityOfTests city = new CityOfTests();
    private final CityOfTests others = new CityOfTests();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token = Token.of("auditor")
            .staffNumber(city.staffPrefix + "-0")
            .unitPath(city.path)
            .sign();

    @Test
    void asksWhoHeldThePostsOfACity() throws Exception {
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

    private double median(String query) throws IOException, InterruptedException {
        long[] nanos = new long[CALLS];
        for (int warmUpAndCalls = 0; warmUpAndCalls < 2 * CALLS; warmUpAndCalls++) {
            nanos[warmUpAndCalls % CALLS] = all(query);
        }
        Arrays.sort(nanos);
        return nanos[CALLS / 2] / (double) Duration.ofMillis(1).toNanos();
    }

    /** Every page of an answer; only the first of all tenures. */
    private long all(String query) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String list = "http://localhost:%d/appointment/v1/tenures%s".formatted(RestAssured.port, query);
        String page = page(list);
        for (Matcher next = NEXT.matcher(page); query.contains("on=") && next.find(); next = NEXT.matcher(page)) {
            page = page(list + "&cursor=" + next.group(1));
        }
        return System.nanoTime() - begin;
    }

    private String page(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
