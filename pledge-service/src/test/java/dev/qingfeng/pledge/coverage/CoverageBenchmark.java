package dev.qingfeng.pledge.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.TransactionWatch;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How fast boards answer, over REST, in a city of 21 units and in a province of 3,000, and how long the service takes until so many
 * are to sign; no part of verify, see {@code benchmarks/}.
 */
@QuarkusTest
class CoverageBenchmark {

    private static final int CALLS = 300;
    private static final int CADRES = 1_000;

    /** Up to this growth exponent an answer counts as taking the same time in every city; 1 is growth in proportion to its units. */
    private static final double CONSTANT = 0.1;

    /** What is asked, and how often; a path that ends in = is of one unit. */
    private static final List<Question> QUESTIONS = List.of(
            new Question("board of all", "/board", CALLS, true),
            new Question("board of one unit", "/board?unitId=", CALLS, true),
            new Question("days of all", "/days", CALLS, true),
            // As long in the small city, which has 24.
            new Question("page of units", "/units?limit=20", CALLS, true),
            new Question("page of the missing of all", "/missing?limit=50", CALLS, true),
            new Question("page of the missing of one unit", "/missing?limit=50&unitId=", CALLS, true),
            new Question("four ratios of all", "/hundred-percents", CALLS, true),
            // Of as many teams in each; but one of a province inspects thirty units, of the small city three.
            new Question("page of teams", "/teams?limit=5", CALLS, false),
            // All units are in it.
            new Question("workbook", "/exports/xlsx", CALLS / 15, false),
            new Question("every unit in one answer", "", CALLS / 15, false));

    @Inject
    CoverageRepair repair;

    @Inject
    @All
    List<Achieved> ratios;

    /** @param isConstant whether it is promised to take the same time whatever the size of the city */
    private record Question(String name, String path, int calls, boolean isConstant) {}

    private interface Call {
        int bytes() throws Exception;
    }

    @BeforeEach
    void watchNothing() {
        TransactionWatch.rest();
    }

    @Test
    void theBoardOfAProvinceAnswersLikeThatOfACity() throws Exception {
        try (LargeCity warmUp = new LargeCity(1, CADRES)) {
            warmUp.openCampaign();
        }
        try (LargeCity city = filled(21, 1_300);
                LargeCity between = filled(250, 16_000);
                LargeCity province = filled(3_000, 200_000)) {
            List<LargeCity> sizes = List.of(city, between, province);
            Map<String, Double> exponents = new LinkedHashMap<>();
            for (Question question : QUESTIONS) {
                double exponent = measure(question.name, question.calls, sizes, size -> asking(question, size));
                if (question.isConstant) {
                    exponents.put(question.name, exponent);
                }
            }
            for (Achieved ratio : ratios) {
                measure("of them " + ratio.ratio(), CALLS / 5, sizes, size -> () -> counted(ratio, size));
            }
            // All are printed before one of them fails.
            assertThat(exponents)
                    .allSatisfy(
                            (name, exponent) -> assertThat(exponent).as(name).isLessThanOrEqualTo(CONSTANT));
        }
    }

    private static Call asking(Question question, LargeCity size) {
        String unit = question.path.endsWith("=") ? size.unitIds().get(0).toString() : "";
        HttpRequest request = size.request(size.coverage(question.path + unit)).build();
        return () -> size.read(request);
    }

    /** Without the way over HTTP. */
    private static int counted(Achieved ratio, LargeCity size) {
        String path = size.registry.path;
        BoardUnit city = new BoardUnit(size.registry.city, path, "市", path, true);
        QuarkusTransaction.requiringNew().call(() -> ratio.of(size.registry.cycle, city));
        return 0;
    }

    private LargeCity filled(int units, int signers) throws Exception {
        LargeCity city = new LargeCity(units, signers);
        long begin = System.nanoTime();
        city.openCampaign();
        double due = secondsSince(begin);
        begin = System.nanoTime();
        awaitFolded(city);
        double folded = secondsSince(begin);
        city.openOtherCampaigns();
        double arrived = arrive(city);
        city.signHalf();
        city.inspectAndPrint();
        begin = System.nanoTime();
        awaitFolded(city);
        System.out.printf(
                Locale.ROOT,
                "%d units, %d signers: due %.1f s after the campaign was opened, in the totals %.1f s later, half of them signed %.1f s"
                        + " later; %d more cadres came by Kafka in %.1f s; %d totals wrong%n",
                units,
                signers,
                due,
                folded,
                secondsSince(begin),
                CADRES,
                arrived,
                repair.wrong());
        assertThat(repair.wrong()).isZero();
        // As the database does by itself a minute later.
        Database.execute("vacuum analyze");
        return city;
    }

    private static void awaitFolded(LargeCity city) throws InterruptedException {
        while (Database.number("select count(*) from coverage_change where cycle_id = ?", city.registry.cycle) > 0
                || Database.number("select count(*) from share_change") > 0) {
            Thread.sleep(50);
        }
    }

    /** How long it takes until the service has made a pledge due of each of so many cadres whom the registry tells. */
    private static double arrive(LargeCity city) throws InterruptedException {
        UUID town = city.registry.town;
        ExecutorService registry = Executors.newFixedThreadPool(8);
        long begin = System.nanoTime();
        for (int i = 0; i < CADRES; i++) {
            String number = "new" + i;
            registry.execute(() -> city.registry.cadre(UUID.randomUUID(), number, town, 1, 0, "LEADING_CADRE"));
        }
        while (Database.number("select count(*) from pledge where unit_id = ?", town) < CADRES) {
            Thread.sleep(100);
        }
        double took = secondsSince(begin);
        registry.shutdown();
        assertThat(registry.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        return took;
    }

    /** In turn, first to warm up, then measured; gives the growth exponent from the smallest to the largest. */
    private static double measure(String name, int calls, List<LargeCity> sizes, Function<LargeCity, Call> asking)
            throws Exception {
        List<Call> asked = sizes.stream().map(asking).toList();
        long[][] nanos = new long[sizes.size()][calls];
        int[] bytes = new int[sizes.size()];
        for (int call = 0; call < 2 * calls; call++) {
            for (int i = 0; i < sizes.size(); i++) {
                long begin = System.nanoTime();
                bytes[i] = asked.get(i).bytes();
                nanos[i][call % calls] = System.nanoTime() - begin;
            }
        }
        System.out.printf(Locale.ROOT, "%-32s", name);
        double[] medians = new double[sizes.size()];
        for (int i = 0; i < sizes.size(); i++) {
            Arrays.sort(nanos[i]);
            medians[i] = nanos[i][calls / 2] / 1e6;
            System.out.printf(Locale.ROOT, "%8.2f ms (%d bytes)", medians[i], bytes[i]);
        }
        double exponent = exponent(sizes.get(0), medians[0], sizes.get(2), medians[2]);
        System.out.printf(
                Locale.ROOT,
                "  growth exponent %.3f, to the one between %.3f%n",
                exponent,
                exponent(sizes.get(0), medians[0], sizes.get(1), medians[1]));
        return exponent;
    }

    /** With the number of units. */
    private static double exponent(LargeCity small, double smallTook, LargeCity large, double largeTook) {
        return Math.log(largeTook / smallTook) / Math.log((double) large.units / small.units);
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
