package dev.qingfeng.inspection.opinion;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Preliminary opinions of one inspection, which the caller has been let to. */
@ApplicationScoped
public class PreliminaryOpinionRepository implements PanacheRepositoryBase<PreliminaryOpinion, UUID> {

    /** How often one was formed of the leadership team. */
    int editionsOfLeadershipTeam(UUID inspectionId) {
        return (int) count("inspectionId = ?1 and cadreId is null", inspectionId);
    }

    /** How often one was formed of somebody with these ids. */
    int editionsOf(UUID inspectionId, Collection<UUID> cadreIds) {
        return (int) count("inspectionId = ?1 and cadreId in ?2", inspectionId, cadreIds);
    }

    /** Of which members one was formed. */
    Set<UUID> members(UUID inspectionId) {
        return new HashSet<>(getEntityManager()
                .createQuery(
                        "select distinct o.cadreId from PreliminaryOpinion o"
                                + " where o.inspectionId = :inspection and o.cadreId is not null",
                        UUID.class)
                .setParameter("inspection", inspectionId)
                .getResultList());
    }

    /** The last of somebody with these ids. */
    Optional<PreliminaryOpinion> last(UUID inspectionId, Collection<UUID> cadreIds) {
        return find("inspectionId = ?1 and cadreId in ?2 order by formedAt desc, id desc", inspectionId, cadreIds)
                .firstResultOptional();
    }

    List<PreliminaryOpinion> page(UUID inspectionId, UUID after, int rows) {
        return find("inspectionId = ?1 and id > ?2 order by id", inspectionId, after)
                .page(0, rows)
                .list();
    }
}
