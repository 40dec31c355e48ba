package dev.qingfeng.appointment.plan;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A move was proposed or withdrawn. It does not say whose: what is planned for a cadre is nobody else's to know (跑風漏氣). */
@EventType(value = "dev.qingfeng.appointment.plan-changed.v1", topic = "qingfeng.appointment.events.v1")
public record PlanChanged(UUID planId, UUID cycleId, int moveCount) {

    static PlanChanged from(Plan plan) {
        return new PlanChanged(plan.id(), plan.cycleId(), plan.moveCount());
    }
}
