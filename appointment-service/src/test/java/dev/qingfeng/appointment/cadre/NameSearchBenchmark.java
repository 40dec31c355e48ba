package dev.qingfeng.appointment.cadre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long a search by name takes among 200,000 cadres, over REST; no part of verify, see {@code benchmarks/}. */
@QuarkusTest
class NameSearchBenchmark {

    private static final int CADRES = 200_000;
    private static final int WARM_UP = 150;
    private static final int CALLS = 200;
    private static final String SURNAMES = "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何林高羅鄭梁謝宋唐許鄧馮韓曹曾彭蕭蔡潘田董袁於余葉蔣杜蘇魏程呂丁沈任姚盧";
    private static final String GIVEN =
            "偉明華強軍平東文輝力志勇國健雲海山仁波寧貴福生龍元全勝學祥才發武新利清飛彬富順信子傑濤昌成康星光天達安岩中茂進林有堅和彪博誠先敬震振壯會思群豪心邦承樂紹功松善厚慶磊民友裕河哲江超浩亮政謙亨奇固之輪翰朗伯宏言若鳴朋斌梁棟維啟克倫翔旭鵬澤晨辰士以建家致樹炎德行時泰盛雄琛鈞冠策騰楠榕風航弘";

    private final CityOfTests city = new CityOfTests();

    @Test
    void searchesAmongTwoHundredThousand() throws SQLException {
        city.founded();
        Database.execute(
                """
                insert into cadre (id, version, staff_number, name, birth_date, sex, rank, unit_id, education, trainings, categories)
                select gen_random_uuid(), 0, ? || '-' || i,
                  substr(?, 1 + i %% %1$d, 1) || substr(?, 1 + (i / %1$d) %% %2$d, 1)
                    || case when i %% 4 = 0 then '' else substr(?, 1 + (i / 97) %% %2$d, 1) end,
                  '1980-05-01', 'FEMALE', 'STAFF_MEMBER', (select id from unit where path = ?::ltree), 'BACHELOR', '{}', '{}'
                from generate_series(1, %3$d) i""".formatted(SURNAMES.length(), GIVEN.length(), CADRES),
                city.staffPrefix,
                SURNAMES,
                GIVEN,
                GIVEN,
                city.town);
        try (Connection connection = Database.superuser()) {
            NameKeysOfEarlierCadres.fill(connection);
        }
        Database.execute("analyze cadre");

        double all = median("");
        System.out.printf(Locale.ROOT, "%-24s %8.1f ms%n", "a page of all", all);
        for (String name : new String[] {"張", "明", "張偉", "偉明", "龘", "z", "zw", "lwm", "zhangwei", "qqq"}) {
            double search = median("&name=" + name);
            System.out.printf(Locale.ROOT, "%-24s %8.1f ms  %5.2f of a page of all%n", name, search, search / all);
        }
    }

    private double median(String query) {
        IntStream.range(0, WARM_UP).forEach(any -> call(query));
        long[] nanos =
                IntStream.range(0, CALLS).mapToLong(any -> call(query)).sorted().toArray();
        return nanos[CALLS / 2] / (double) Duration.ofMillis(1).toNanos();
    }

    private long call(String query) {
        long begin = System.nanoTime();
        int status = city.as("auditor")
                .get("/appointment/v1/cadres?limit=50" + query)
                .statusCode();
        long took = System.nanoTime() - begin;
        assertThat(status).isEqualTo(200);
        return took;
    }
}
