package dev.qingfeng.complaint.clearancelist;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists of the cities that a caller governs. */
@ApplicationScoped
public class ClearanceListRepository implements PanacheRepositoryBase<ClearanceList, UUID> {

    private static final String VISIBLE = "from ClearanceList l where exists (select 1 from RegistryCycle y"
            + " join RegistryUnit city on city.id = y.unitId where y.id = l.cycleId and within(city.path, ?1)) and l.state in ?2";

    Optional<ClearanceList> findVisible(UUID id, UnitPath scope, Collection<ClearanceListState> states) {
        return find(VISIBLE + " and l.id = ?3", scope.value(), states, id).firstResultOptional();
    }

    /** The same; who answers at the same time waits. */
    Optional<ClearanceList> lockVisible(UUID id, UnitPath scope, Collection<ClearanceListState> states) {
        return find(VISIBLE + " and l.id = ?3", scope.value(), states, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    List<ClearanceList> page(UUID after, int rows, UnitPath scope, Collection<ClearanceListState> states) {
        return find(VISIBLE + " and l.id > ?3 order by l.id", scope.value(), states, after)
                .page(0, rows)
                .list();
    }
}
