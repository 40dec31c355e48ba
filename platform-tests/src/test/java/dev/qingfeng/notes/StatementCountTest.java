package dev.qingfeng.notes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.StatementCount;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What lists are measured by: the statements of a request and of the test itself, and no others. */
@QuarkusTest
class StatementCountTest {

    @Inject
    EntityManager entities;

    @Test
    void theTestsOwnAreCounted() {
        assertThat(StatementCount.of(() -> ask(3))).isEqualTo(3);
    }

    @Test
    void thoseOfAnotherThreadAreNot() {
        assertThat(StatementCount.of(() -> {
                    CompletableFuture.runAsync(() -> ask(5)).join();
                    ask(1);
                }))
                .isEqualTo(1);
    }

    @Test
    void thoseOfARequestAre() {
        assertThat(StatementCount.of(() -> given().auth()
                        .oauth2(Token.of("cadre").staffNumber("A1").sign())
                        .get("/notes/v1/notes")
                        .then()
                        .statusCode(200)))
                .isPositive();
    }

    private void ask(int times) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < times; i++) {
                entities.createNativeQuery("select 1").getResultList();
            }
        });
    }
}
