package dev.qingfeng.appointment.policy;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A draft of the principles sets something else now. */
@EventType(value = "dev.qingfeng.appointment.policy-tuned.v1", topic = "qingfeng.appointment.events.v1")
public record PolicyTuned(UUID policyId, UUID cycleId, int edition) {

    static PolicyTuned from(Policy policy) {
        return new PolicyTuned(policy.id(), policy.cycleId(), policy.edition());
    }
}
