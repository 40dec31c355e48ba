package dev.qingfeng.inspection.evaluation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Evaluations of one inspection, which the caller has been let to. */
@ApplicationScoped
public class EvaluationRepository implements PanacheRepositoryBase<Evaluation, UUID> {

    Optional<Evaluation> findOf(UUID inspectionId, UUID id) {
        return find("inspectionId = ?1 and id = ?2", inspectionId, id).firstResultOptional();
    }

    /** Whether the inspection has graded one of these cadres. */
    boolean hasGraded(UUID inspectionId, Collection<UUID> cadreIds) {
        return count("inspectionId = ?1 and cadreId in ?2", inspectionId, cadreIds) > 0;
    }

    List<Evaluation> page(UUID inspectionId, UUID after, int rows) {
        return find("inspectionId = ?1 and id > ?2 order by id", inspectionId, after)
                .page(0, rows)
                .list();
    }
}
