package dev.qingfeng.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Whether the time of a refusal tells requests of two kinds apart, by Welch's t over tries in random turn, one after another over one
 * connection. For measurements, see {@code benchmarks/}: fewer tries by {@code -Dtries}.
 */
public final class RefusalTiming {

    private static final int TRIES = Integer.getInteger("tries", 100_000);
    private static final int WARMING_UP = 10_000;

    /** Slower answers waited for something of the machine's. */
    private static final double KEPT = 0.99;

    /** Beyond it, one in a hundred thousand runs by chance. */
    private static final double CHANCE = 4.5;

    private RefusalTiming() {}

    /**
     * Prints both |t|, of all and without the slowest hundredth, and fails where either is beyond chance.
     *
     * @param what the two kinds, in words
     * @param status by which each must be answered
     */
    public static void requireAlike(String what, int status, Supplier<byte[]> one, Supplier<byte[]> other)
            throws IOException {
        Random turn = new Random(7);
        boolean[] isOther = new boolean[WARMING_UP + TRIES];
        long[] nanos = new long[isOther.length];
        // All are written first: how long that takes is not to be told from.
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < isOther.length; i++) {
            isOther[i] = turn.nextBoolean();
            requests.add(isOther[i] ? other.get() : one.get());
        }
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            client.setTcpNoDelay(true);
            byte[] answer = new byte[8_192];
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                client.getOutputStream().write(requests.get(i));
                readAnswer(client.getInputStream(), answer);
                nanos[i] = System.nanoTime() - start;
                assertThat(new String(answer, 9, 3, StandardCharsets.US_ASCII)).isEqualTo(String.valueOf(status));
            }
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted, WARMING_UP, sorted.length);
        double all = Math.abs(welch(nanos, isOther, Long.MAX_VALUE));
        double kept = Math.abs(welch(nanos, isOther, sorted[WARMING_UP + (int) (TRIES * KEPT) - 1]));
        System.out.printf(
                Locale.ROOT,
                "%,d %s, in random turn: |t| = %.2f of all, %.2f without the slowest hundredth; median %.0f µs%n",
                TRIES,
                what,
                all,
                kept,
                sorted[WARMING_UP + TRIES / 2] / 1e3);
        assertThat(all).as("|t| of all").isLessThan(CHANCE);
        assertThat(kept).as("|t| without the slowest hundredth").isLessThan(CHANCE);
    }

    /**
     * A request as it is sent.
     *
     * @param to the method and the path
     * @param headers each a line
     * @param body in ASCII
     */
    public static byte[] request(String to, String body, String... headers) {
        StringBuilder request =
                new StringBuilder(to).append(" HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void readAnswer(InputStream from, byte[] answer) throws IOException {
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

    private static double welch(long[] nanos, boolean[] isOther, long bound) {
        double[] count = new double[2];
        double[] mean = new double[2];
        double[] squares = new double[2];
        for (int i = WARMING_UP; i < nanos.length; i++) {
            if (nanos[i] <= bound) {
                int kind = isOther[i] ? 1 : 0;
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
