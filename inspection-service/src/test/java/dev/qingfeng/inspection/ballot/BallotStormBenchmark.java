package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.inspection.ballotbox.BallotDigest;
import dev.qingfeng.inspection.ballotbox.BallotSeal;
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
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How fast a hall votes, beside bare transactions of one update and one insert in the same run, whether anything is lost or doubled, and
 * how long a large box takes to be counted; no part of verify, see {@code benchmarks/}.
 */
@QuarkusTest
class BallotStormBenchmark {

    /** What a service that runs for a day has behind it: the second compiler takes tens of thousands. */
    private static final int WARMING_UP = 30_000;

    private static final int VOTERS = 5_000;
    private static final int CLIENTS = 64;
    private static final int CONNECTIONS = 16;
    private static final int CONTESTED = 1_000;
    private static final int AT_ONCE = 20;
    private static final int BOX = 100_000;
    private static final int SITTINGS = 5;

    @Inject
    KeyedHash hash;

    @Inject
    Slips slips;

    @Inject
    OpenRounds papers;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HallOfTests hall;

    @BeforeEach
    void allHaveCome() {
        TransactionWatch.rest();
        hall = new HallOfTests();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        hall.close();
    }

    @Test
    void aHallVotesAndItsBoxIsCounted() throws Exception {
        hall.nameHolders(hall.holders).statusCode(200);
        String round = hall.draft(hall.form("DISCIPLINE_QUESTIONNAIRE"), "\"一\",\"二\",\"三\",\"四\",\"五\"", "")
                .statusCode(201)
                .extract()
                .path("id");
        hall.fetchKeys(round);
        List<String> drawn = drawn(round);
        String codes = HallOfTests.codes(HallOfTests.positions(drawn.get(0)), "01").stream()
                .map(code -> '"' + code + '"')
                .collect(Collectors.joining(","));

        together(drawn.subList(0, WARMING_UP), codes);
        List<String> credentials = drawn.subList(WARMING_UP, WARMING_UP + VOTERS);
        List<String> storm = new ArrayList<>(credentials);
        storm.addAll(credentials.subList(0, VOTERS / 10));
        Collections.shuffle(storm, new Random(1));
        long before = ballots(round);
        double casts = together(storm, codes);
        assertThat(ballots(round) - before).isEqualTo(VOTERS);
        double bare = bare();
        System.out.printf(
                Locale.ROOT,
                "%,d voters and a tenth of them twice: %.0f requests/s, %.2f of %.0f bare transactions/s, %d ballots%n",
                VOTERS,
                casts,
                casts / bare,
                bare,
                VOTERS);

        before = ballots(round);
        List<String> contested = drawn.subList(WARMING_UP + VOTERS, drawn.size()).stream()
                .flatMap(credential -> Collections.nCopies(AT_ONCE, credential).stream())
                .toList();
        together(contested, codes);
        System.out.printf(
                Locale.ROOT,
                "%,d credentials, each cast by %d at once: %,d ballots%n",
                CONTESTED,
                AT_ONCE,
                ballots(round) - before);

        fill(round);
        for (int sitting = 1; sitting <= SITTINGS; sitting++) {
            hall.end(round, sitting).statusCode(200);
        }
        hall.seal(round).statusCode(200);
        Map<String, String> opening = hall.begin(round);
        hall.handIn(round, opening, 1).statusCode(200);
        long start = System.nanoTime();
        hall.handIn(round, opening, 2).statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> hall.city
                        .asMember()
                        .get(HallOfTests.at(round))
                        .path("state")
                        .equals("CLOSED"));
        System.out.printf(
                Locale.ROOT, "%,d ballots counted and gone in %.1f s%n", BOX, (System.nanoTime() - start) / 1e9);
    }

    private static long ballots(String round) {
        return Database.number("select count(*) from ballot where round_id = ?", UUID.fromString(round));
    }

    /** The slips of so many sittings as no meeting has, made and drawn before they are opened; the credentials of those who vote. */
    private List<String> drawn(String round) {
        allCame();
        int each = BOX / SITTINGS;
        int voting = WARMING_UP + VOTERS + CONTESTED;
        List<String> credentials = new ArrayList<>();
        for (int sitting = 1; sitting <= SITTINGS; sitting++) {
            int made = Math.min(each, voting - credentials.size());
            credentials.addAll(slips(round, sitting, made));
            Database.execute("""
                    insert into ballot_slip (id, round_id, sitting, attendee_class, credential_hash, check_code, state)
                    select gen_random_uuid(), ?, ?, 'STAFF', encode(sha256(convert_to(i::text, 'UTF8')), 'hex'), i::text, 'USED'
                    from generate_series(?, ?) i""", UUID.fromString(round), sitting, sitting * BOX + made, sitting * BOX + each - 1);
            hall.city
                    .asMember()
                    .body(Collections.nCopies(
                                    each / SlipService.MOST,
                                    "{\"attendeeClass\":\"STAFF\",\"count\":%d}".formatted(SlipService.MOST))
                            .stream()
                            .collect(Collectors.joining(",", "{\"drawn\":[", "]}")))
                    .post(HallOfTests.at(round) + "/sittings/" + sitting + "/opening")
                    .then()
                    .statusCode(200);
        }
        return credentials;
    }

    private void allCame() {
        Database.execute("""
                insert into meeting_attendee (id, version, meeting_id, attendee_class, name, organisation, walk_in, checked_in_at, check_in_recorded_at)
                select gen_random_uuid(), 0, ?, 'STAFF', i::text, '某某办', false, now() - interval '1 hour', now()
                from generate_series(1, ?) i""", UUID.fromString(hall.meeting), BOX);
    }

    private List<String> slips(String round, int sitting, int count) {
        SecureRandom random = new SecureRandom();
        List<SecretCode> made = IntStream.range(0, count)
                .mapToObj(i -> SecretCode.random(random))
                .toList();
        QuarkusTransaction.requiringNew()
                .run(() -> slips.keep(
                        UUID.fromString(round),
                        sitting,
                        made.stream()
                                .map(credential -> new Slips.Kept(
                                        AttendeeClass.STAFF,
                                        credential.hash(hash, SlipService.PURPOSE),
                                        credential.characters().substring(0, 12)))
                                .toList()));
        return made.stream().map(SecretCode::characters).toList();
    }

    private static byte[] request(String credential, String codes) {
        String ballot = "{\"credential\":\"%s\",\"deskCode\":\"%s\",\"codes\":[%s]}"
                .formatted(credential, HallOfTests.deskCode(), codes);
        return "POST /inspection/v1/ballots HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(ballot.length(), ballot)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** As cheap as a client comes: it runs beside the service on the same two cores. */
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

    /** Casts all of them from so many tablets, each sending its next when its last is answered; how many a second. */
    private double together(List<String> credentials, String codes) throws Exception {
        List<byte[]> requests = credentials.stream()
                .map(credential -> request(credential, codes))
                .toList();
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        Queue<Tablet> tablets = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < CLIENTS; i++) {
            tablets.add(new Tablet());
        }
        ThreadLocal<Tablet> own = ThreadLocal.withInitial(tablets::remove);
        List<Tablet> all = List.copyOf(tablets);
        double casts =
                perSecond(CLIENTS, requests.size(), i -> statuses.add(own.get().send(requests.get(i))));
        for (Tablet tablet : all) {
            tablet.close();
        }
        assertThat(statuses).isSubsetOf(204, 409);
        return casts;
    }

    @FunctionalInterface
    private interface Work {
        void once(int i) throws Exception;
    }

    private double perSecond(int workers, int times, Work work) throws Exception {
        AtomicInteger next = new AtomicInteger();
        IntFunction<Future<?>> worker = any -> threads.submit(() -> {
            for (int i = next.getAndIncrement(); i < times; i = next.getAndIncrement()) {
                work.once(i);
            }
            return null;
        });
        long start = System.nanoTime();
        for (Future<?> done : IntStream.range(0, workers).mapToObj(worker).toList()) {
            done.get();
        }
        return times / ((System.nanoTime() - start) / 1e9);
    }

    /** What pgbench would do: each transaction updates a row by its key and inserts another of the size of a ballot. */
    private double bare() throws Exception {
        Database.execute(
                "create table bare_slip (id integer primary key, used boolean not null) with (fillfactor = 80)");
        Database.execute("create table bare_ballot (id uuid primary key, sealed bytea not null)");
        Database.execute("insert into bare_slip select i, false from generate_series(0, 9999) i");
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = Database.superuser();
            connection.setAutoCommit(false);
            connections.add(connection);
        }
        byte[] ballot = new byte[BallotSeal.SEALED];
        new Random(1).nextBytes(ballot);
        AtomicInteger row = new AtomicInteger();
        AtomicInteger worker = new AtomicInteger();
        ThreadLocal<Connection> own = ThreadLocal.withInitial(() -> connections.get(worker.getAndIncrement()));
        try {
            return perSecond(CONNECTIONS, 10_000, i -> {
                Connection connection = own.get();
                try (PreparedStatement update =
                                connection.prepareStatement("update bare_slip set used = true where id = ?");
                        PreparedStatement insert =
                                connection.prepareStatement("insert into bare_ballot values (?, ?)")) {
                    update.setInt(1, row.getAndIncrement());
                    update.executeUpdate();
                    insert.setObject(1, UUID.randomUUID());
                    insert.setBytes(2, ballot);
                    insert.executeUpdate();
                    connection.commit();
                }
            });
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
            Database.execute("drop table bare_slip, bare_ballot");
        }
    }

    /** The box as if a hundred thousand had voted. */
    private void fill(String round) throws Exception {
        UUID id = UUID.fromString(round);
        int missing = (int) (BOX - ballots(round));
        OpenRounds.OpenRound opened = QuarkusTransaction.requiringNew().call(() -> papers.of(id));
        byte[] plain = opened.paper()
                .encode(
                        AttendeeClass.STAFF,
                        HallOfTests.codes(opened.paper().positions().size(), "01"));
        List<byte[]> sealed = IntStream.range(0, missing)
                .parallel()
                .mapToObj(i -> opened.seal().seal(plain))
                .toList();
        try (Connection connection = Database.superuser();
                PreparedStatement insert = connection.prepareStatement("insert into ballot values (?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (byte[] ballot : sealed) {
                insert.setObject(1, UUID.randomUUID());
                insert.setObject(2, id);
                insert.setBytes(3, ballot);
                insert.setString(4, BallotDigest.of(ballot).hex());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
        assertThat(ballots(round)).isEqualTo(BOX);
    }
}
