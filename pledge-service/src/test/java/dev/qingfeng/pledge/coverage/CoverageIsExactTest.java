package dev.qingfeng.pledge.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kept totals say at every moment what counting would, whoever writes at the same time; what is spoilt is found and mended. */
@QuarkusTest
class CoverageIsExactTest {

    private static final int SIGNERS = 400;
    private static final int MANY = 49_000;
    private static final String IN_CITY =
            "update pledge set %s where cycle_id = ? and staff_number = ? and state = 'DUE'";

    private final RegistryOfTests registry = new RegistryOfTests();

    @Inject
    SubtreeCounts counts;

    @Inject
    CoverageFolding folding;

    @Inject
    CoverageRepair repair;

    @Inject
    QuarkusApplication program;

    @BeforeEach
    void manyAreToSign() {
        registry.founded();
        String text = registry.adoptText("LEADING_CADRE").id();
        registry.openCampaign("LEADING_CADRE", text, "2199-12-31").statusCode(201);
        Database.execute("""
                insert into pledge (id, version, campaign_id, cycle_id, category, cadre_id, staff_number, unit_id, state)
                select gen_random_uuid(), 0, c.id, c.cycle_id, c.category, gen_random_uuid(), i::text,
                  case when i % 2 = 0 then ?::uuid else ?::uuid end, 'DUE'
                from pledge_campaign c, generate_series(1, ?) i where c.cycle_id = ?""", registry.town, registry.office, SIGNERS, registry.cycle);
        await().atMost(Duration.ofSeconds(60)).until(() -> all(registry.path) == SIGNERS);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private long all(String path) {
        return counts(path).mapToLong(SubtreeCounts.Count::pledges).sum();
    }

    private Stream<SubtreeCounts.Count> counts(String path) {
        return QuarkusTransaction.requiringNew().call(() -> counts.of(registry.cycle, List.of(path)).stream());
    }

    private long counted(String state) {
        return counts(registry.path)
                .filter(count -> count.state().name().equals(state))
                .mapToLong(SubtreeCounts.Count::pledges)
                .sum();
    }

    private static long pledges(UUID cycle, String state) {
        return Database.number("select count(*) from pledge where cycle_id = ? and state = ?", cycle, state);
    }

    @Test
    void noPledgeIsEverCountedTwiceOrNotAtAll() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> writers = new ArrayList<>();
            IntStream.range(0, 4)
                    .forEach(writer -> writers.add(threads.submit(() -> {
                        for (int i = 1 + writer; i <= SIGNERS; i += 4) {
                            String change = i % 5 == 0
                                    ? "state = 'EXCUSED', excuse_reason = 'LEFT', excused_at = now()"
                                    : "unit_id = case when unit_id = '%s' then '%s'::uuid else '%s'::uuid end"
                                            .formatted(registry.town, registry.office, registry.town);
                            Database.execute(IN_CITY.formatted(change), registry.cycle, String.valueOf(i));
                        }
                    })));
            Future<?> mover = threads.submit(() -> {
                for (int version = 1; !over.get(); version++) {
                    Database.execute(
                            "update registry_unit set path = ?::ltree where id = ?",
                            version % 2 == 0 ? registry.townPath : registry.path + ".moved.qingquan",
                            registry.town);
                }
            });
            Future<?> folder = threads.submit(() -> {
                while (!over.get()) {
                    folding.fold();
                }
            });
            Future<?> reader = threads.submit(() -> {
                while (!over.get()) {
                    assertThat(all(registry.path)).isEqualTo(SIGNERS);
                    assertThat(repair.wrong()).isZero();
                }
            });
            for (Future<?> writer : writers) {
                writer.get();
            }
            over.set(true);
            mover.get();
            folder.get();
            reader.get();
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        folding.fold();
        assertThat(counted("EXCUSED")).isEqualTo(SIGNERS / 5).isEqualTo(pledges(registry.cycle, "EXCUSED"));
        assertThat(counted("DUE")).isEqualTo(pledges(registry.cycle, "DUE"));
        assertThat(Database.number(
                        "select count(*) from coverage_place p join registry_unit u on u.id = p.unit_id and u.path <> p.path where u.path <@ ?::ltree",
                        registry.path))
                .isZero();
        assertThat(repair.wrong()).isZero();
    }

    /** Where each note was compared with each, these took minutes. */
    @Test
    void manyNotesAreFoldedAsFastAsTheyAreWrittenThoughTheDatabaseExpectsNone() {
        Database.execute("vacuum analyze coverage_change");
        // So often, the database has a plan for it, and keeps that.
        IntStream.range(0, 20).forEach(any -> folding.fold());
        Database.execute("""
                insert into coverage_change (cycle_id, unit_id, category, state, pledges)
                select ?, ?, 'LEADING_CADRE', 'DUE', case when i % 2 = 0 then 1 else -1 end from generate_series(1, ?) i""", registry.cycle, registry.town, MANY);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            folding.fold();
            return Database.number("select count(*) from coverage_change where cycle_id = ?", registry.cycle) == 0;
        });
        assertThat(all(registry.path)).isEqualTo(SIGNERS);
        assertThat(repair.wrong()).isZero();
    }

    @Test
    void whatIsSpoiltIsFoundAndMended() {
        // Which does nothing while the service itself folds.
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            folding.fold();
            return all(registry.path) == SIGNERS && repair.wrong() == 0;
        });
        Database.execute("update unit_coverage set pledges = pledges + 7 where unit_id = ?", registry.town);
        assertThat(repair.wrong()).isPositive();
        Database.execute(
                "update subtree_coverage set pledges = pledges - 3 where cycle_id = ? and path = ?::ltree",
                registry.cycle,
                registry.path);
        Database.execute("update coverage_place set path = 'nowhere' where unit_id = ?", registry.office);
        assertThat(all(registry.path)).isNotEqualTo(SIGNERS);

        assertThat(repair.mend()).isGreaterThan(2);
        assertThat(repair.wrong()).isZero();
        folding.fold();
        assertThat(all(registry.path)).isEqualTo(SIGNERS);
        assertThat(all(registry.townPath)).isEqualTo(SIGNERS / 2);
        assertThat(repair.wrong()).isZero();
    }

    /** As an operator does with the service's jar, see docs/operations.md. */
    @Test
    void theCommandsSayThatATotalIsWrongAndPutItRight() throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            folding.fold();
            return repair.wrong() == 0;
        });
        assertThat(program.run("verify-coverage")).isZero();
        Database.execute(
                "update subtree_coverage set pledges = pledges + 5 where cycle_id = ? and path = ?::ltree",
                registry.cycle,
                registry.townPath);
        assertThat(program.run("verify-coverage")).isEqualTo(3);
        assertThat(program.run("rebuild-coverage")).isZero();
        assertThat(program.run("verify-coverage")).isZero();
        assertThat(all(registry.townPath)).isEqualTo(SIGNERS / 2);
    }
}
