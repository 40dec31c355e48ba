package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.principle.Snapshot;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What plans are let off from; whoever asks sees the plan. */
@ApplicationScoped
public class WaiverRepository implements PanacheRepositoryBase<Waiver, UUID> {

    Optional<Waiver> findInPlan(UUID id, UUID planId) {
        return find("id = ?1 and planId = ?2", id, planId).firstResultOptional();
    }

    /** Those that count. */
    Set<Snapshot.Waiver> granted(UUID planId) {
        return list("planId = ?1 and state = GRANTED", planId).stream()
                .map(waiver -> new Snapshot.Waiver(waiver.principle(), waiver.subjectId()))
                .collect(Collectors.toSet());
    }

    /**
     * The seats that granted exemptions from quotas have added in the city of this cycle, in whichever cycle, for as long as who came onto
     * one stays.
     */
    public Set<Snapshot.AddedSeat> addedSeats(UUID cycleId) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select a.target.postId, coalesce(m.mergedInto, a.cadreId) from Appointment a join Waiver w on w.planId = a.planId"
                                + " and w.subjectId = a.target.postId join TransitionCycle t on t.id = a.cycleId"
                                + " join TransitionCycle asking on asking.unitId = t.unitId"
                                + " left join Cadre m on m.id = a.cadreId"
                                + " where asking.id = ?1 and w.principle = 'P2' and w.state = GRANTED"
                                + " and a.method = ADD_SEAT and (a.state in (DECIDED, SUSPENDED) or a.state = EFFECTIVE"
                                + " and exists (select 1 from Cadre c where c.id = coalesce(m.mergedInto, a.cadreId)"
                                + " and c.details.postId = a.target.postId))",
                        Snapshot.AddedSeat.class)
                .setParameter(1, cycleId)
                .getResultList());
    }

    List<Waiver> page(UUID planId, UUID after, int rows) {
        return find("planId = ?1 and id > ?2 order by id", planId, after)
                .page(0, rows)
                .list();
    }
}
