package dev.qingfeng.appointment.policy;

import dev.qingfeng.appointment.resolution.Resolution;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.UUID;

/** The committee adopted a version of the principles. */
@EventType(value = "dev.qingfeng.appointment.policy-adopted.v1", topic = "qingfeng.appointment.events.v1")
public record PolicyAdopted(UUID policyId, UUID cycleId, int edition, UUID resolutionId, Instant occurredAt) {

    static PolicyAdopted from(Policy policy, Resolution resolution) {
        return new PolicyAdopted(
                policy.id(),
                policy.cycleId(),
                policy.edition(),
                resolution.id(),
                resolution.occurrence().occurredAt());
    }
}
