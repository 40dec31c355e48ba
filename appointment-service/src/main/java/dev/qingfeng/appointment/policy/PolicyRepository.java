package dev.qingfeng.appointment.policy;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Policies of the cities that lie within a caller's scope. */
@ApplicationScoped
public class PolicyRepository implements PanacheRepositoryBase<Policy, UUID> {

    private static final String GOVERNED =
            "exists (select 1 from TransitionCycle c join Unit u on u.id = c.unitId where c.id = p.cycleId"
                    + " and within(u.path, ?1))";

    public Optional<Policy> findGoverned(UUID id, UnitPath scope, LockModeType lock) {
        return find("from Policy p where " + GOVERNED + " and p.id = ?2", scope.value(), id)
                .withLock(lock)
                .firstResultOptional();
    }

    /** Whether a policy of the cycle had been adopted by that moment, however late that was recorded. */
    boolean wasAdoptedBy(Instant moment, UUID cycleId) {
        return count(
                        "from Policy p join Resolution r on r.id = p.resolutionId where p.cycleId = ?1 and p.state = ADOPTED"
                                + " and r.occurrence.occurredAt <= ?2",
                        cycleId,
                        moment)
                > 0;
    }

    int lastEdition(UUID cycleId) {
        return find("cycleId = ?1 order by edition desc", cycleId)
                .firstResultOptional()
                .map(Policy::edition)
                .orElse(0);
    }

    List<Policy> page(UUID after, int rows, UnitPath scope) {
        return find("from Policy p where " + GOVERNED + " and p.id > ?2 order by p.id", scope.value(), after)
                .page(0, rows)
                .list();
    }
}
