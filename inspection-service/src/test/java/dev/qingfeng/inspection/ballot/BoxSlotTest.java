package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever's ballot is in the box hears so, also where the database broke off after it had taken it. */
@QuarkusTest
class BoxSlotTest {

    @Inject
    DataSource database;

    @Inject
    OpenRounds rounds;

    private HallOfTests hall;
    private int positions;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    /** Whether the answer to a vote gets lost before the vote is taken, or afterwards. */
    private enum Lost {
        BEFORE,
        AFTER
    }

    /** Which answers all but votes. */
    private DataSource losing(Lost when) {
        return through(
                DataSource.class,
                database,
                (called, returned) -> returned instanceof Connection connection
                        ? through(
                                Connection.class,
                                connection,
                                (prepared, statement) -> prepared[0] instanceof String sql
                                                && sql.contains("cast_ballots")
                                                && statement instanceof PreparedStatement vote
                                        ? lost(vote, when)
                                        : statement)
                        : returned);
    }

    private static PreparedStatement lost(PreparedStatement vote, Lost when) {
        return (PreparedStatement) Proxy.newProxyInstance(
                PreparedStatement.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("executeQuery")) {
                        return method.invoke(vote, arguments);
                    }
                    if (when == Lost.AFTER) {
                        vote.executeQuery();
                    }
                    throw new SQLException("The connection is gone");
                });
    }

    private interface Answered {

        Object instead(Object[] arguments, Object returned);
    }

    private static <T> T through(Class<T> type, T real, Answered answered) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        Object returned = method.invoke(real, arguments);
                        return returned == null
                                        || (arguments == null
                                                && !method.getName().equals("getConnection"))
                                ? returned
                                : answered.instead(arguments == null ? new Object[] {""} : arguments, returned);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Votes with the first slip of a round. */
    private boolean vote(String round, BoxSlot slot) {
        OpenRounds.OpenRound open = rounds.of(UUID.fromString(round));
        byte[] sealed = open.seal().seal(open.paper().encode(AttendeeClass.STAFF, HallOfTests.codes(positions, "01")));
        UUID slip = UUID.fromString(Database.text(
                "select id from ballot_slip where round_id = '%s' and state = 'PRINTED' limit 1".formatted(round)));
        return slot.put(open.id(), slip, sealed);
    }

    private static long inTheBox(String round) {
        return Database.number("select count(*) from ballot where round_id = ?", UUID.fromString(round));
    }

    private String openRound() {
        String round = hall.round();
        String credential = hall.slips(round, 2).get(0);
        hall.open(round, 2).statusCode(200);
        positions = HallOfTests.positions(credential);
        return round;
    }

    @Test
    void whoseBallotIsInThereVotedAlsoWhereTheAnswerWasLost() {
        String round = openRound();
        assertThat(vote(round, new BoxSlot(losing(Lost.AFTER)))).isTrue();
        assertThat(inTheBox(round)).isEqualTo(1);
    }

    @Test
    void whoseBallotIsNotInThereHearsOfTheFaultAndMayVoteAgain() {
        String round = openRound();
        assertThatThrownBy(() -> vote(round, new BoxSlot(losing(Lost.BEFORE))))
                .hasStackTraceContaining("The connection is gone");
        assertThat(inTheBox(round)).isZero();
        assertThat(vote(round, new BoxSlot(database))).isTrue();
        assertThat(inTheBox(round)).isEqualTo(1);
    }
}
