package dev.qingfeng.appointment.plan;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A draft was checked against its policy. It tells counts and the score, and not of whom. */
@EventType(value = "dev.qingfeng.appointment.plan-checked.v1", topic = "qingfeng.appointment.events.v1")
public record PlanChecked(
        UUID checkId,
        UUID planId,
        UUID cycleId,
        UUID policyId,
        boolean gatesMet,
        int hardCount,
        int softCount,
        int score,
        int maximumScore) {

    static PlanChecked from(PlanCheck check) {
        return new PlanChecked(
                check.id(),
                check.planId(),
                check.cycleId(),
                check.policyId(),
                check.gatesMet(),
                check.hardCount(),
                check.softCount(),
                check.score(),
                check.maximumScore());
    }
}
