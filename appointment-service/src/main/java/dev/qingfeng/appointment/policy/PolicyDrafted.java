package dev.qingfeng.appointment.policy;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A version of the principles was drafted. */
@EventType(value = "dev.qingfeng.appointment.policy-drafted.v1", topic = "qingfeng.appointment.events.v1")
public record PolicyDrafted(UUID policyId, UUID cycleId, int edition) {

    static PolicyDrafted from(Policy policy) {
        return new PolicyDrafted(policy.id(), policy.cycleId(), policy.edition());
    }
}
