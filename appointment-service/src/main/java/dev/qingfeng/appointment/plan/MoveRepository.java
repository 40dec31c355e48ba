package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.cadre.FollowsCadre;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The moves of plans. */
@ApplicationScoped
public class MoveRepository implements PanacheRepositoryBase<Move, UUID>, FollowsCadre {

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

    /** A plan that is not decided yet is mended by who drafts it: the move was proposed of somebody whom it found elsewhere. */
    @Override
    public List<String> collisions(UUID duplicate, UUID survivor) {
        return list("cadreId = ?1 and planId in (select p.id from Plan p where p.state = DRAFT) order by id", duplicate)
                .stream()
                .map(move -> "move " + move.id())
                .toList();
    }

    List<Move> page(UUID planId, UUID after, int rows) {
        return find("planId = ?1 and id > ?2 order by id", planId, after)
                .page(0, rows)
                .list();
    }
}
