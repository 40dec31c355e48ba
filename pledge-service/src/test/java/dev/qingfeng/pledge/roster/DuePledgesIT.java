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
import java.time.Duration;
import java.util.UUID;
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
        registry.close();
    }

    private void writeCampaign(UUID campaign, String textId) {
        entities.createNativeQuery("select set_config('application_name', :name, true)")
                .setParameter("name", TransactionWatch.TEST_ITSELF)
                .getSingleResult();
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
        String text = registry.adoptText("LEADING_CADRE").id();
        UUID campaign = UUID.randomUUID();
        UUID cadre = UUID.randomUUID();
        QuarkusTransaction.begin();
        writeCampaign(campaign, text);
        duePledges.followCampaign(campaign);

        registry.cadre(cadre, "8", registry.town, 1, 0, "LEADING_CADRE");
        // The campaign is not committed: the cadre has either been taken in without seeing it, or waits for it.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from signer where id = ?", cadre) == 1
                        || Database.number("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                > 0);
        QuarkusTransaction.commit();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Database.number(
                                "select count(*) from pledge where cadre_id = ? and campaign_id = ?", cadre, campaign))
                        .isEqualTo(1));
    }

    @Test
    void everyoneOfALargeCategoryHasAPledgeAndEachAnAuditRow() {
        int signers = 2_500;
        Database.execute("""
                insert into signer (id, epoch, version, staff_number, name, unit_id, categories)
                select gen_random_uuid(), 1, 0, ? || n, '某某', ?, '{LEADING_CADRE}' from generate_series(1, ?) n""", registry.staff(""), registry.town, signers);
        registry.openCampaign(
                        "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
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
