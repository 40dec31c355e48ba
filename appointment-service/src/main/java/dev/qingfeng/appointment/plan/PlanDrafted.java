package dev.qingfeng.appointment.plan;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan was begun.
 *
 * @param branchedFromId the plan that it is a copy of; null where it began without moves
 */
@EventType(value = "dev.qingfeng.appointment.plan-drafted.v1", topic = "qingfeng.appointment.events.v1")
public record PlanDrafted(
        UUID planId, UUID cycleId, UUID policyId, @Nullable UUID branchedFromId) {

    static PlanDrafted from(Plan plan) {
        return new PlanDrafted(plan.id(), plan.cycleId(), plan.policyId(), plan.branchedFromId());
    }
}
