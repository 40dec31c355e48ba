package dev.qingfeng.appointment.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that is written of a person at the same time is left with the number that is given up. */
@QuarkusTest
class MergeAtOnceTest {

    private static final String WISH =
            "insert into wish values (gen_random_uuid(), 0, '%s', 'SECONDMENT', '2025-01-15')";
    private static final String ENTRY =
            "insert into career_entry values (gen_random_uuid(), 0, '%s', '2002-07-01', null, '農業局', '科員')";
    private static final String TENURE =
            "insert into tenure (id, version, cadre_id, post_id, seat, since, until) select gen_random_uuid(), 0, '%s', p.id,"
                    + " 1, '2015-01-01', '2016-01-01' from post p join unit u on u.id = p.unit_id"
                    + " where u.path = '%s' and p.kind = 'DEPUTY_HEAD_OF_GOVERNMENT'";

    private final MergesOfTests merges = new MergesOfTests();

    @BeforeEach
    void onePersonTwice() {
        merges.founded()
                .cadres(merges.person("A", merges.city.town), merges.person("B", merges.city.town))
                .statusCode(200);
    }

    @Test
    void aMergeWaitsForAWishThatIsBeingWritten() {
        whileOpen(() -> merges.merge("A", "B"), WISH.formatted(merges.id("B"))).statusCode(200);
        assertThat(of("wish", "A")).isEqualTo(1);
    }

    @Test
    void aMergeWaitsForACareerThatIsBeingWritten() {
        whileOpen(() -> merges.merge("A", "B"), ENTRY.formatted(merges.id("B"))).statusCode(200);
        assertThat(of("career_entry", "A")).isEqualTo(1);
    }

    @Test
    void aMergeWaitsForTenuresThatAreBeingWritten() {
        whileOpen(
                        () -> merges.merge("A", "B"),
                        "select pg_advisory_xact_lock(hashtextextended('tenures', 0))",
                        TENURE.formatted(merges.id("B"), merges.city.town))
                .statusCode(200);
        assertThat(of("tenure", "A")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "wishes; staffNumber,kind,statedOn,withdrawnOn; SECONDMENT,2025-01-15,",
                "career-entries; staffNumber,since,until,unitName,post; 2002-07-01,,農業局,科員"
            })
    void whatIsWrittenOfSomebodyWhoIsMergedMeanwhileIsRefused(String list, String columns, String row) {
        UUID kept = merges.id("A");
        UUID gone = merges.id("B");
        ValidatableResponse answer = whileOpen(
                () -> merges.city.send(list, "", columns + "\n" + merges.number("B") + "," + row + "\n"),
                "update cadre set merged_into = '%s', merged_at = now(), version = version + 1 where id = '%s'"
                        .formatted(kept, gone));
        assertThat(answer.extract().statusCode()).isEqualTo(409);
        assertThat(answer.extract().<String>path("code")).isEqualTo("cadre-merged-meanwhile");
    }

    @Test
    void theDatabaseItselfTakesNothingOfWhoWasMerged() {
        merges.merge("A", "B").statusCode(200);
        for (String record : new String[] {WISH, ENTRY}) {
            assertThatThrownBy(() -> Database.execute(record.formatted(merges.id("B"))))
                    .rootCause()
                    .hasMessageContaining("record_of_person");
        }
    }

    private long of(String table, String number) {
        return Database.number("select count(*) from " + table + " where cadre_id = ?", merges.id(number));
    }

    /** The answer to a request that comes while somebody else has written this and not come to an end. */
    private static ValidatableResponse whileOpen(Supplier<ValidatableResponse> request, String... statements) {
        try (Connection other = Database.superuser();
                Statement writing = other.createStatement()) {
            other.setAutoCommit(false);
            for (String statement : statements) {
                writing.execute(statement);
            }
            long writer = pid(other);
            CompletableFuture<ValidatableResponse> answer = CompletableFuture.supplyAsync(request);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> answer.isDone()
                            || Database.number(
                                            "select count(*) from pg_stat_activity where ? = any (pg_blocking_pids(pid))",
                                            (int) writer)
                                    > 0);
            other.commit();
            other.setAutoCommit(true);
            return answer.join();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static long pid(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                var row = query.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }
}
