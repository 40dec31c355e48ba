package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.inspection.ballotbox.BallotOpening;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody learns from the database, a copy of its data folder and its log what somebody voted, not even who knows which slip everybody
 * drew and in which order they came: the best of all guesses is no better than a coin. Nor does whoever has opened a copy of the box
 * tell, among those who voted together, whose ballot is whose. That the guesses are worth something is seen by weaknesses put in on
 * purpose.
 *
 * <p>In each round some vote one after another and some at once, so that transactions hold one ballot and many; they are of two classes,
 * and the rounds are on two forms. What somebody votes is a fair coin, and each is guessed before it is learned. So a way to guess that
 * knows nothing is right as often as coins fall right. However many ways are tried, and it is some thousands, each of a handful of
 * comparisons fails by bad luck once in a million times ({@link Chance}): where 216 of 320 votes are guessed, or 576 of 960 under
 * {@code -Pfull}. A leak that helps with a good third of the votes, or a fifth, is found.
 */
@QuarkusTest
class BallotUnlinkabilityTest {

    private static final int ENTERPRISE_HEADS = 12;
    private static final Map<AttendeeClass, Integer> VOTERS =
            Map.of(AttendeeClass.STAFF, 28, AttendeeClass.ENTERPRISE_HEAD, ENTERPRISE_HEADS);
    private static final List<String> FORMS = List.of("DISCIPLINE_QUESTIONNAIRE", "DEMOCRATIC_ASSESSMENT");

    /** Of a round so many vote one after another; the others in groups of so many, of which the first finds the box free. */
    private static final int ONE_AFTER_ANOTHER = 10;

    private static final int AT_ONCE = 15;

    private static final int PAPERS = 45;

    /** How the vote gets to what is weak without being written anywhere: locks that the test holds, one for each slip that says yes. */
    private static final int SAID_YES = 4711;

    private static final String SAYS_YES =
            "exists (select from pg_locks where locktype = 'advisory' and classid = %d and objid = (hashtext(c.slip::text)::bigint & 4294967295)::oid)"
                    .formatted(SAID_YES);

    @Inject
    KeyedHash hash;

