package dev.qingfeng.inspection.interview;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the interviews of inspections that the caller has been let to say together. */
@ApplicationScoped
public class InterviewFiguresRepository implements PanacheRepositoryBase<InterviewFigures, UUID> {

    Optional<InterviewFigures> findOf(UUID inspectionId) {
        return find("inspectionId", inspectionId).firstResultOptional();
    }

    /** What was counted by a moment, in the order of the units. */
    List<InterviewFigures> ofCycle(UUID cycleId, Instant until) {
        return list("cycleId = ?1 and countedAt <= ?2 order by unitId", cycleId, until);
    }
}
