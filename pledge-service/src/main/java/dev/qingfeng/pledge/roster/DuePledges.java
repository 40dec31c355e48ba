package dev.qingfeng.pledge.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/**
 * Keeps, for each campaign, one pledge due of each person of its category in its city: whoever joins gets one, whoever moves
 * takes it along, whoever leaves is excused and never deleted. What is signed stays as it is.
 */
@ApplicationScoped
public class DuePledges {

    /** Whom each campaign is to sign by the roster as it stands. */
    private static final String TO_SIGN = """
            from pledge_campaign c
            join roster_cycle y on y.id = c.cycle_id and not y.gone
            join roster_unit city on city.id = y.unit_id
            join roster_unit u on u.path <@ city.path and not u.gone
            join signer s on s.unit_id = u.id and not s.gone and c.category = any(s.categories)
            """;

    private final EntityManager entities;

    DuePledges(EntityManager entities) {
        this.entities = entities;
    }

    /** All of a campaign that opens. */
    public void followCampaign(UUID campaignId) {
        follow("c.id = :id", "p.campaign_id = :id", campaignId);
    }

    void followCycle(UUID cycleId) {
        follow("c.cycle_id = :id", "p.cycle_id = :id", cycleId);
    }

    void followUnit(UUID unitId) {
        follow(
                "u.path <@ (select path from roster_unit where id = :id)",
                "p.cadre_id in (select s.id from signer s join roster_unit u on u.id = s.unit_id"
                        + " where u.path <@ (select path from roster_unit where id = :id))",
                unitId);
    }

    void followCadre(UUID cadreId) {
        follow("s.id = :id", "p.cadre_id = :id", cadreId);
    }

    private void follow(String signers, String pledges, UUID id) {
        waitForOthers();
        entities.createNativeQuery("""
                        insert into pledge as known
                          (id, version, campaign_id, cycle_id, category, cadre_id, staff_number, unit_id, state)
                        select uuid_v7(), 0, c.id, c.cycle_id, c.category, s.id, s.staff_number, s.unit_id, 'DUE'
                        """ + TO_SIGN + " where " + signers + """

                                on conflict (cadre_id, category, cycle_id) do update
                                set state = 'DUE', unit_id = excluded.unit_id, staff_number = excluded.staff_number,
                                  version = known.version + 1
                                where known.state <> 'SIGNED' and (known.state, known.unit_id, known.staff_number)
                                  is distinct from ('DUE', excluded.unit_id, excluded.staff_number)""")
                .setParameter("id", id)
                .executeUpdate();
        entities.createNativeQuery(
                        "update pledge p set state = 'EXCUSED', version = version + 1 where state = 'DUE' and "
                                + pledges + " and not exists (select 1 " + TO_SIGN
                                + " where c.id = p.campaign_id and s.id = p.cadre_id)")
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * Until the end of the transaction nobody else follows. Two at once, a campaign that opens and a cadre who arrives, would not
     * see what the other has written, and neither would make the pledge.
     */
    private void waitForOthers() {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('due-pledges')) as text)", String.class)
                .getSingleResult();
    }
}
