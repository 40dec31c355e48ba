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

    /** How many others the plan brings into the post from elsewhere, but those who come onto seats that are added to it. */
    long coming(UUID planId, UUID postId, UUID besides) {
        return count(
                "planId = ?1 and target.postId = ?2 and (origin.postId is null or origin.postId <> ?2)"
                        + " and (method is null or method <> ADD_SEAT) and cadreId <> ?3",
                planId,
                postId,
                besides);
    }

    Optional<Move> findInPlan(UUID id, UUID planId) {
        return find("id = ?1 and planId = ?2", id, planId).firstResultOptional();
    }

    /**
     * A plan that may still be decided is mended by who drafts it: the move was proposed of somebody whom it found elsewhere. So it
     * was of the survivor, where a post of the duplicate comes along.
     */
    @Override
    public List<String> collisions(UUID duplicate, UUID survivor) {
        return find(
                        "select m.id from Move m join Plan p on p.id = m.planId join TransitionCycle c on c.id = p.cycleId"
                                + " where p.state = DRAFT and c.phase = DECISION and (m.cadreId = ?1 or m.cadreId = ?2"
                                + " and exists (select 1 from Cadre d where d.id = ?1 and d.details.postId is not null))"
                                + " order by m.id",
                        duplicate,
                        survivor)
                .project(UUID.class)
                .stream()
                .map(move -> "move " + move)
                .toList();
    }

    @Override
    public boolean isOfPlans() {
        return true;
    }

    List<Move> page(UUID planId, UUID after, int rows) {
        return find("planId = ?1 and id > ?2 order by id", planId, after)
                .page(0, rows)
                .list();
    }
}
