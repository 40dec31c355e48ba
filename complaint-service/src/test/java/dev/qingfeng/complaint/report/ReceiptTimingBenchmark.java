package dev.qingfeng.complaint.report;

import static dev.qingfeng.complaint.RegistryOfTests.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.TransactionWatch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whether the time that an answer takes tells a receipt that never was from one that was erased, by Welch's t over tries in random turn;
 * no part of verify, see {@code benchmarks/}.
 */
@QuarkusTest
class ReceiptTimingBenchmark {

    private static final int TRIES = Integer.getInteger("tries", 100_000);
    private static final int WARMING_UP = 10_000;
    private static final int ERASED = 200;
    /** Slower answers waited for something of the machine's; how many is told. */
    private static final double KEPT = 0.99;

    private final RegistryOfTests registry = new RegistryOfTests();
    private final List<String> erased = new ArrayList<>();

    @Inject
    CaseAccess access;

    @BeforeEach
    void casesWereErased() {
        TransactionWatch.rest();
        registry.founded();
        for (int i = 0; i < ERASED; i++) {
            erased.add(report(registry.townPath, "a"));
        }
        String found = Database.text(
                "select string_agg(id::text, ',') from complaint where subject_unit_id = '" + registry.town + "'");
        for (String id : found.split(",", -1)) {
            QuarkusTransaction.requiringNew().run(() -> access.erase(UUID.fromString(id)));
        }
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void anErasedReceiptTakesAsLongAsAWrongOne() throws Exception {
        Random turn = new Random(7);
        SecureRandom random = new SecureRandom();
        List<Buffer> bodies = new ArrayList<>();
        boolean[] isErased = new boolean[WARMING_UP + TRIES];
        for (int i = 0; i < isErased.length; i++) {
            isErased[i] = turn.nextBoolean();
            String receipt = isErased[i]
                    ? erased.get(turn.nextInt(ERASED))
                    : SecretCode.random(random).characters();
            bodies.add(Buffer.buffer("{\"receipt\":\"" + receipt + "\"}"));
        }
        long[] nanos = new long[bodies.size()];
        try (StormOfTests one = new StormOfTests(1)) {
            one.send("/complaint/v1/reports/status", bodies, 404, nanos);
        }
        double all = welch(nanos, isErased, Long.MAX_VALUE);
        long[] sorted = nanos.clone();
        Arrays.sort(sorted, WARMING_UP, sorted.length);
        long bound = sorted[WARMING_UP + (int) (TRIES * KEPT) - 1];
        double kept = welch(nanos, isErased, bound);
        System.out.printf(
                Locale.ROOT,
                "%,d receipts, wrong against erased in random turn: |t| = %.2f of all, %.2f without the slowest hundredth%n",
                TRIES,
                Math.abs(all),
                Math.abs(kept));
        assertThat(Math.abs(all)).isLessThan(4.5);
        assertThat(Math.abs(kept)).isLessThan(4.5);
    }

    private static double welch(long[] nanos, boolean[] isErased, long bound) {
        double[] count = new double[2];
        double[] mean = new double[2];
        double[] squares = new double[2];
        for (int i = WARMING_UP; i < nanos.length; i++) {
            if (nanos[i] <= bound) {
                int kind = isErased[i] ? 1 : 0;
                count[kind]++;
                double before = nanos[i] - mean[kind];
                mean[kind] += before / count[kind];
                squares[kind] += before * (nanos[i] - mean[kind]);
            }
        }
        double error = 0;
        for (int kind = 0; kind < 2; kind++) {
            error += squares[kind] / (count[kind] - 1) / count[kind];
        }
        return (mean[1] - mean[0]) / Math.sqrt(error);
    }
}
