package dev.qingfeng.inspection.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Fixed versions of dossiers of inspections that the caller has been let to. */
@ApplicationScoped
public class DossierRepository implements PanacheRepositoryBase<DossierVersion, UUID> {

    /** Of all members of an inspection, without what they hold; the first editions first. */
    List<DossierVersionEntry> entries(UUID inspectionId) {
        return getEntityManager()
                .createQuery(
                        "select v.cadreId, v.edition, v.sha256, v.fixedAt, v.fixedBy from DossierVersion v"
                                + " where v.inspectionId = :inspection order by v.edition, v.cadreId",
                        Tuple.class)
                .setParameter("inspection", inspectionId)
                .getResultStream()
                .map(row -> new DossierVersionEntry(
                        inspectionId,
                        row.get(0, UUID.class),
                        row.get(1, Integer.class),
                        row.get(2, String.class),
                        row.get(3, Instant.class),
                        row.get(4, String.class)))
                .toList();
    }

    /** Of somebody with these ids. */
    Optional<DossierVersion> find(UUID inspectionId, Collection<UUID> cadreIds, int edition) {
        return find("inspectionId = ?1 and cadreId in ?2 and edition = ?3", inspectionId, cadreIds, edition)
                .firstResultOptional();
    }
}
