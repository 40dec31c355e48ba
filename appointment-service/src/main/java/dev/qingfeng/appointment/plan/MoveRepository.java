package dev.qingfeng.appointment.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The moves of plans. */
@ApplicationScoped
public class MoveRepository implements PanacheRepositoryBase<Move, UUID> {

    /** All of them, in the order in which they were proposed. */
    public List<Move> ofPlan(UUID planId) {
        return list("planId = ?1 order by id", planId);
    }

    /** The plans that may still be decided and place somebody in this very unit. */
    List<UUID> draftPlansInto(UUID unitId) {
        return find(
                        "select distinct m.planId from Move m join Plan p on p.id = m.planId"
                                + " join TransitionCycle c on c.id = p.cycleId"
                                + " where m.target.unitId = ?1 and p.state = DRAFT and c.phase = DECISION"
                                + " order by m.planId",
                        unitId)
                .project(UUID.class)
                .list();
    }

    Optional<Move> findInPlan(UUID id, UUID planId) {
        return find("id = ?1 and planId = ?2", id, planId).firstResultOptional();
    }

    List<Move> page(UUID planId, UUID after, int rows) {
        return find("planId = ?1 and id > ?2 order by id", planId, after)
                .page(0, rows)
                .list();
    }
}
