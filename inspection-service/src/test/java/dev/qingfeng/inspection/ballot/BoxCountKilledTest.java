package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.ballot.HallOfTests.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A count that is broken off leaves the box as sealed as it was, wherever it had got to. */
@QuarkusTest
class BoxCountKilledTest {

    private static final int VOTERS = 10;

    /** The transaction of the count, once it waits for a table. */
    private static final String COUNTING = """
            from pg_locks l where not l.granted and l.relation = '%s'::regclass
              and exists (select from pg_locks o where o.pid = l.pid and o.granted and o.relation = 'box_opening'::regclass)""";

    private HallOfTests hall;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    /** As the count gets to them: it reads the box, keeps the counts, empties the box and tells of it. */
    @ParameterizedTest
    @ValueSource(strings = {"ballot", "round_result", "outbox"})
    void brokenOffAtAnyTableTheBoxStaysSealedAndIsCountedLater(String table) throws SQLException {
        String round = hall.sealed(VOTERS);
        Map<String, String> opening = hall.begin(round);
        hall.handIn(round, opening, 1).statusCode(200);
        try (Connection connection = Database.superuser();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Reading goes on, writing waits.
            lock.execute("lock table %s in share mode".formatted(table));
            hall.handIn(round, opening, 2).statusCode(200);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Database.number("select count(*) " + COUNTING.formatted(table)) > 0);
            assertSealed(round);
            assertThat(Database.number("select count(pg_terminate_backend(l.pid)) " + COUNTING.formatted(table)))
                    .isPositive();
            connection.rollback();
        }
        hall.awaitOutcome(round, opening, "GIVEN_UP");
        assertSealed(round);

        Map<String, String> another = hall.begin(round);
        hall.handIn(round, another, 2).statusCode(200);
        hall.handIn(round, another, 3).statusCode(200);
        hall.awaitOutcome(round, another, "COUNTED");
        hall.city.asMember().get(at(round)).then().body("state", equalTo("CLOSED"));
        hall.city.officer().get(at(round) + "/result").then().body("ballots", equalTo(VOTERS));
        assertThat(sealedBallots(round)).isZero();
    }

    private void assertSealed(String round) {
        hall.city.asMember().get(at(round)).then().body("state", equalTo("SEALED"));
        assertThat(sealedBallots(round)).isEqualTo(VOTERS);
        assertThat(Database.number("select count(*) from round_result where id = ?", UUID.fromString(round)))
                .isZero();
    }

    private static long sealedBallots(String round) {
        return Database.number(
                "select count(*) from ballot where round_id = ? and sealed is not null", UUID.fromString(round));
    }
}
