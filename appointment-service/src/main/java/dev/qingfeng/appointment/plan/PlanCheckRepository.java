package dev.qingfeng.appointment.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How plans stood when they were checked; whoever asks sees the plan. */
@ApplicationScoped
public class PlanCheckRepository implements PanacheRepositoryBase<PlanCheck, UUID> {

    Optional<PlanCheck> findInPlan(UUID id, UUID planId) {
        return find("id = ?1 and planId = ?2", id, planId).firstResultOptional();
    }

    List<PlanCheck> page(UUID planId, UUID after, int rows) {
        return find("planId = ?1 and id > ?2 order by id", planId, after)
                .page(0, rows)
                .list();
    }
}
