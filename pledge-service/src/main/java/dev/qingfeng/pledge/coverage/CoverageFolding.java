package dev.qingfeng.pledge.coverage;

import dev.qingfeng.platform.lock.TransactionLock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Brings into the kept totals what changes of pledges have noted, and takes the counts of units that moved along with them. */
@ApplicationScoped
public class CoverageFolding {

    /** Bounds the memory and the time of one transaction. */
    private static final int CHANGES_AT_ONCE = 50_000;

    private static final String LOCK = "fold-coverage";

    /** A statement of its own: the next one sees where the units are that it tells of. */
    private static final String MOVED = "delete from coverage_moved returning unit_id";

    private static final String TAKE_ALONG = """
            with moved as (
              select u.id as unit_id, p.path as old_path, u.path as new_path
              from registry_unit u left join coverage_place p on p.unit_id = u.id
              where u.id = any(cast(:units as uuid[])) and p.path is distinct from u.path
            ), placed as (
              insert into coverage_place (unit_id, path) select unit_id, new_path from moved
              on conflict (unit_id) do update set path = excluded.path
            ), shifted as (
              insert into subtree_coverage as total (cycle_id, path, category, state, signed_on, pledges)
              select c.cycle_id, subpath(place.path, 0, depth), c.category, c.state, c.signed_on, sum(place.sign * c.pledges)
              from moved m join unit_coverage c on c.unit_id = m.unit_id
                cross join lateral (values (m.old_path, -1), (m.new_path, 1)) as place(path, sign)
                cross join lateral generate_series(1, nlevel(place.path)) as depth
              group by 1, 2, 3, 4, 5
              having sum(place.sign * c.pledges) <> 0
              on conflict on constraint subtree_coverage_once do update set pledges = total.pledges + excluded.pledges
              returning cycle_id
            )
            insert into coverage_version as known (cycle_id, version) select distinct cycle_id, 1 from shifted
            on conflict (cycle_id) do update set version = known.version + 1""";

    /** The notes of units whose place is not known yet stay. */
    private static final String FOLD = """
            with folded as (
              delete from coverage_change c using coverage_place p
              where p.unit_id = c.unit_id and c.position <= (
                select max(n.position) from (
                  select n.position from coverage_change n join coverage_place q on q.unit_id = n.unit_id
                  order by n.position limit :most) as n)
              returning c.cycle_id, c.unit_id, c.category, c.state, c.signed_on, c.pledges, p.path
            ), of_units as (
              insert into unit_coverage as total (cycle_id, unit_id, category, state, signed_on, pledges)
              select cycle_id, unit_id, category, state, signed_on, sum(pledges) from folded
              group by cycle_id, unit_id, category, state, signed_on
              having sum(pledges) <> 0
              on conflict on constraint unit_coverage_once do update set pledges = total.pledges + excluded.pledges
            ), of_subtrees as (
              insert into subtree_coverage as total (cycle_id, path, category, state, signed_on, pledges)
              select cycle_id, subpath(path, 0, depth), category, state, signed_on, sum(pledges)
              from folded cross join lateral generate_series(1, nlevel(path)) as depth
              group by 1, 2, 3, 4, 5
              having sum(pledges) <> 0
              on conflict on constraint subtree_coverage_once do update set pledges = total.pledges + excluded.pledges
            ), raised as (
              insert into coverage_version as known (cycle_id, version) select distinct cycle_id, 1 from folded
              on conflict (cycle_id) do update set version = known.version + 1
            )
            select count(*) from folded""";

    /** The database takes the notes for none, as there mostly are none, and would look through all places for each of 50,000. */
    private static final String EXPECT_MANY = "select set_config('enable_nestloop', 'off', true)";

    private final EntityManager entities;
    private final TransactionLock lock;

    CoverageFolding(EntityManager entities, TransactionLock lock) {
        this.entities = entities;
        this.lock = lock;
    }

    /** Does nothing while another replica of the service folds. */
    @Scheduled(
            every = "${qingfeng.coverage.interval}",
            identity = "fold-coverage",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void fold() {
        QuarkusTransaction.requiringNew().run(() -> {
            if (lock.tryTake(LOCK)) {
                takeMovedUnitsAlong();
            }
        });
        while (QuarkusTransaction.requiringNew().call(() -> lock.tryTake(LOCK) ? foldChanges() : 0)
                == CHANGES_AT_ONCE) {
            // The rest has a transaction of its own.
        }
    }

    /** Waits for its turn, so that nothing is folded until the transaction of the caller ends. */
    void hold() {
        lock.take(LOCK);
    }

    private void takeMovedUnitsAlong() {
        List<?> moved = entities.createNativeQuery(MOVED).getResultList();
        if (!moved.isEmpty()) {
            entities.createNativeQuery(TAKE_ALONG)
                    .setParameter(
                            "units",
                            moved.stream().map(UUID.class::cast).distinct().toArray(UUID[]::new))
                    .executeUpdate();
        }
    }

    /** How many were folded. */
    private long foldChanges() {
        entities.createNativeQuery(EXPECT_MANY).getSingleResult();
        return (Long) entities.createNativeQuery(FOLD)
                .setParameter("most", CHANGES_AT_ONCE)
                .getSingleResult();
    }
}
