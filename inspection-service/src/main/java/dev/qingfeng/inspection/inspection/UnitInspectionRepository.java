package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.registry.Registry;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Inspections of the units that a caller sees, and of the caller's own team. */
@ApplicationScoped
public class UnitInspectionRepository implements PanacheRepositoryBase<UnitInspection, UUID> {

    private static final String VISIBLE = """
            from UnitInspection i where (
              exists (select 1 from RegistryUnit u where u.id = i.unitId and within(u.path, ?1))
              or exists (select 1 from InspectionTeam t join t.members m
                where t.id = i.teamId and m.cadreId in (%s ?2)))
            """.formatted(Registry.IDS_OF);

    public Optional<UnitInspection> findVisible(UUID id, Scope scope) {
        return find(VISIBLE + " and i.id = ?3", scope.unitPath(), scope.staffNumber(), id)
                .firstResultOptional();
    }

    /** Those of these that the caller sees. */
    public List<UnitInspection> findVisible(Collection<UUID> ids, Scope scope) {
        return list(VISIBLE + " and i.id in ?3", scope.unitPath(), scope.staffNumber(), ids);
    }

    /** The same as of one, and whoever changes it at the same time waits: several people record the steps of one inspection. */
    public Optional<UnitInspection> findForChange(UUID id, Scope scope) {
        return find(VISIBLE + " and i.id = ?3", scope.unitPath(), scope.staffNumber(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The same of many, in the order of their ids. */
    public List<UnitInspection> findForChange(Collection<UUID> ids, Scope scope) {
        return find(VISIBLE + " and i.id in ?3 order by i.id", scope.unitPath(), scope.staffNumber(), ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those of these units in a cycle; whoever changes one at the same time waits. */
    List<UnitInspection> ofUnitsForChange(UUID cycleId, Collection<UUID> units) {
        return find("cycleId = ?1 and unitId in ?2 order by id", cycleId, units)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** In the order of their ids; of one cycle, or of all if that is null. */
    List<UnitInspection> page(UUID after, int rows, @Nullable UUID cycleId, Scope scope) {
        PanacheQuery<UnitInspection> found = cycleId == null
                ? find(VISIBLE + " and i.id > ?3 order by i.id", scope.unitPath(), scope.staffNumber(), after)
                : find(
                        VISIBLE + " and i.cycleId = ?4 and i.id > ?3 order by i.id",
                        scope.unitPath(),
                        scope.staffNumber(),
                        after,
                        cycleId);
        return found.page(0, rows).list();
    }
}
