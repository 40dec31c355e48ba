package dev.qingfeng.appointment.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Reads what earlier plans of a cycle have decided. */
@ApplicationScoped
class DecisionsOfCycle {

    /** A post that somebody was moved out of is no longer theirs, so since when they held it is the tenure's to say. */
    private static final String STANDING =
            "select coalesce(c.mergedInto, a.cadreId), a.kind, a.method, a.rankAndBenefits, a.origin.unitId, a.origin.postId,"
                    + " a.origin.rank, a.target.unitId, a.target.postId, a.target.rank,"
                    + " case when m.reason is null then false else true end,"
                    + " case when a.state = EFFECTIVE then false else true end, a.effectiveOn,"
                    + " (select max(t.since) from Tenure t where t.cadreId = coalesce(c.mergedInto, a.cadreId)"
                    + " and t.postId = a.origin.postId and t.since <= a.effectiveOn)"
                    + " from Appointment a left join Cadre c on c.id = a.cadreId"
                    + " left join Move m on m.planId = a.planId and m.cadreId = a.cadreId"
                    + " where a.cycleId = ?1 and (a.state in (DECIDED, EFFECTIVE)"
                    + " or a.state = SUSPENDED and a.obstacle <> MOVED_MEANWHILE)"
                    + " order by case when a.kind = RETENTION or a.rankAndBenefits = true then 0 else 1 end, a.decidedAt, a.id";

    private final EntityManager entities;

    DecisionsOfCycle(EntityManager entities) {
        this.entities = entities;
    }

    Decisions of(UUID cycleId) {
        return new Decisions(entities.createQuery(STANDING, Decisions.Decision.class)
                .setParameter(1, cycleId)
                .getResultList());
    }
}
