package dev.qingfeng.notes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While all connections wait for one blocked transaction, others are told to come again, and nothing is lost. */
@QuarkusTest
class OverloadTest {

    private final Person person = Person.unknown();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    private Duration patience = Duration.ZERO;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void asItIs() {
        patience = database.getConfiguration().connectionPoolConfiguration().acquisitionTimeout();
    }

    @AfterEach
    void asBefore() {
        database.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(patience);
        clients.shutdownNow();
    }

    private static long blocked() {
        return Database.number("select count(*) from pg_locks where relation = 'note'::regclass and not granted");
    }

    private int connections() {
        return database.getConfiguration().connectionPoolConfiguration().maxSize();
    }

    private static long notes(String text) {
        return Database.number("select count(*) from note where text = ?", text);
    }

    @Test
    void whoeverFindsNoConnectionIsToldToComeAgainAndNothingIsLost() throws SQLException {
        String late = UUID.randomUUID().toString();
        List<CompletableFuture<Response>> waiting;
        try (Connection somebodyElse = Database.superuser();
                Statement command = somebodyElse.createStatement()) {
            somebodyElse.setAutoCommit(false);
            command.execute("lock table note in share mode");
            waiting = Stream.generate(() -> UUID.randomUUID().toString())
                    .limit(connections())
                    .map(text -> CompletableFuture.supplyAsync(() -> person.write(text, text), clients))
                    .toList();
            await().atMost(Duration.ofSeconds(30)).until(() -> blocked() == connections());
            database.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(Duration.ofMillis(300));
            person.write(late, late)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("5"))
                    .body("code", equalTo("overloaded"));
            for (String language : List.of("en", "zh-Hans", "zh-Hant")) {
                given().auth()
                        .oauth2(Token.of("cadre")
                                .staffNumber("A1")
                                .unitPath("city")
                                .sign())
                        .header("Accept-Language", language)
                        .get(Person.NOTES)
                        .then()
                        .statusCode(503)
                        .contentType("application/problem+json")
                        .body("code", equalTo("overloaded"))
                        .body("title", equalTo(title(language)))
                        .body("detail", containsString("Idempotency-Key"));
            }
            somebodyElse.rollback();
        }
        assertThat(waiting.stream().map(CompletableFuture::join).map(Response::statusCode))
                .as("who had a connection is served")
                .containsOnly(201);
        assertThat(notes(late)).as("what was refused was not done").isZero();
        person.write(late, late).then().statusCode(201);
        assertThat(notes(late)).isEqualTo(1);
    }

    private static String title(String language) {
        return switch (language) {
            case "zh-Hans" -> "服务繁忙";
            case "zh-Hant" -> "服務繁忙";
            default -> "Overloaded";
        };
    }
}
