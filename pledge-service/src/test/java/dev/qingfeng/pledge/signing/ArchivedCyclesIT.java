package dev.qingfeng.pledge.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a cycle that is archived every pledge stays as it is, whatever becomes of people and units afterwards. */
@QuarkusTest
class ArchivedCyclesIT {

    private final RegistryOfTests registry = new RegistryOfTests();

    private String pledgesBefore = "";
    private String boardBefore = "";

    @Inject
    QuarkusApplication program;

    @BeforeEach
    void aCampaign() {
        registry.founded();
        registry.openCampaign(
                        "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private UUID due(String number) {
        UUID cadre = registry.knownCadre(number, registry.town, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ? and state = 'DUE'", cadre)
                        == 1);
        return cadre;
    }

    /** Every pledge of the city with all its columns. */
    private String pledges() {
        return Database.text(
                "select string_agg(p::text, ' ' order by id) from pledge p where cycle_id = '" + registry.cycle + "'");
    }

    private String board() {
        return registry.as("1", "auditor")
                .get("/pledge/v1/cycles/" + registry.cycle + "/coverage/board")
                .then()
                .statusCode(200)
                .extract()
                .path("overall")
                .toString();
    }

    /** Whatever follows from a state is written in the transaction that keeps it. */
    private void awaitRoster(UUID cadre, long version) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from signer where id = ? and version = ?", cadre, version)
                        == 1);
    }

    private void left(UUID cadre) {
        registry.cadreGone(cadre, 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from pledge where cadre_id = ? and excuse_reason = 'LEFT'", cadre)
                        == 1);
    }

    /** Archives the cycle; what there is of it afterwards is to stay. */
    private void archive() {
        registry.archive(1);
        pledgesBefore = pledges();
        boardBefore = board();
    }

    private void nothingHasChanged() throws Exception {
        assertThat(pledges()).isEqualTo(pledgesBefore);
        assertThat(board()).isEqualTo(boardBefore);
        await().atMost(Duration.ofSeconds(30)).until(() -> program.run("verify-coverage") == 0);
    }

    @Test
    void whoIsThereWhenItIsArchivedIsNotExcused() throws Exception {
        due("8");
        UUID signer = due("9");
        registry.signOwn("9").statusCode(200);
        archive();
        assertThat(board()).contains("due=1").contains("signed=1").contains("excused=0");
        registry.cadre(signer, "9", registry.office, 1, 1, "LEADING_CADRE");
        awaitRoster(signer, 1);
        nothingHasChanged();
    }

    @Test
    void whoJoinsComesBackOrMovesChangesNothing() throws Exception {
        UUID moves = due("8");
        UUID comesBack = due("9");
        left(comesBack);
        archive();
        registry.knownCadre("10", registry.town, "LEADING_CADRE");
        registry.cadre(comesBack, "9", registry.town, 1, 2, "LEADING_CADRE");
        registry.cadre(moves, "8", registry.office, 1, 1, "LEADING_CADRE");
        awaitRoster(moves, 1);
        awaitRoster(comesBack, 2);
        nothingHasChanged();
    }

    @Test
    void whoLeavesOrLosesTheCategoryOrTheUnitChangesNothing() throws Exception {
        UUID leaves = due("8");
        UUID losesTheCategory = due("9");
        due("10");
        archive();
        registry.cadreGone(leaves, 1);
        registry.cadre(losesTheCategory, "9", registry.town, 1, 1);
        awaitRoster(leaves, 1);
        awaitRoster(losesTheCategory, 1);
        registry.unitGone(registry.town, 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from registry_unit where id = ? and gone", registry.town)
                        == 1);
        nothingHasChanged();
    }

    @Test
    void whoTurnsOutToBeSomebodyElseChangesNothing() throws Exception {
        UUID signed = due("8");
        registry.signOwn("8").statusCode(200);
        UUID duplicate = due("9");
        UUID leftBefore = due("10");
        UUID first = due("11");
        UUID second = due("12");
        UUID third = due("13");
        left(leftBefore);
        archive();
        registry.cadreMerged(first, "11", registry.town, 1, signed, "LEADING_CADRE");
        registry.cadreMerged(second, "12", registry.town, 1, duplicate, "LEADING_CADRE");
        registry.cadreMerged(third, "13", registry.town, 1, leftBefore, "LEADING_CADRE");
        registry.cadreGone(duplicate, 1);
        awaitRoster(first, 1);
        awaitRoster(second, 1);
        awaitRoster(third, 1);
        awaitRoster(duplicate, 1);
        nothingHasChanged();
    }

    @Test
    void itStaysAsItWasAlsoWhenTheCycleIsGoneFromTheRegistry() {
        due("8");
        archive();
        registry.cycleGone(2);
        assertThat(pledges()).isEqualTo(pledgesBefore);
    }

    /** As when the replica is read anew: the states that it had before come before the last one. */
    @Test
    void itStaysClosedWhileItsEarlierPhasesAreToldAgain() throws Exception {
        UUID cadre = due("8");
        archive();
        Database.execute("delete from registry_cycle where id = ?", registry.cycle);
        registry.cadreGone(cadre, 1);
        registry.knownCadre("9", registry.town, "LEADING_CADRE");
        awaitRoster(cadre, 1);
        registry.phase("DECISION", 0);
        awaitPhase("DECISION");
        assertThat(pledges()).isEqualTo(pledgesBefore);
        registry.archive(1);
        nothingHasChanged();
    }

    /** The registry came back from a backup in which the cycle still ran. */
    @Test
    void itFollowsTheRosterAgainOnceTheRegistryHasOpenedItInALaterEpoch() {
        UUID leaves = due("8");
        UUID moves = due("9");
        UUID duplicate = due("10");
        UUID survivor = due("11");
        left(duplicate);
        archive();
        registry.cadreGone(leaves, 1);
        awaitRoster(leaves, 1);
        registry.phase("DECISION", 2, 0);
        awaitPledge(leaves, "excuse_reason = 'LEFT'");
        due("12");
        registry.cadre(moves, "9", registry.office, 1, 1, "LEADING_CADRE");
        awaitPledge(moves, "unit_id = '" + registry.office + "'");
        registry.cadreMerged(survivor, "11", registry.town, 1, duplicate, "LEADING_CADRE");
        awaitPledge(duplicate, "excuse_reason = 'MERGED'");
    }

    private static void awaitPledge(UUID cadre, String what) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ? and " + what, cadre) == 1);
    }

    @Test
    void archivedInTheLaterEpochTooItStaysClosedWhileThatIsToldAgain() {
        UUID cadre = due("8");
        archive();
        registry.phase("DECISION", 2, 0);
        awaitPhase("DECISION");
        registry.phase("ARCHIVED", 2, 1);
        awaitPhase("ARCHIVED");
        Database.execute("delete from registry_cycle where id = ?", registry.cycle);
        registry.cadreGone(cadre, 1);
        awaitRoster(cadre, 1);
        // What the former epoch ended with comes first, as on the topic.
        registry.archive(1);
        registry.phase("DECISION", 2, 0);
        awaitPhase("DECISION");
        assertThat(pledges()).isEqualTo(pledgesBefore);
    }

    private void awaitPhase(String phase) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(
                                "select count(*) from registry_cycle where id = ? and phase = ?", registry.cycle, phase)
                        == 1);
    }

    /** As when the replica is built anew: people and units are there before the cycle is. */
    @Test
    void nobodyIsExcusedWhileTheCycleIsNotKnownAgain() {
        UUID cadre = due("8");
        UUID duplicate = due("9");
        UUID survivor = due("10");
        archive();
        Database.execute("delete from registry_cycle where id = ?", registry.cycle);
        registry.cadreGone(cadre, 1);
        registry.cadreMerged(survivor, "10", registry.town, 1, duplicate, "LEADING_CADRE");
        awaitRoster(cadre, 1);
        awaitRoster(survivor, 1);
        assertThat(pledges()).isEqualTo(pledgesBefore);
    }
}
