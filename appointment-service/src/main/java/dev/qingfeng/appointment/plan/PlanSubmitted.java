package dev.qingfeng.appointment.plan;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A plan lies with the committee, and is not changed meanwhile. It tells how many moves it has, and not whose. */
@EventType(value = "dev.qingfeng.appointment.plan-submitted.v1", topic = "qingfeng.appointment.events.v1")
public record PlanSubmitted(
        UUID planId, UUID cycleId, UUID policyId, UUID checkId, int moveCount, int score, int maximumScore) {

    static PlanSubmitted from(Plan plan, PlanCheck check) {
        return new PlanSubmitted(
                plan.id(),
                plan.cycleId(),
                plan.policyId(),
                check.id(),
                plan.moveCount(),
                check.score(),
                check.maximumScore());
    }
}
