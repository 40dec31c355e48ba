package dev.qingfeng.pledge.coverage;

import dev.qingfeng.pledge.coverage.Achieved.Share;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Reads the kept shares of subtrees; exact at any moment, and as fast whatever the size of the subtree while nothing changes. */
@ApplicationScoped
public class KeptShares {

    /** What is noted counts for the cities that are there when it is read, so that neither has to come first. */
    static final String NOTED = """
            exists (
              select 1 from share_change n
              where n.cycle_id = :cycle or n.path <@ (
                select city.path from registry_cycle y join registry_unit city on city.id = y.unit_id where y.id = :cycle))""";

    /** In one statement: what is kept, and whether it is still right, as of the same moment. */
    private static final String KEPT = "select k.done, k.whole, " + NOTED + """
             as noted
            from (select 1) as always left join subtree_share k
              on k.cycle_id = :cycle and k.path = cast(:path as ltree) and k.ratio = :ratio""";

    private static final String COUNTED = """
            select cast(sum(done) as bigint) as done, cast(sum(whole) as bigint) as whole
            from (%s) as unit where unit.path <@ cast(:path as ltree)""";

    private final EntityManager entities;

    KeptShares(EntityManager entities) {
        this.entities = entities;
    }

    /** At this path and below it; empty where no unit counts. */
    Optional<Share> of(KeptRatio ratio, UUID cycleId, String path) {
        Tuple kept = (Tuple) entities.createNativeQuery(KEPT, Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("path", path)
                .setParameter("ratio", ratio.ratio().name())
                .getSingleResult();
        if (!kept.get("noted", Boolean.class)) {
            return share(kept);
        }
        return share((Tuple) entities.createNativeQuery(COUNTED.formatted(ratio.units()), Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("path", path)
                .getSingleResult());
    }

    private static Optional<Share> share(Tuple row) {
        return Optional.ofNullable(row.get("done", Long.class))
                .map(done -> new Share(done, row.get("whole", Long.class)));
    }
}
