package dev.qingfeng.appointment.plan;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Plans of the cities that lie within a caller's scope; who sees a part of a city does not see its plans. */
@ApplicationScoped
public class PlanRepository implements PanacheRepositoryBase<Plan, UUID> {

    private static final String GOVERNED =
            "exists (select 1 from TransitionCycle c join Unit u on u.id = c.unitId where c.id = p.cycleId"
                    + " and within(u.path, ?1))";

    public Optional<Plan> findGoverned(UUID id, UnitPath scope, LockModeType lock) {
        return find("from Plan p where " + GOVERNED + " and p.id = ?2", scope.value(), id)
                .withLock(lock)
                .firstResultOptional();
    }

    List<Plan> page(UUID after, int rows, UnitPath scope) {
        return find("from Plan p where " + GOVERNED + " and p.id > ?2 order by p.id", scope.value(), after)
                .page(0, rows)
                .list();
    }
}
