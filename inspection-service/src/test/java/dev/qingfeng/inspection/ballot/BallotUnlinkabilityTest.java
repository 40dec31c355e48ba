package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nobody learns from the database, a copy of its data folder and its log what somebody voted, not even who knows which slip everybody
 * drew: the best of all guesses is no better than a coin. That the guesses are worth something is seen by two weaknesses put in on
 * purpose.
 */
@QuarkusTest
class BallotUnlinkabilityTest {

    /** So many standard deviations above one half, the best of some hundred guesses by chance lies once in ten thousand runs. */
    private static final double LUCK = 5;

    /** How the vote gets to what is weak without being written anywhere: a lock that the test holds. */
    private static final int SAID_YES = 4711;

    @Inject
    KeyedHash hash;

    private HallOfTests hall;
    private int forms;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
        hall.nameHolders(hall.holders).statusCode(200);
    }

    @AfterEach
    void close() {
        Database.execute("drop trigger if exists weakness on ballot");
        Database.execute("drop schema if exists weakness cascade");
        hall.close();
    }

    @Test
    void nobodyGuessesVotesBetterThanACoinDoes() {
        requireChance(5);
    }

    @Test
    @Tag("full")
    void norFromManyRounds() {
        requireChance(30);
    }

    private void requireChance(int rounds) {
        List<VoteGuess.Vote> sealed = new ArrayList<>();
        List<VoteGuess.Vote> closed = new ArrayList<>();
        for (int number = 0; number < rounds; number++) {
            Held round = hold();
            sealed.addAll(round.seen(number));
            close(round.id());
            closed.addAll(round.seen(number));
        }
        for (List<VoteGuess.Vote> votes : List.of(sealed, closed)) {
            VoteGuess.Score best = new VoteGuess(votes).best();
            assertThat(best.right()).as(best.how()).isLessThan(0.5 + LUCK / 2 / Math.sqrt(votes.size()));
        }
    }

    @Test
    void aPlainBallotInTheTransactionOfTheVoteIsFound() {
        weaken("insert into weakness.plain values (new.id, case when yes then '0001' else '0002' end);");
        assertThat(guessed().right()).isEqualTo(1);
    }

    @Test
    void aBallotThatIsNotPaddedIsFound() {
        weaken("new.sealed := substring(new.sealed from case when yes then 1 else 2 end);");
        assertThat(guessed().right()).isEqualTo(1);
    }

    /** Whoever casts a ballot leaves behind, by mistake, what a later version of the service might. */
    private static void weaken(String mistake) {
        Database.execute("create schema weakness");
        Database.execute("create table weakness.plain (id uuid primary key, codes text not null)");
        Database.execute("""
                create function weakness.leave() returns trigger language plpgsql security definer as $$
                declare yes boolean := exists (select from pg_locks where locktype = 'advisory' and objid = %d);
                begin
                  %s
                  return new;
                end $$""".formatted(SAID_YES, mistake));
        Database.execute(
                "create trigger weakness before insert on ballot for each row execute function weakness.leave()");
    }

    private VoteGuess.Score guessed() {
        List<VoteGuess.Vote> votes = new ArrayList<>();
        for (int number = 0; number < 2; number++) {
            votes.addAll(hold().seen(number));
        }
        return new VoteGuess(votes).best();
    }

    /** A round in which everybody voted. */
    private record Held(String id, List<String> credentialHashes, List<Boolean> votes, Traces traces) {

        List<VoteGuess.Vote> seen(int number) {
            List<Traces.Trace> seen = traces.of(UUID.fromString(id), credentialHashes);
            return IntStream.range(0, votes.size())
                    .mapToObj(voter -> new VoteGuess.Vote(number, votes.get(voter), seen.get(voter)))
                    .toList();
        }
    }

    private Held hold() {
        String round = hall.draft(hall.form("DISCIPLINE_QUESTIONNAIRE", "questionnaire-" + forms++), "")
                .statusCode(201)
                .extract()
                .path("id");
        hall.fetchKeys(round);
        List<String> credentials = hall.slips(round, HallOfTests.STAFF);
        hall.open(round, HallOfTests.STAFF).statusCode(200);
        int positions = HallOfTests.positions(credentials.get(0));
        List<Boolean> votes = new ArrayList<>(Stream.concat(
                        Collections.nCopies(HallOfTests.STAFF / 2, true).stream(),
                        Collections.nCopies(HallOfTests.STAFF / 2, false).stream())
                .toList());
        Collections.shuffle(votes);
        Traces traces = Traces.begin();
        for (int voter = 0; voter < votes.size(); voter++) {
            boolean yes = votes.get(voter);
            String credential = credentials.get(voter);
            saying(
                    yes,
                    () -> HallOfTests.cast(credential, HallOfTests.codes(positions, yes ? "01" : "02"))
                            .statusCode(204));
        }
        hall.end(round).statusCode(200);
        return new Held(
                round,
                credentials.stream()
                        .map(credential -> SecretCode.read(credential).hash(hash, SlipService.PURPOSE))
                        .toList(),
                votes,
                traces);
    }

    private static void saying(boolean yes, Runnable cast) {
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement()) {
            if (yes) {
                statement.execute("select pg_advisory_lock(%d)".formatted(SAID_YES));
            }
            cast.run();
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void close(String round) {
        hall.seal(round).statusCode(200);
        Map<String, String> opening = hall.begin(round);
        hall.handIn(round, opening, 1).statusCode(200);
        hall.handIn(round, opening, 2).statusCode(200);
        hall.awaitOutcome(round, opening, "COUNTED");
    }
}
