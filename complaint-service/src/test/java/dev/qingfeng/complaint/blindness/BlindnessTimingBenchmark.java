package dev.qingfeng.complaint.blindness;

import static dev.qingfeng.complaint.RegistryOfTests.report;
import static dev.qingfeng.complaint.RegistryOfTests.reportedAs;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.RefusalTiming;
import dev.qingfeng.platform.testing.Token;
import dev.qingfeng.platform.testing.TransactionWatch;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whether the time of an answer tells an officer a case that is about them from one that never was; no part of verify, see
 * {@code benchmarks/}.
 */
@QuarkusTest
class BlindnessTimingBenchmark {

    private static final int CASES = 200;

    private final RegistryOfTests registry = new RegistryOfTests();
    private final SecureRandom random = new SecureRandom();

    @BeforeEach
    void found() {
        TransactionWatch.rest();
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aHiddenCaseTakesAsLongAsOneThatNeverWas() throws IOException {
        registry.knownPerson("7", "司馬懷瑾", null);
        List<UUID> hidden = Stream.generate(() -> reportedAs(report(registry.townPath, "司馬懷瑾逐戶送禮")))
                .limit(CASES)
                .toList();
        Database.execute("vacuum analyze");
        String token = "Authorization: Bearer "
                + Token.of("discipline-officer")
                        .staffNumber(registry.staff("7"))
                        .unitPath(registry.path)
                        .sign();
        RefusalTiming.requireAlike(
                "cases, unknown against hidden",
                404,
                () -> read(UUID.randomUUID(), token),
                () -> read(hidden.get(random.nextInt(CASES)), token));
    }

    private static byte[] read(UUID id, String token) {
        return RefusalTiming.request("GET /complaint/v1/complaints/" + id, "", token);
    }
}
