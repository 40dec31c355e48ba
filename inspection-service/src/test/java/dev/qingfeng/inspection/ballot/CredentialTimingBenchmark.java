package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.RefusalTiming;
import dev.qingfeng.platform.testing.TransactionWatch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whether the time that an answer takes tells a credential that never was from one that was used, by Welch's t over tries in random
 * turn; no part of verify, see {@code benchmarks/}.
 */
@QuarkusTest
class CredentialTimingBenchmark {

    private static final int USED = 500;

    @Inject
    KeyedHash hash;

    @Inject
    Slips slips;

    private final SecureRandom random = new SecureRandom();
    private HallOfTests hall;

    @BeforeEach
    void allHaveCome() {
        TransactionWatch.rest();
        hall = new HallOfTests();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void aUsedCredentialTakesAsLongAsAForgedOne() throws IOException {
        String round = hall.roundOfTwoSittings();
        String first = hall.slips(round, 1).get(0);
        hall.open(round, 1).statusCode(200);
        String codes = HallOfTests.codes(HallOfTests.positions(first), "01").stream()
                .map(code -> '"' + code + '"')
                .collect(Collectors.joining(","));
        List<String> used = used(round);
        RefusalTiming.requireAlike(
                "credentials, forged against used",
                409,
                () -> vote(made(), codes),
                () -> vote(used.get(random.nextInt(USED)), codes));
    }

    /** More than a hall has seats, so that none is asked for again and again; of the sitting that takes slips yet. */
    private List<String> used(String round) {
        List<String> made = Stream.generate(this::made).limit(USED).toList();
        QuarkusTransaction.requiringNew()
                .run(() -> slips.keep(
                        UUID.fromString(round),
                        2,
                        made.stream()
                                .map(credential -> new Slips.Kept(
                                        AttendeeClass.STAFF,
                                        SecretCode.read(credential).hash(hash, SlipService.PURPOSE),
                                        credential.substring(0, 12)))
                                .toList()));
        Database.execute(
                "update ballot_slip set state = 'USED' where round_id = ? and sitting = 2", UUID.fromString(round));
        Database.execute("vacuum analyze ballot_slip");
        return made;
    }

    private String made() {
        return SecretCode.random(random).characters();
    }

    private static byte[] vote(String credential, String codes) {
        return RefusalTiming.request(
                "POST /inspection/v1/ballots",
                "{\"credential\":\"%s\",\"deskCode\":\"%s\",\"codes\":[%s]}"
                        .formatted(credential, HallOfTests.deskCode(), codes));
    }
}
