package dev.qingfeng.pledge.coverage;

import dev.qingfeng.platform.lock.TransactionLock;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Counts the kept shares of a cycle anew once something of it has changed. */
@ApplicationScoped
public class ShareFolding {

    private static final String LOCK = "fold-shares";

    /** A statement of its own: the next one counts at least what these tell of, and what comes later has a note that stays. */
    private static final String NOTED = """
            with noted as (delete from share_change returning cycle_id, path)
            select cycle_id from noted where cycle_id is not null
            union
            select y.id from noted join registry_unit city on city.path @> noted.path join registry_cycle y on y.unit_id = city.id""";

    /** All totals of a cycle, as they should be. */
    private static final String FRESH = """
            fresh as (
              select subpath(unit.path, 0, depth) as path, unit.ratio, sum(unit.done) as done, sum(unit.whole) as whole
              from (%s) as unit cross join lateral generate_series(1, nlevel(unit.path)) as depth
              group by 1, 2)""";

    private static final String COUNT_ANEW = "with " + FRESH + """
            , none_any_more as (
              delete from subtree_share k where k.cycle_id = :cycle
                and not exists (select 1 from fresh f where f.path = k.path and f.ratio = k.ratio))
            insert into subtree_share as kept (cycle_id, path, ratio, done, whole)
            select :cycle, path, ratio, done, whole from fresh
            on conflict (cycle_id, path, ratio) do update set done = excluded.done, whole = excluded.whole
            where (kept.done, kept.whole) is distinct from (excluded.done, excluded.whole)""";

    private static final String WRONG = "with " + FRESH + """
            select count(*) from fresh f full join (select * from subtree_share where cycle_id = :cycle) k
              on f.path = k.path and f.ratio = k.ratio
            where (f.done, f.whole) is distinct from (k.done, k.whole) and not\s""" + KeptShares.NOTED;

    private static final String NOTE_ALL = "insert into share_change (cycle_id) select id from registry_cycle";

    private static final String CYCLES = "select id from registry_cycle";

    private final EntityManager entities;
    private final TransactionLock lock;
    private final String units;

    ShareFolding(EntityManager entities, TransactionLock lock, @All List<KeptRatio> ratios) {
        this.entities = entities;
        this.lock = lock;
        this.units = ratios.stream()
                .map(ratio -> "select '%s' as ratio, path, done, whole from (%s) as %s"
                        .formatted(ratio.ratio(), ratio.units(), ratio.ratio()))
                .collect(Collectors.joining(" union all "));
    }

    /** Does nothing while another replica of the service folds. */
    @Scheduled(
            every = "${qingfeng.coverage.interval}",
            identity = "fold-shares",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void fold() {
        QuarkusTransaction.requiringNew().run(() -> {
            if (lock.tryTake(LOCK)) {
                cycles(NOTED)
                        .forEach(cycle -> entities.createNativeQuery(COUNT_ANEW.formatted(units))
                                .setParameter("cycle", cycle)
                                .executeUpdate());
            }
        });
    }

    /** How many totals are wrong, those left out that are to be counted anew. Nothing is folded until the caller's transaction ends. */
    long wrong() {
        lock.take(LOCK);
        return cycles(CYCLES).stream()
                .mapToLong(cycle -> (Long) entities.createNativeQuery(WRONG.formatted(units))
                        .setParameter("cycle", cycle)
                        .getSingleResult())
                .sum();
    }

    /** Has all totals counted anew. */
    void noteAll() {
        entities.createNativeQuery(NOTE_ALL).executeUpdate();
    }

    private List<UUID> cycles(String query) {
        List<?> cycles = entities.createNativeQuery(query).getResultList();
        return cycles.stream().map(UUID.class::cast).toList();
    }
}
