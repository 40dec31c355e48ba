package dev.qingfeng.pledge.signing;

import dev.qingfeng.platform.lock.TransactionLock;
import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.roster.DuePledges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Finds by SQL whose pledge has to change, and changes it through its entity, so that each change leaves its audit row. The rows
 * pass in batches: a city of 200,000 signers needs no more memory than a town.
 */
@ApplicationScoped
public class PledgesByRoster implements DuePledges {

    private static final int BATCH = 1000;

    /** Whom each campaign is to sign by the roster as it stands. */
    private static final String TO_SIGN = """
             from pledge_campaign c
            join roster_cycle y on y.id = c.cycle_id and not y.gone
            join roster_unit city on city.id = y.unit_id and not city.gone
            join roster_unit u on u.path <@ city.path and not u.gone
            join signer s on s.unit_id = u.id and not s.gone and c.category = any(s.categories)
            """;

    private static final String WITHOUT_PLEDGE =
            "select c.id as campaign, c.cycle_id, c.category, s.id as cadre, s.staff_number, s.unit_id" + TO_SIGN + """
            where not exists
              (select 1 from pledge p where p.cadre_id = s.id and p.category = c.category and p.cycle_id = c.cycle_id)
            """;

    /** Locked, so that nobody signs between the look and the change. */
    private static final String MOVED_OR_BACK =
            "select {p.*}, s.staff_number as now_number, s.unit_id as now_unit" + TO_SIGN + """
            join pledge p on p.cadre_id = s.id and p.category = c.category and p.cycle_id = c.cycle_id
            where p.state <> 'SIGNED'
              and (p.state, p.unit_id, p.staff_number) is distinct from ('DUE', s.unit_id, s.staff_number)
              and %s for update of p""";

    private static final String NOT_TO_SIGN_ANY_MORE =
            "select p.* from pledge p where p.state = 'DUE' and not exists (select 1" + TO_SIGN
                    + " where c.id = p.campaign_id and s.id = p.cadre_id) and %s for update of p";

    private final Session database;
    private final TransactionLock lock;

    PledgesByRoster(Session database, TransactionLock lock) {
        this.database = database;
        this.lock = lock;
    }

    @Override
    public void followCampaign(UUID campaignId) {
        follow("c.id = :id", "p.campaign_id = :id", campaignId);
    }

    @Override
    public void followCycle(UUID cycleId) {
        follow("c.cycle_id = :id", "p.cycle_id = :id", cycleId);
    }

    /** The unit of some signers, and perhaps the city of some cycles. */
    @Override
    public void followUnit(UUID unitId) {
        follow("u.id = :id", "p.cadre_id in (select id from signer where unit_id = :id)", unitId);
        follow("y.unit_id = :id", "p.cycle_id in (select id from roster_cycle where unit_id = :id)", unitId);
    }

    @Override
    public void followCadre(UUID cadreId) {
        follow("s.id = :id", "p.cadre_id = :id", cadreId);
    }

    private void follow(String signers, String pledges, UUID id) {
        // Two at once, a campaign that opens and a cadre who arrives, would not see what the other has written, and
        // neither would
        // make the pledge.
        lock.take("due-pledges");
        changeEach(
                database.createNativeQuery(WITHOUT_PLEDGE + "and " + signers, Tuple.class)
                        .setParameter("id", id),
                this::due);
        changeEach(
                database.createNativeQuery(MOVED_OR_BACK.formatted(signers), Tuple.class)
                        .addEntity("p", Pledge.class)
                        .addScalar("now_number", String.class)
                        .addScalar("now_unit", UUID.class)
                        .setParameter("id", id),
                PledgesByRoster::dueNow);
        changeEach(
                database.createNativeQuery(NOT_TO_SIGN_ANY_MORE.formatted(pledges), Pledge.class)
                        .setParameter("id", id),
                PledgesByRoster::excused);
    }

    private Pledge due(Tuple signer) {
        Pledge pledge = new Pledge(
                signer.get("campaign", UUID.class),
                signer.get("cycle_id", UUID.class),
                SignerCategory.valueOf(signer.get("category", String.class)),
                signer.get("cadre", UUID.class),
                signer.get("staff_number", String.class),
                signer.get("unit_id", UUID.class));
        database.persist(pledge);
        return pledge;
    }

    private static Pledge dueNow(Tuple row) {
        Pledge pledge = row.get(0, Pledge.class);
        pledge.fallDue(row.get(1, String.class), row.get(2, UUID.class));
        return pledge;
    }

    private static Pledge excused(Pledge pledge) {
        pledge.excuse();
        return pledge;
    }

    private <T> void changeEach(NativeQuery<T> rows, Function<T, Pledge> change) {
        List<Pledge> changed = new ArrayList<>(BATCH);
        try (Stream<T> stream = rows.setFetchSize(BATCH).getResultStream()) {
            stream.forEach(row -> {
                changed.add(change.apply(row));
                if (changed.size() == BATCH) {
                    write(changed);
                }
            });
        }
        write(changed);
    }

    private void write(List<Pledge> changed) {
        database.flush();
        changed.forEach(database::detach);
        changed.clear();
    }
}
