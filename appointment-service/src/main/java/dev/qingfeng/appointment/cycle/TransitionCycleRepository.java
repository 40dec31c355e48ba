package dev.qingfeng.appointment.cycle;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Cycles of the city that a caller belongs to, and of the cities that a caller sees. */
@ApplicationScoped
public class TransitionCycleRepository implements PanacheRepositoryBase<TransitionCycle, UUID> {

    private static final String VISIBLE =
            "exists (select 1 from Unit u where u.id = c.unitId and (within(u.path, ?1) or within(?1, u.path)))";

    public Optional<TransitionCycle> findVisible(UUID id, UnitPath scope) {
        return find("from TransitionCycle c where " + VISIBLE + " and c.id = ?2", scope.value(), id)
                .firstResultOptional();
    }

    /**
     * A cycle of a city that lies within the caller's own scope: only such a caller may change it. Whoever enters a phase locks
     * it for writing, whoever decides within a phase for reading, so that neither overtakes the other.
     */
    public Optional<TransitionCycle> findGoverned(UUID id, UnitPath scope, LockModeType lock) {
        return find(
                        "from TransitionCycle c where exists (select 1 from Unit u where u.id = c.unitId"
                                + " and within(u.path, ?1)) and c.id = ?2",
                        scope.value(),
                        id)
                .withLock(lock)
                .firstResultOptional();
    }

    /** Whichever have these codes, seen by the caller or not. */
    List<TransitionCycle> byCodes(Collection<String> codes) {
        return list("code in ?1", codes);
    }

    /** The running cycle of each of these cities that has one. */
    List<TransitionCycle> runningIn(Collection<UUID> cityIds) {
        return list("unitId in ?1 and phase <> ?2", cityIds, Phase.ARCHIVED);
    }

    /** Those of the cities that the caller may see, as rows of a file. */
    List<CycleRow> rows(UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select c.code, c.name, u.path from TransitionCycle c join Unit u on u.id = c.unitId"
                                + " where within(u.path, ?1) order by c.id",
                        CycleRow.class)
                .setParameter(1, scope.value())
                .getResultList();
    }

    List<TransitionCycle> page(UUID after, int rows, UnitPath scope) {
        return find("from TransitionCycle c where " + VISIBLE + " and c.id > ?2 order by c.id", scope.value(), after)
                .page(0, rows)
                .list();
    }
}
