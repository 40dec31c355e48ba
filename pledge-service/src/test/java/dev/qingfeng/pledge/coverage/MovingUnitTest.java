package dev.qingfeng.pledge.coverage;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While a unit is on its way to another place its board and its ratios say the same. */
@QuarkusTest
class MovingUnitTest {

    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void oneOfTwoHasSigned() {
        registry.founded();
        registry.openCampaign(
                        "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
        registry.knownCadre("8", registry.town, "LEADING_CADRE");
        registry.knownCadre("9", registry.town, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cycle_id = ?", registry.cycle) == 2);
        registry.signOwn("8").statusCode(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> placedAt(registry.townPath));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private boolean placedAt(String path) {
        return Database.number(
                                "select count(*) from coverage_place where unit_id = ? and path = ?::ltree",
                                registry.town,
                                path)
                        == 1
                && Database.number("select count(*) from coverage_change where cycle_id = ?", registry.cycle) == 0;
    }

    @Test
    void whatIsNotFoldedYetIsCountedWhereItStandsByBoth() throws SQLException {
        String moved = registry.path + ".moved";
        try (Connection folding = Database.superuser()) {
            folding.setAutoCommit(false);
            try (PreparedStatement held =
                    folding.prepareStatement("select pg_advisory_xact_lock(hashtextextended('fold-coverage', 0))")) {
                held.execute();
            }
            registry.unit(registry.town, moved, "TOWN", 1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Database.number(
                                    "select count(*) from registry_unit where id = ? and path = ?::ltree",
                                    registry.town,
                                    moved)
                            == 1);
            theBoardAndTheRatioSayOneOfTwo();
            folding.rollback();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> placedAt(moved));
        theBoardAndTheRatioSayOneOfTwo();
    }

    private void theBoardAndTheRatioSayOneOfTwo() {
        String ofTown = "/pledge/v1/cycles/" + registry.cycle + "/coverage/%s?unitId=" + registry.town;
        registry.as("1", "auditor")
                .get(ofTown.formatted("board"))
                .then()
                .body("overall.signed", equalTo(1), "overall.due", equalTo(1));
        registry.as("1", "auditor")
                .get(ofTown.formatted("hundred-percents"))
                .then()
                .body("ratios.find { it.code == 'SIGNED' }.done", equalTo(1))
                .body("ratios.find { it.code == 'SIGNED' }.all", equalTo(2));
    }
}
