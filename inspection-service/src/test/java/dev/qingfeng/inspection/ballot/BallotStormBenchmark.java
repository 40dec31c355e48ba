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
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast a hall votes, beside pgbench, which does one update and one insert in a transaction, in turn with it in the same run; whether
 * anything is lost or doubled; and how long a large box takes to be counted. It fails where less is reached than was set; no part of
 * verify, see {@code benchmarks/}.
 *
 * <p>What pgbench does is as bare as it can be and still keep what a vote keeps: by prepared statements over as many connections as there
 * are tablets, on the same server, it marks a row as used by its key, each row once, and inserts a row with a random id and as many bytes
 * as a sealed ballot has; there is one index on each table. Nothing is looked up, checked, hashed or sealed. Against its transactions
 * only ballots that went in are counted; of those who vote twice the second is refused, for nothing. Counting a box is sealing it, too.
 */
@QuarkusTest
class BallotStormBenchmark {

    /** What a service that runs for a day has behind it: the second compiler takes tens of thousands. */
    private static final int WARMING_UP = size("warming-up", 50_000);

    private static final int VOTERS = size("voters", 5_000);
    private static final int TURNS = 5;
    private static final int CONTESTED = size("contested", 1_000);
    private static final int AT_ONCE = 20;
    private static final int BOX = size("box", 100_000);
    private static final int SITTINGS = 5;

    /** Of what pgbench does. */
    private static final double REACH = 0.40;

    private static final Duration LONGEST_STORM = Duration.ofMinutes(1);
    private static final Duration LONGEST_COUNT = Duration.ofSeconds(60);

    private static final String PGBENCH = """
            \\set row :row + 1
            begin;
            update bare_slip set used = true where id = :client_id * 1000000 + :row;
            insert into bare_ballot values (gen_random_uuid(), :sealed);
            end;
            """;
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    @Inject
    KeyedHash hash;

    @Inject
    Slips slips;

    @Inject
    OpenRounds papers;

    @TempDir
    Path folder;

    private HallOfTests hall;

    /** Smaller for a look whether it runs at all: {@code -Djit=-Dballot-storm.voters=500}. */
    private static int size(String what, int usual) {
        return Integer.getInteger("ballot-storm." + what, usual);
    }

    @BeforeEach
    void allHaveCome() {
        TransactionWatch.rest();
        hall = new HallOfTests();
        Database.execute(
                "create table bare_slip (id integer primary key, used boolean not null) with (fillfactor = 80)");
        Database.execute("create table bare_ballot (id uuid primary key, sealed bytea not null)");
        Database.execute("alter table bare_ballot alter column sealed set storage external");
    }

    @AfterEach
    void close() {
        Database.execute("drop table bare_slip, bare_ballot");
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
        Iterator<String> drawn = drawn(round).iterator();
        List<String> warming = next(drawn, WARMING_UP);
        List<String> codes = HallOfTests.codes(HallOfTests.positions(warming.get(0)), "01");
        Tablets.cast(warming, codes);
        pgbench();

        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            ours.add(storm(round, next(drawn, VOTERS), codes));
            bare.add(pgbench());
        }
        double ratio = median(ours) / median(bare);
        print(
                "%,d voters and a tenth of them twice, %d times: %.0f ballots/s (%s), pgbench %.0f transactions/s (%s), %.2f of it;"
                        + " nothing lost, nothing doubled, %,d ballots each time",
                VOTERS, TURNS, median(ours), all(ours), median(bare), all(bare), ratio, VOTERS);

        long before = ballots(round);
        Tablets.cast(
                next(drawn, CONTESTED).stream()
                        .flatMap(credential -> Collections.nCopies(AT_ONCE, credential).stream())
                        .toList(),
                codes);
        long contested = ballots(round) - before;
        print("%,d credentials, each cast by %d at once: %,d ballots", CONTESTED, AT_ONCE, contested);

        fill(round);
        Duration counting = counting(round);
        print("%,d ballots sealed, counted and gone in %.1f s", BOX, counting.toMillis() / 1e3);

