package dev.qingfeng.pledge.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.TransactionWatch;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens at the same moment is not lost, and what happens to many is done for all of them. */
@QuarkusTest
class DuePledgesIT {

    private final RegistryOfTests registry = new RegistryOfTests();

    @Inject
    DuePledges duePledges;

    @Inject
    EntityManager entities;

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            QuarkusTransaction.rollback();
        }
        registry.close();
    }

    /** What the test itself writes needs no event. */
    private void begin() {
        QuarkusTransaction.begin();
        entities.createNativeQuery("select set_config('application_name', :name, true)")
                .setParameter("name", TransactionWatch.TEST_ITSELF)
                .getSingleResult();
    }

    /** Begins to open a campaign of leading cadres in the city; whoever is there has their pledge, which nobody sees yet. */
    private void opening() {
        String text = registry.adoptText("LEADING_CADRE").id();
        UUID campaign = UUID.randomUUID();
        begin();
        writeCampaign(campaign, text);
        duePledges.followCampaign(campaign);
    }

    /** Leading cadres have one to sign in. */
    private void campaign() {
        registry.openCampaign(
                        "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
    }

    /** Begins to take in a leading cadre of a unit. */
    private UUID arriving(UUID unit) {
        UUID cadre = UUID.randomUUID();
        begin();
        entities.createNativeQuery(
                        "insert into signer (id, epoch, version, gone, staff_number, name, unit_id, categories)"
                                + " values (:id, 1, 0, false, :number, '某某', :unit, '{LEADING_CADRE}')")
                .setParameter("id", cadre)
                .setParameter("number", registry.staff("8"))
                .setParameter("unit", unit)
                .executeUpdate();
        duePledges.followCadre(cadre);
        return cadre;
    }

    /** Until the service has either taken in what was told, or waits for what the test is doing. */
    private static void awaitTakenInOrWaiting(String row, Object... parameters) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from " + row, parameters) == 1 || waitingForATurn() > 0);
    }

    private static void awaitPledges(int pledges, String condition, UUID cadre) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Database.number(
                                "select count(*) from pledge where cadre_id = ? and " + condition, cadre))
                        .isEqualTo(pledges));
    }

    private void writeCampaign(UUID campaign, String textId) {
        entities.createNativeQuery("""
                        insert into pledge_campaign (id, version, cycle_id, category, text_id, opened_at, recorded_at, deadline)
                        values (:id, 0, :cycle, 'LEADING_CADRE', cast(:text as uuid), now(), now(), '2199-12-31')""")
                .setParameter("id", campaign)
                .setParameter("cycle", registry.cycle)
                .setParameter("text", textId)
                .executeUpdate();
    }

    @Test
    void aCadreWhoArrivesWhileACampaignOpensHasAPledge() {
        opening();
        UUID cadre = UUID.randomUUID();
        registry.cadre(cadre, "8", registry.town, 1, 0, "LEADING_CADRE");
        awaitTakenInOrWaiting("signer where id = ?", cadre);
        QuarkusTransaction.commit();
        awaitPledges(1, "state = 'DUE'", cadre);
    }

    @Test
    void twoCitiesDoNotWaitForEachOther() {
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            String text = other.adoptText("LEADING_CADRE").id();
            opening();
            other.openCampaign("LEADING_CADRE", text, "2199-12-31").statusCode(201);
            UUID cadre = other.knownCadre("8", other.town, "LEADING_CADRE");
            awaitPledges(1, "state = 'DUE'", cadre);
            other.merged(other.knownUnit("TOWN"));
            other.archive(1);
        }
    }

    @Test
    void whoeverLeavesTheCityWhileItsCampaignOpensOwesItNothing() {
        UUID cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            opening();
            registry.cadre(cadre, "8", other.town, 1, 1, "LEADING_CADRE");
            awaitTakenInOrWaiting("signer where id = ? and version = 1", cadre);
            QuarkusTransaction.commit();
            awaitPledges(1, "state = 'EXCUSED' and excuse_reason = 'LEFT'", cadre);
        }
    }

    @Test
    void norDoesAUnitThatLeavesItWithItsCadres() {
        UUID cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        opening();
        registry.unit(
                registry.town, "city_elsewhere.t" + registry.town.toString().substring(0, 8), "TOWN", 1);
        awaitTakenInOrWaiting("registry_unit where id = ? and version = 1", registry.town);
        QuarkusTransaction.commit();
        awaitPledges(1, "state = 'EXCUSED' and excuse_reason = 'LEFT'", cadre);
    }

    @Test
    void aCadreWhoArrivesWhileTheirUnitDoesHasAPledge() {
        campaign();
        UUID unit = UUID.randomUUID();
        UUID cadre = arriving(unit);
        registry.unit(unit, registry.path + ".fresh", "TOWN", 0);
        awaitTakenInOrWaiting("registry_unit where id = ?", unit);
        QuarkusTransaction.commit();
        awaitPledges(1, "state = 'DUE'", cadre);
    }

    @Test
    void aUnitThatArrivesWhileItsCityDoesBringsThePledgesOfItsCadres() {
        campaign();
        UUID unit = UUID.randomUUID();
        UUID cadre = registry.knownCadre("8", unit, "LEADING_CADRE");
        awaitPledges(0, "true", cadre);
        begin();
        entities.createNativeQuery("update registry_unit set path = cast(:path as ltree) where id = :id")
                .setParameter("path", "moved." + registry.path)
                .setParameter("id", registry.city)
                .executeUpdate();
        duePledges.followUnit(registry.city);
        registry.unit(unit, "moved." + registry.path + ".fresh", "TOWN", 0);
        awaitTakenInOrWaiting("registry_unit where id = ?", unit);
        QuarkusTransaction.commit();
        awaitPledges(1, "state = 'DUE'", cadre);
    }

    /** The row of the city is held, so that it is being moved when its campaign asks for its turn. */
    @Test
    void aCadreWhoArrivesWhileACampaignOpensInACityThatHasJustMovedHasAPledge() throws Exception {
        String elsewhere = "moved_" + registry.path;
        ExecutorService mover = Executors.newSingleThreadExecutor();
        try (Connection held = Database.superuser()) {
            held.setAutoCommit(false);
            try (PreparedStatement row = held.prepareStatement("select 1 from registry_unit where id = ? for update")) {
                row.setObject(1, registry.city);
                row.execute();
            }
            registry.unit(registry.city, elsewhere, "CITY", 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> waitingForARow() == 1);
            Future<?> moved = mover.submit(() -> {
                await().atMost(Duration.ofSeconds(30)).until(() -> waitingForATurn() == 1);
                held.rollback();
                return null;
            });
            opening();
            moved.get();
        } finally {
            mover.shutdownNow();
        }
        UUID cadre = UUID.randomUUID();
        registry.cadre(cadre, "8", registry.city, 1, 0, "LEADING_CADRE");
        awaitTakenInOrWaiting("signer where id = ?", cadre);
        QuarkusTransaction.commit();
        awaitPledges(1, "state = 'DUE'", cadre);
    }

    @Test
    void aCadreWhoArrivesWhileTheCycleDoesHasAPledge() {
        campaign();
        Database.execute("delete from registry_cycle where id = ?", registry.cycle);
        begin();
        entities.createNativeQuery("insert into registry_cycle (id, epoch, version, gone, code, unit_id, phase)"
                        + " values (:id, 1, 1, false, :code, :city, 'MOBILISATION')")
                .setParameter("id", registry.cycle)
                .setParameter("code", registry.cycleCode())
                .setParameter("city", registry.city)
                .executeUpdate();
        duePledges.followCycle(registry.cycle);
        UUID cadre = UUID.randomUUID();
        registry.cadre(cadre, "8", registry.town, 1, 0, "LEADING_CADRE");
        awaitTakenInOrWaiting("signer where id = ?", cadre);
        QuarkusTransaction.commit();
        awaitPledges(1, "state = 'DUE'", cadre);
    }

    @Test
    void cadresAndUnitsOfOneCityDoNotWaitForEachOther() {
        UUID cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        begin();
        duePledges.beginCadre(cadre);
        registry.knownCadre("9", registry.town, "LEADING_CADRE");
        duePledges.beginUnit(registry.town);
        registry.knownUnit("FARM");
        registry.knownCadre("10", registry.office, "LEADING_CADRE");
    }

    /** Or whoever revokes and whoever follows the roster would wait for each other. */
    @Test
    void whoRevokesAnExemptionWaitsForTheTurnBeforeTheyHoldThePledge() throws Exception {
        campaign();
        UUID cadre = registry.knownCadre("8", registry.town, "LEADING_CADRE");
        awaitPledges(1, "state = 'DUE'", cadre);
        String exemption = registry.as("1", "organization-officer")
                .body("{\"pledgeId\":\"%s\",\"ground\":\"OTHER\",\"reason\":\"x\"}"
                        .formatted(Database.text("select id from pledge where cadre_id = '" + cadre + "'")))
                .post("/pledge/v1/exemptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        decided(exemption, "approval", "");
        ExecutorService officer = Executors.newSingleThreadExecutor();
        try {
            begin();
            duePledges.beginCadre(cadre);
            Future<?> revoked = officer.submit(() -> decided(exemption, "revocation", "{\"reason\":\"x\"}"));
            await().atMost(Duration.ofSeconds(30)).until(() -> waitingForATurn() == 1);
            int free = entities.createNativeQuery("select 1 from pledge where cadre_id = :cadre for update skip locked")
                    .setParameter("cadre", cadre)
                    .getResultList()
                    .size();
            assertThat(free).isOne();
            QuarkusTransaction.rollback();
            revoked.get();
        } finally {
            officer.shutdownNow();
        }
    }

    private void decided(String exemption, String action, String body) {
        registry.as("2", "discipline-officer")
                .header("If-Match", "*")
                .body(body)
                .post("/pledge/v1/exemptions/" + exemption + "/" + action)
                .then()
                .statusCode(200);
    }

    private static long waitingForATurn() {
        return Database.number("select count(*) from pg_locks where locktype = 'advisory' and not granted");
    }

    private static long waitingForARow() {
        return Database.number(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and wait_event in ('tuple', 'transactionid')");
    }

    @Test
    void whoeverArrivesWhileTheyTurnOutToBeSomebodyElseIsNotDueTwice() {
        campaign();
        UUID duplicate = arriving(registry.town);
        UUID kept = UUID.randomUUID();
        registry.cadreMerged(kept, "9", registry.office, 0, duplicate, "LEADING_CADRE");
        awaitTakenInOrWaiting("signer where id = ?", kept);
        QuarkusTransaction.commit();
        awaitPledges(1, "state = 'EXCUSED' and excuse_reason = 'MERGED'", duplicate);
        awaitPledges(1, "state = 'DUE'", kept);
    }

    @Test
    void everyoneOfALargeCategoryHasAPledgeAndEachAnAuditRow() {
        int signers = 2_500;
        Database.execute("""
                insert into signer (id, epoch, version, staff_number, name, unit_id, categories)
                select gen_random_uuid(), 1, 0, ? || n, '某某', ?, '{LEADING_CADRE}' from generate_series(1, ?) n""", registry.staff(""), registry.town, signers);
        campaign();
        String ofCycle = "select count(*) from pledge p where p.cycle_id = ? and p.state = ?";
        assertThat(Database.number(ofCycle, registry.cycle, "DUE")).isEqualTo(signers);
        registry.unitGone(registry.town, 1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number(ofCycle, registry.cycle, "EXCUSED") == signers);
        assertThat(Database.number("""
                        select count(*) from audit_entry a join pledge p on p.id::text = a.record_id
                        where p.cycle_id = ? and a.record_type = 'Pledge'""", registry.cycle)).isEqualTo(2L * signers);
    }
}
