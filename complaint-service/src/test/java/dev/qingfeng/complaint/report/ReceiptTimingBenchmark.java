package dev.qingfeng.complaint.report;

import static dev.qingfeng.complaint.RegistryOfTests.report;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.RefusalTiming;
import dev.qingfeng.platform.testing.TransactionWatch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
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

    private static final int ERASED = 200;

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
    void anErasedReceiptTakesAsLongAsAWrongOne() throws IOException {
        SecureRandom random = new SecureRandom();
        RefusalTiming.requireAlike(
                "receipts, wrong against erased",
                404,
                () -> status(SecretCode.random(random).characters()),
                () -> status(erased.get(random.nextInt(ERASED))));
    }

    private static byte[] status(String receipt) {
        return RefusalTiming.request(
                "POST /complaint/v1/reports/status",
                "{\"receipt\":\"" + receipt + "\"}",
                "Idempotency-Key: " + UUID.randomUUID());
    }
}