    private final ExecutorService voters = Executors.newCachedThreadPool();
    private final Random coin = new Random();
    private HallOfTests hall;
    private int forms;
    private String sound = "";

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
        hall.nameHolders(hall.holders).statusCode(200);
        hall.come(AttendeeClass.STAFF, HallOfTests.STAFF, PAPERS);
        // Others than those: who is named twice is one, of the class that was named last.
        hall.come(AttendeeClass.ENTERPRISE_HEAD, PAPERS, PAPERS + ENTERPRISE_HEADS);
    }

    @AfterEach
    void close() {
        voters.shutdownNow();
        if (!sound.isEmpty()) {
            Database.execute(sound);
        }
        Database.execute("drop schema if exists weakness cascade");
        hall.close();
    }

    @Test
    void nobodyGuessesVotesBetterThanACoinDoes() {
        requireChance(9);
    }

    @Test
    @Tag("full")
    void norFromManyRounds() {
        requireChance(25);
    }

    private void requireChance(int rounds) {
        Guesses sealed = new Guesses();
        Guesses closed = new Guesses();
        OrderGuess opened = new OrderGuess();
        for (int number = 0; number < rounds; number++) {
            Held round = hold(FORMS.get(number % FORMS.size()));
            assertThat(round.transactions().stream().map(List::size))
                    .as("votes in a transaction")
                    .contains(1, AT_ONCE - 1);
            sealed.see(round);
            round.match(opened);
            hall.close(round.id().toString());
            closed.see(round);
        }
        Stream.of(sealed, closed)
                .flatMap(Guesses::all)
                .forEach(guesses ->
                        assertThat(guesses.luck()).as("%s", guesses.best()).isGreaterThan(Chance.FALSE_ALARM));
        assertThat(opened.luck()).as("%s", opened.best()).isGreaterThan(Chance.FALSE_ALARM);
    }

    /** Of all, of those who voted alone, and of those who voted together. */
    private static final class Guesses {

        private final VoteGuess all = new VoteGuess();
        private final VoteGuess alone = new VoteGuess();
        private final VoteGuess together = new VoteGuess();

        void see(Held round) {
            List<VoteGuess.Vote> votes = round.seen();
            all.see(votes);
            alone.see(of(votes, round, true));
            together.see(of(votes, round, false));
        }

        private static List<VoteGuess.Vote> of(List<VoteGuess.Vote> votes, Held round, boolean alone) {
            return round.transactions().stream()
                    .filter(voters -> alone == (voters.size() == 1))
                    .flatMap(voters -> voters.stream().map(votes::get))
                    .toList();
        }

        Stream<VoteGuess> all() {
            return Stream.of(all, alone, together);
        }
    }

    @Test
    void aPlainBallotInTheTransactionOfTheVoteIsFound() {
        weaken("put_in as (", """
                plain as (
                  insert into weakness.plain select c.ballot, case when %s then '0001' else '0002' end
                  from unnest(slips, ballots) with ordinality as c (slip, ballot, number) order by c.number),
                put_in as (""".formatted(SAYS_YES));
        Guesses guesses = guessed();
        assertThat(guesses.alone.best().right())
                .isEqualTo(guesses.alone.best().asked())
                .isPositive();
        assertThat(guesses.together.best().right())
                .isEqualTo(guesses.together.best().asked())
                .isPositive();
    }

    @Test
    void aBallotThatIsNotPaddedIsFound() {
        weaken(
                "c.ballot, c.sealed, c.hash",
                "c.ballot, substring(c.sealed from case when %s then 1 else 2 end) as sealed, c.hash"
                        .formatted(SAYS_YES));
        VoteGuess alone = guessed().alone;
        assertThat(alone.best().right()).isEqualTo(alone.best().asked()).isPositive();
    }

    /** As they came, as their slips are numbered, and as their slips lie. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "order by array_position(ballots, ballot) ",
                "",
                "order by (select credential_hash from ballot_slip s where s.id = slips[array_position(ballots, ballot)]) "
            })
    void ballotsThatLieInAnOrderOfTheirSlipsAreFound(String order) {
        weaken("order by ballot returning", order + "returning");
        OrderGuess opened = new OrderGuess();
        hold(FORMS.get(0)).match(opened);
        assertThat(opened.best().right()).isEqualTo(opened.best().asked()).isPositive();
        assertThat(opened.luck()).isLessThan(Chance.FALSE_ALARM);
    }

    /** Whoever casts a ballot leaves behind, by mistake, what a later version of the service might. */
    private void weaken(String right, String mistake) {
        sound = Database.text("select pg_get_functiondef('cast_ballots'::regproc)");
        assertThat(sound).contains(right);
        Database.execute("create schema weakness");
        Database.execute("create table weakness.plain (id uuid primary key, codes text not null)");
        Database.execute("grant usage on schema weakness to public");
        Database.execute("grant insert on weakness.plain to public");
        Database.execute(sound.replace(right, mistake));
    }

    private Guesses guessed() {
        Guesses guesses = new Guesses();
        for (int number = 0; number < 3; number++) {
            guesses.see(hold(FORMS.get(0)));
        }
        return guesses;
    }

    /**
     * A round in which everybody voted.
     *
     * @param slips in the order in which they came
     */
    private record Held(HallOfTests hall, UUID id, List<Traces.Row> slips, List<Boolean> votes, Traces traces) {

        List<VoteGuess.Vote> seen() {
            return paired(votes, traces.of(id, slips));
        }

        /** Those who voted in each transaction. */
        Collection<List<Integer>> transactions() {
            return Traces.together(slips).values();
        }

        /** Matches the ballots of each transaction of several with its slips, by their orders. */
        void match(OrderGuess guess) {
            List<Traces.Row> ballots = traces.ballots(id);
            IdentityHashMap<Traces.Row, Integer> owners = owners(hall, id, ballots);
            Traces.together(slips).forEach((transaction, voters) -> {
                if (voters.size() > 1) {
                    guess.see(
                            voters.stream().map(slips::get).toList(),
                            ballots.stream()
                                    .filter(ballot -> ballot.transaction() == transaction)
                                    .toList(),
                            ballot -> voters.indexOf(owner(owners, ballot)));
                }
            });
        }
    }

    /** Whose the ballots are, as those who opened them see by what they say. */
    private static IdentityHashMap<Traces.Row, Integer> owners(HallOfTests hall, UUID round, List<Traces.Row> ballots) {
        IdentityHashMap<Traces.Row, Integer> owners = new IdentityHashMap<>();
        try (BallotOpening opening = hall.openingWithKeptSheets(round.toString())) {
            ballots.forEach(ballot ->
                    owners.put(ballot, number(opening.open(HexFormat.of().parseHex(Traces.value(ballot, "sealed"))))));
        }
        return owners;
    }

    private static int owner(IdentityHashMap<Traces.Row, Integer> owners, Traces.Row ballot) {
        return Objects.requireNonNull(owners.get(ballot));
    }

    private static final int MARK_AT = 1;
    private static final int MARK_LENGTH = 4;
    private static final int MARK_BASE = 3;

    /** A ballot that says yes or no in its first place, and in others who cast it, the same whatever they voted. */
    private static List<String> codes(int positions, boolean yes, int voter) {
        List<String> codes = new ArrayList<>(HallOfTests.codes(positions, yes ? "01" : "02"));
        int rest = voter;
        for (int i = 0; i < MARK_LENGTH; i++) {
            codes.set(MARK_AT + i, "0" + rest % MARK_BASE);
            rest /= MARK_BASE;
        }
        return codes;
    }

    private static int number(byte[] ballot) {
        int voter = 0;
        for (int i = MARK_LENGTH - 1; i >= 0; i--) {
            // After the format and the class.
            voter = voter * MARK_BASE + ballot[2 + MARK_AT + i];
        }
        return voter;
    }

    private Held hold(String purpose) {
        int number = forms++;
        String round = hall.draft(hall.formOfMore(purpose, "form-" + number, 1 + number), "")
                .statusCode(201)
                .extract()
                .path("id");
        hall.fetchKeys(round);
        List<String> credentials = new ArrayList<>(HallOfTests.credentials(hall.printed(round, 1, VOTERS)));
        Collections.shuffle(credentials);
        hall.open(round, 1, VOTERS).statusCode(200);
        int positions = HallOfTests.positions(credentials.get(0));
        List<String> hashes = credentials.stream()
                .map(credential -> SecretCode.read(credential).hash(hash, SlipService.PURPOSE))
                .toList();
        List<Boolean> votes =
                credentials.stream().map(any -> coin.nextBoolean()).toList();
        Traces traces = Traces.begin();
        saying(hashes, votes, () -> {
            for (int voter = 0; voter < ONE_AFTER_ANOTHER; voter++) {
                cast(credentials.get(voter), codes(positions, votes.get(voter), voter));
            }
            for (int from = ONE_AFTER_ANOTHER; from < votes.size(); from += AT_ONCE) {
                castAtOnce(
                        round,
                        IntStream.range(from, from + AT_ONCE)
                                .<Runnable>mapToObj(voter ->
                                        () -> cast(credentials.get(voter), codes(positions, votes.get(voter), voter)))
                                .toList());
            }
        });
        hall.end(round).statusCode(200);
        hall.seal(round).statusCode(200);
        return new Held(hall, UUID.fromString(round), traces.slips(hashes), votes, traces);
    }

    private static void cast(String credential, List<String> codes) {
        HallOfTests.cast(credential, codes).statusCode(204);
    }

    /** The first goes in alone and takes its time; the others come meanwhile, one after another, and go in together. */
    private void castAtOnce(String round, List<Runnable> casts) {
        List<Future<?>> done = new ArrayList<>();
        try (Connection box = HallOfTests.lockedBox(round)) {
            for (Runnable cast : casts) {
                done.add(voters.submit(cast));
                await().pollInterval(Duration.ofMillis(2))
                        .until(() -> HallOfTests.waitsForTheBox(round) && whoWaitForEachOther() == done.size() - 1);
            }
            box.rollback();
            for (Future<?> each : done) {
                each.get();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** How many votes lie behind that which is being put in, see {@link Together}. */
    private static long whoWaitForEachOther() {
        Thread[] threads = new Thread[Thread.activeCount() * 2 + 100];
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        int found = all.enumerate(threads);
        return Stream.of(threads)
                .limit(found)
                .map(LockSupport::getBlocker)
                .filter(blocker -> blocker instanceof Together)
                .count();
    }

    /** While this runs, what is weak knows who says yes. */
    private void saying(List<String> hashes, List<Boolean> votes, Runnable casts) {
        if (sound.isEmpty()) {
            casts.run();
            return;
        }
        try (Connection connection = Database.superuser();
                PreparedStatement say = connection.prepareStatement(
                        "select pg_advisory_lock(%d, hashtext(id::text)) from ballot_slip where credential_hash = ?"
                                .formatted(SAID_YES));
                Statement silence = connection.createStatement()) {
            for (int voter = 0; voter < votes.size(); voter++) {
                if (votes.get(voter)) {
                    say.setString(1, hashes.get(voter));
                    say.execute();
                }
            }
            casts.run();
            silence.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Of a round on paper, as two entered it: who knows where each paper lay does not learn what stood on it. */
    @Test
    void nobodyGuessesWhatStoodOnAPaperNorWhichBallotWasOnWhich() {
        List<VoteGuess> entered = List.of(new VoteGuess(), new VoteGuess());
        List<VoteGuess> closed = List.of(new VoteGuess(), new VoteGuess());
        OrderGuess opened = new OrderGuess();
        for (int number = 0; number < 5; number++) {
            String round = hall.draft(
                            hall.formOfMore(FORMS.get(0), "paper-" + number, 1 + number), "", ",\"papers\":true")
                    .statusCode(201)
                    .extract()
                    .path("id");
            UUID id = UUID.fromString(round);
            hall.fetchKeys(round);
            hall.giveOut(round, PAPERS).statusCode(200);
            hall.seal(round).statusCode(200);
            String cover = hall.covers(round, PAPERS).get(0);
            int positions = hall.positionsOf(round);
            List<Boolean> votes =
                    Stream.generate(coin::nextBoolean).limit(PAPERS).toList();
            List<String> papers = IntStream.range(0, PAPERS)
                    .mapToObj(paper -> HallOfTests.paper(paper + 1, codes(positions, votes.get(paper), paper)))
                    .toList();
            Traces traces = Traces.begin();
            HallOfTests.enter(hall.city.asMember(), round, 1, cover, papers).statusCode(200);
            HallOfTests.enter(hall.city.asLeader(), round, 1, cover, papers).statusCode(200);
            List<List<Traces.Row>> entries = List.of(traces.papers(id, 1), traces.papers(id, 2));
            IntStream.range(0, 2)
                    .forEach(entry -> entered.get(entry).see(paired(votes, traces.of(id, entries.get(entry)))));
            hall.record(round).statusCode(200);
            List<Traces.Row> ballots = traces.ballots(id);
            IdentityHashMap<Traces.Row, Integer> owners = owners(hall, id, ballots);
            entries.forEach(entry -> opened.see(entry, ballots, ballot -> owner(owners, ballot)));
            hall.close(round);
            IntStream.range(0, 2)
                    .forEach(entry -> closed.get(entry).see(paired(votes, traces.of(id, entries.get(entry)))));
        }
        Stream.concat(entered.stream(), closed.stream())
                .forEach(guesses ->
                        assertThat(guesses.luck()).as("%s", guesses.best()).isGreaterThan(Chance.FALSE_ALARM));
        assertThat(opened.luck()).as("%s", opened.best()).isGreaterThan(Chance.FALSE_ALARM);
    }

    private static List<VoteGuess.Vote> paired(List<Boolean> votes, List<Traces.Trace> seen) {
        return IntStream.range(0, votes.size())
                .mapToObj(i -> new VoteGuess.Vote(votes.get(i), seen.get(i)))
                .toList();
    }
}
