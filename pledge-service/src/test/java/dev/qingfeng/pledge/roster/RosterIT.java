package dev.qingfeng.pledge.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The roster follows the registry over a real broker, whatever order and however often its states arrive. */
@QuarkusTest
class RosterIT {

    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private void campaign() {
        registry.openCampaign(
                        "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2999-12-31")
                .statusCode(201);
    }

    private static void awaitPledge(UUID cadre, String state, UUID unit) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Database.number(
                                "select count(*) from pledge where cadre_id = ? and state = ? and unit_id = ?",
                                cadre,
                                state,
                                unit))
                        .isEqualTo(1));
    }

    @Test
    void pledgesFollowPeopleAsTheyJoinMoveAndLeave() {
        campaign();
        UUID cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        awaitPledge(cadre, "DUE", registry.town);
        registry.cadre(cadre, "8", registry.office, 1, 1, "LEADING_CADRE");
        awaitPledge(cadre, "DUE", registry.office);
        registry.cadre(cadre, "8", registry.office, 1, 2, "ORGANISATION_STAFF");
        awaitPledge(cadre, "EXCUSED", registry.office);
        registry.cadre(cadre, "8", registry.town, 1, 3, "LEADING_CADRE");
        awaitPledge(cadre, "DUE", registry.town);
        registry.cadreGone(cadre, 4);
        awaitPledge(cadre, "EXCUSED", registry.town);
    }

    @Test
    void aPersonWhoComesBeforeTheirUnitIsTakenInWhenItComes() {
        campaign();
        UUID unit = UUID.randomUUID();
        UUID cadre = registry.knownCadre("8", unit, "LEADING_CADRE");
        assertThat(Database.number("select count(*) from pledge where cadre_id = ?", cadre))
                .isZero();
        registry.unit(unit, registry.path + ".late", "FARM", 0);
        awaitPledge(cadre, "DUE", unit);
    }

    @Test
    void staleAndRepeatedStatesAreIgnoredAndAHigherEpochWins() {
        UUID cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        registry.cadre(cadre, "8", registry.office, 1, 5, "LEADING_CADRE");
        for (int i = 0; i < 3; i++) {
            registry.cadre(cadre, "8", registry.town, 1, 4, "LEADING_CADRE");
        }
        registry.cadre(cadre, "8", registry.town, 1, 5, "LEADING_CADRE");
        UUID last = registry.knownCadre("9", registry.town);
        assertThat(Database.number("select count(*) from signer where id = ? and unit_id = ?", cadre, registry.office))
                .as("after %s", last)
                .isEqualTo(1);
        registry.cadre(cadre, "8", registry.town, 2, 0, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from signer where id = ? and unit_id = ?", cadre, registry.town)
                        == 1);
    }

    @Test
    void poisonGoesToTheDeadLetterTopicAndWhatComesBehindItIsApplied() {
        UUID poison = UUID.randomUUID();
        try (ForeignEvents cadres = ForeignEvents.on("qingfeng.registry.cadres.v1");
                PublishedEvents dead = PublishedEvents.on("pledge-service.dead-letter.v1")) {
            cadres.send(poison, 1, 0, "{\"staffNumber\": not json");
            registry.knownCadre("8", registry.town, "LEADING_CADRE");
            PublishedEvent letter = dead.await(event -> poison.toString().equals(event.key()));
            assertThat(letter.payload()).isEqualTo("{\"staffNumber\": not json");
            assertThat(letter.header("dead-letter-topic")).isEqualTo("qingfeng.registry.cadres.v1");
            assertThat(letter.header("dead-letter-reason")).isNotBlank();
            assertThat(letter.header("dead-letter-offset")).isNotBlank();
        }
    }
}
