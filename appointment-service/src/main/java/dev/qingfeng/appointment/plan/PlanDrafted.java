package dev.qingfeng.appointment.plan;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A plan was begun. */
@EventType(value = "dev.qingfeng.appointment.plan-drafted.v1", topic = "qingfeng.appointment.events.v1")
public record PlanDrafted(UUID planId, UUID cycleId, UUID policyId) {

    static PlanDrafted from(Plan plan) {
        return new PlanDrafted(plan.id(), plan.cycleId(), plan.policyId());
    }
}
