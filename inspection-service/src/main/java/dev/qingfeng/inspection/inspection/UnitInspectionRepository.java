package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.registry.Registry;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** One that a record of ours refers to, whoever asks; whoever changes it at the same time waits. */
    public UnitInspection lock(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).singleResult();
    }

    /** Those of these units in a cycle; whoever changes one at the same time waits. */
    List<UnitInspection> ofUnitsForChange(UUID cycleId, Collection<UUID> units) {
        return find("cycleId = ?1 and unitId in ?2 order by id", cycleId, units)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** An inspection and its unit. */
    public record OfUnit(UUID id, UUID unitId) {}

    /** An inspection, its unit, and the team that has it. */
    record Assigned(UUID id, UUID cycleId, UUID teamId, UUID unitId) {}

    /** These, without what is recorded of them. */
    List<Assigned> assigned(Collection<UUID> ids) {
        return getEntityManager()
                .createQuery(
                        "select i.id, i.cycleId, i.teamId, i.unitId from UnitInspection i where i.id in :ids",
                        Tuple.class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(row -> new Assigned(
                        row.get(0, UUID.class), row.get(1, UUID.class), row.get(2, UUID.class), row.get(3, UUID.class)))
                .toList();
    }

    /** Those of a cycle of which no step has begun, and from whose units another had taken over by a day. */
    List<OfUnit> notBegunOfUnitsEndedBy(UUID cycleId, LocalDate day) {
        return ofUnits("i.state in (ASSIGNED, NOTICE_POSTED) and u.endedOn <= :day", cycleId, day);
    }

    /**
     * Those of a cycle that are waited for, in the order of their ids: not of a unit from which another had taken over by a day, unless
     * they have ended.
     */
    public List<OfUnit> waitedFor(UUID cycleId, LocalDate day) {
        return ofUnits("(i.state = CONCLUDED or u.endedOn is null or u.endedOn > :day)", cycleId, day);
    }

    private List<OfUnit> ofUnits(String which, UUID cycleId, LocalDate day) {
        return getEntityManager()
                .createQuery(
                        "select i.id, i.unitId from UnitInspection i join RegistryUnit u on u.id = i.unitId"
                                + " where i.cycleId = :cycle and " + which + " order by i.id",
                        Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("day", day)
                .getResultStream()
                .map(row -> new OfUnit(row.get(0, UUID.class), row.get(1, UUID.class)))
                .toList();
    }

    /** Which team inspects each unit of a cycle. */
    public Map<UUID, UUID> teamsOfUnits(UUID cycleId) {
        return getEntityManager()
                .createQuery("select i.unitId, i.teamId from UnitInspection i where i.cycleId = :cycle", Tuple.class)
                .setParameter("cycle", cycleId)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> row.get(1, UUID.class)));
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
