package dev.qingfeng.appointment.plan;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A plan that was submitted lies with the committee no more, and can be changed again. */
@EventType(value = "dev.qingfeng.appointment.plan-taken-back.v1", topic = "qingfeng.appointment.events.v1")
public record PlanTakenBack(UUID planId, UUID cycleId) {

    static PlanTakenBack from(Plan plan) {
        return new PlanTakenBack(plan.id(), plan.cycleId());
    }
}
