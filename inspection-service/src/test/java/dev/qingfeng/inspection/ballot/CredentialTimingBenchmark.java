package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.TransactionWatch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
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

    private static final int TRIES = Integer.getInteger("tries", 100_000);
    private static final int WARMING_UP = 10_000;
    private static final int USED = 500;

    /** Slower answers waited for something of the machine's. */
    private static final double KEPT = 0.99;

    /** Beyond it, one in a hundred thousand runs by chance. */
    private static final double CHANCE = 4.5;

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
        Random turn = new Random(7);
        boolean[] isUsed = new boolean[WARMING_UP + TRIES];
        long[] nanos = new long[isUsed.length];
        try (Socket desk = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            desk.setTcpNoDelay(true);
            byte[] answer = new byte[8_192];
            for (int i = 0; i < nanos.length; i++) {
                isUsed[i] = turn.nextBoolean();
                byte[] vote = vote(isUsed[i] ? used.get(turn.nextInt(USED)) : made(), codes);
                long start = System.nanoTime();
                desk.getOutputStream().write(vote);
                readRefusal(desk.getInputStream(), answer);
                nanos[i] = System.nanoTime() - start;
            }
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted, WARMING_UP, sorted.length);
        double all = welch(nanos, isUsed, Long.MAX_VALUE);
        double kept = welch(nanos, isUsed, sorted[WARMING_UP + (int) (TRIES * KEPT) - 1]);
        System.out.printf(
                Locale.ROOT,
                "%,d credentials, forged against used in random turn: |t| = %.2f of all, %.2f without the slowest hundredth; median %.0f µs%n",
                TRIES,
                Math.abs(all),
                Math.abs(kept),
                sorted[WARMING_UP + TRIES / 2] / 1e3);
        assertThat(Math.abs(all)).isLessThan(CHANCE);
        assertThat(Math.abs(kept)).isLessThan(CHANCE);
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
        String ballot = "{\"credential\":\"%s\",\"deskCode\":\"%s\",\"codes\":[%s]}"
                .formatted(credential, HallOfTests.deskCode(), codes);
        return "POST /inspection/v1/ballots HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(ballot.length(), ballot)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void readRefusal(InputStream from, byte[] answer) throws IOException {
        int read = 0;
        int end = Integer.MAX_VALUE;
        while (read < end) {
            int more = from.read(answer, read, answer.length - read);
            if (more < 0) {
                throw new EOFException();
            }
            read += more;
            if (end == Integer.MAX_VALUE) {
                end = end(new String(answer, 0, read, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT));
            }
        }
        assertThat(new String(answer, 0, 12, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 409");
    }

    /** Where an answer ends, once its head is there. */
    private static int end(String answer) {
        int head = answer.indexOf("\r\n\r\n");
        if (head < 0) {
            return Integer.MAX_VALUE;
        }
        String field = "content-length:";
        int length = answer.indexOf(field) + field.length();
        return head
                + 4
                + Integer.parseInt(
                        answer.substring(length, answer.indexOf('\r', length)).strip());
    }

    private static double welch(long[] nanos, boolean[] isUsed, long bound) {
        double[] count = new double[2];
        double[] mean = new double[2];
        double[] squares = new double[2];
        for (int i = WARMING_UP; i < nanos.length; i++) {
            if (nanos[i] <= bound) {
                int kind = isUsed[i] ? 1 : 0;
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
