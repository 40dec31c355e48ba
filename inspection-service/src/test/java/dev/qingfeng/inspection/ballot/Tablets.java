package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A hall that votes from many tablets at once, each as cheap as a client comes: they run beside the service on the same cores. */
final class Tablets {

    /** As many as a large hall has. */
    static final int COUNT = 64;

    private Tablets() {}

    /**
     * What came of many votes.
     *
     * @param perSecond answers
     * @param answers how many of each status
     */
    record Storm(double perSecond, Map<Integer, Long> answers) {}

    /** Casts a ballot with each of these, each tablet its next when its last is answered. */
    static Storm cast(List<String> credentials, List<String> codes) throws Exception {
        String written = codes.stream().map(code -> '"' + code + '"').collect(Collectors.joining(","));
        List<byte[]> requests = credentials.stream()
                .map(credential -> request(credential, written))
                .toList();
        Map<Integer, Long> answers = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(COUNT);
        List<Tablet> tablets = new ArrayList<>();
        try {
            for (int i = 0; i < COUNT; i++) {
                tablets.add(new Tablet());
            }
            long start = System.nanoTime();
            List<Future<?>> working = tablets.stream()
                    .<Future<?>>map(tablet -> threads.submit(() -> {
                        for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                            answers.merge(tablet.send(requests.get(i)), 1L, Long::sum);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> each : working) {
                each.get();
            }
            double perSecond = requests.size() / ((System.nanoTime() - start) / 1e9);
            assertThat(answers.keySet()).isSubsetOf(204, 409);
            return new Storm(perSecond, Map.copyOf(answers));
        } finally {
            threads.shutdownNow();
            for (Tablet tablet : tablets) {
                tablet.close();
            }
        }
    }

    private static byte[] request(String credential, String codes) {
        String ballot = "{\"credential\":\"%s\",\"deskCode\":\"%s\",\"codes\":[%s]}"
                .formatted(credential, HallOfTests.deskCode(), codes);
        return "POST /inspection/v1/ballots HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(ballot.length(), ballot)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Tablet implements AutoCloseable {

        private static final Pattern LENGTH = Pattern.compile("(?i)\\r\\ncontent-length: *(\\d+)");

        private final Socket socket;
        private final byte[] answer = new byte[16_384];

        Tablet() throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
            socket.setTcpNoDelay(true);
        }

        /** Sends a request and reads its answer; the status of that. */
        int send(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            int read = 0;
            int end = -1;
            int length = 0;
            while (end < 0 || read < end + length) {
                int more = socket.getInputStream().read(answer, read, answer.length - read);
                if (more < 0) {
                    throw new EOFException();
                }
                read += more;
                if (end < 0) {
                    String head = new String(answer, 0, read, StandardCharsets.US_ASCII);
                    end = head.contains("\r\n\r\n") ? head.indexOf("\r\n\r\n") + 4 : -1;
                    Matcher found = LENGTH.matcher(head);
                    length = found.find() ? Integer.parseInt(found.group(1)) : 0;
                }
            }
            return Integer.parseInt(new String(answer, 9, 3, StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
