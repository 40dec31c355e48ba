package dev.qingfeng.complaint.clearance;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Clearances of the cadres that a caller may see: those of their units, and never their own, under whichever of their staff
 * numbers, nor those of their kin and of who is in their leadership team: when one changes, it may point to a case.
 */
@ApplicationScoped
public class ClearanceRepository implements PanacheRepositoryBase<Clearance, UUID> {

    private static final String VISIBLE = "exists (select 1 from RegistryCadre k join RegistryUnit u on u.id = k.unitId"
            + " where k.id = c.id and not k.gone and within(u.path, ?1) and k.staffNumber not in ?2) and c.id not in ?3";

    /** Makes the row of a cadre who has none yet. Nobody decides that, so that it leaves no audit row. */
    void open(UUID cadreId) {
        getEntityManager()
                .createNativeQuery(
                        "insert into clearance (id, version, given) values (:id, 0, false) on conflict do nothing")
                .setParameter("id", cadreId)
                .executeUpdate();
    }

    Optional<Clearance> findVisible(UUID cadreId, UnitPath scope, Collection<String> own, Collection<UUID> near) {
        return find("from Clearance c where " + VISIBLE + " and c.id = ?4", scope.value(), own, near, cadreId)
                .firstResultOptional();
    }

    List<Clearance> page(UUID after, int rows, UnitPath scope, Collection<String> own, Collection<UUID> near) {
        return find(
                        "from Clearance c where " + VISIBLE + " and c.id > ?4 order by c.id",
                        scope.value(),
                        own,
                        near,
                        after)
                .page(0, rows)
                .list();
    }

    /** By staff number, the caller's own included: an import says what is wrong with it. */
    Map<String, Clearance> byStaffNumbers(Collection<String> staffNumbers, UnitPath scope) {
        Map<String, Clearance> found = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select k.staffNumber, c from Clearance c join RegistryCadre k on k.id = c.id"
                                + " join RegistryUnit u on u.id = k.unitId"
                                + " where k.staffNumber in ?1 and not k.gone and within(u.path, ?2)",
                        Object[].class)
                .setParameter(1, staffNumbers)
                .setParameter(2, scope.value())
                .getResultList()
                .forEach(row -> found.put((String) row[0], (Clearance) row[1]));
        return found;
    }

    private static @Nullable List<UUID> ids(@Nullable Object list) {
        return list == null
                ? null
                : ((Collection<?>) list).stream().map(UUID.class::cast).toList();
    }

    /** Nobody is cleared any more, nor half cleared. The audit row of the restore stands for all of them. */
    void withdrawAll() {
        update("update versioned Clearance set given = false, proposedBy = null where given or proposedBy is not null");
    }

    /** Those of these cadres that may be seen. */
    List<Clearance> visible(Collection<UUID> cadreIds, UnitPath scope, Collection<String> own, Collection<UUID> near) {
        return list(
                "from Clearance c where " + VISIBLE + " and c.id in ?4 order by c.id",
                scope.value(),
                own,
                near,
                cadreIds);
    }

    /** Whether an opinion said no of one of these. */
    boolean anyIsRefusedByOpinion(Collection<UUID> cadreIds) {
        return !cadreIds.isEmpty() && count("id in ?1 and lastOpinion = false", cadreIds) > 0;
    }

    /** From now on this is what was told; a decision that is made meanwhile is told by the next batch. */
    void publish() {
        getEntityManager()
                .createNativeQuery("update clearance set published = given where published <> given")
                .executeUpdate();
    }

    /** The same of the cadres of a part of the tree alone. */
    void publish(UnitPath scope) {
        getEntityManager()
                .createNativeQuery("""
                        update clearance c set published = given from registry_cadre k join registry_unit u on u.id = k.unit_id
                        where k.id = c.id and u.path <@ text2ltree(:scope) and published <> given""")
                .setParameter("scope", scope.value())
                .executeUpdate();
    }

    /** Of every cadre who is there, seen by anybody or not, as a batch tells it. */
    List<ClearanceInBatch> all(long batch) {
        return getEntityManager()
                .createQuery(
                        "select c.id, c.published, c.mergedFrom from Clearance c join RegistryCadre k on k.id = c.id"
                                + " where not k.gone order by c.id",
                        Tuple.class)
                .getResultStream()
                .map(row ->
                        new ClearanceInBatch(row.get(0, UUID.class), batch, row.get(1, Boolean.class), ids(row.get(2))))
                .toList();
    }
}