        assertThat(contested).isEqualTo(CONTESTED);
        assertThat(counting).isLessThanOrEqualTo(LONGEST_COUNT);
        assertThat(ratio).as("of what pgbench does").isGreaterThanOrEqualTo(REACH);
    }

    private static void print(String line, Object... figures) {
        System.out.printf(Locale.ROOT, line + "%n", figures);
    }

    private static String all(List<Double> figures) {
        return String.join(
                " ", figures.stream().map(figure -> "%.0f".formatted(figure)).toList());
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }

    /** A hall of other people votes, a tenth of them twice; how many ballots go in a second. */
    private double storm(String round, List<String> credentials, List<String> codes) throws Exception {
        List<String> storm = new ArrayList<>(credentials);
        storm.addAll(credentials.subList(0, VOTERS / 10));
        Collections.shuffle(storm, new Random(1));
        long before = ballots(round);
        long start = System.nanoTime();
        Tablets.Storm voted = Tablets.cast(storm, codes);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThanOrEqualTo(LONGEST_STORM);
        assertThat(voted.answers()).containsEntry(204, (long) VOTERS).containsEntry(409, (long) VOTERS / 10);
        assertThat(ballots(round) - before).isEqualTo(VOTERS);
        return voted.perSecond() * VOTERS / storm.size();
    }

    private static List<String> next(Iterator<String> drawn, int count) {
        return Stream.generate(drawn::next).limit(count).toList();
    }

    /** The slips of so many sittings as no meeting has, made and drawn before they are opened; the credentials of those who vote. */
    private List<String> drawn(String round) {
        allCame();
        int each = BOX / SITTINGS;
        int voting = WARMING_UP + TURNS * VOTERS + CONTESTED;
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
                    .body(IntStream.iterate(0, laid -> laid < each, laid -> laid + SlipService.MOST)
                            .map(laid -> Math.min(SlipService.MOST, each - laid))
                            .mapToObj("{\"attendeeClass\":\"STAFF\",\"count\":%d}"::formatted)
                            .collect(Collectors.joining(",", "{\"drawn\":[", "]}")))
                    .post(HallOfTests.at(round) + "/sittings/" + sitting + "/opening")
                    .then()
                    .statusCode(200);
        }
        // As the database does by itself a minute later.
        Database.execute("vacuum analyze");
        assertThat(credentials).hasSize(voting);
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

    private static long ballots(String round) {
        return Database.number("select count(*) from ballot where round_id = ?", UUID.fromString(round));
    }

    /** As many transactions as ballots go in in a storm; how many a second. */
    private double pgbench() throws IOException, InterruptedException {
        int each = VOTERS / Tablets.COUNT + 1;
        Database.execute("truncate bare_slip, bare_ballot");
        Database.execute(
                "insert into bare_slip select client * 1000000 + i, false from generate_series(0, ? - 1) client, generate_series(1, ?) i",
                Tablets.COUNT,
                each);
        byte[] ballot = new byte[BallotSeal.SEALED];
        new Random(1).nextBytes(ballot);
        Path script = Files.writeString(folder.resolve("bare.sql"), PGBENCH);
        Process process = new ProcessBuilder(
                        System.getProperty("pgbench", "pgbench"),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + Tablets.COUNT,
                        "--jobs=2",
                        "--transactions=" + each,
                        "--define=row=0",
                        "--define=sealed=\\x" + HexFormat.of().formatHex(ballot),
                        "--file=" + script,
                        ConfigProvider.getConfig()
                                .getValue("qingfeng.test.superuser-url", String.class)
                                .replaceFirst("^jdbc:", ""))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(Database.number("select count(*) from bare_ballot")).isEqualTo((long) each * Tablets.COUNT);
        assertThat(Database.number("select count(*) from bare_slip where not used"))
                .isZero();
        Matcher tps = TPS.matcher(said);
        assertThat(tps.find()).as(said).isTrue();
        return Double.parseDouble(tps.group(1));
    }

    private Duration counting(String round) {
        for (int sitting = 1; sitting <= SITTINGS; sitting++) {
            hall.end(round, sitting).statusCode(200);
        }
        long start = System.nanoTime();
        hall.seal(round).statusCode(200);
        Map<String, String> opening = hall.begin(round);
        hall.handIn(round, opening, 1).statusCode(200);
        hall.handIn(round, opening, 2).statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> hall.city
                        .asMember()
                        .get(HallOfTests.at(round))
                        .path("state")
                        .equals("CLOSED"));
        return Duration.ofNanos(System.nanoTime() - start);
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
