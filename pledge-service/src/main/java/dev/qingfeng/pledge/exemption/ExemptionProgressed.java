package dev.qingfeng.pledge.exemption;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** An exemption was proposed, decided, withdrawn or revoked; on what ground is nobody's business outside. */
@EventType(value = "dev.qingfeng.pledge.exemption-progressed.v1", topic = "qingfeng.pledge.events.v1")
public record ExemptionProgressed(UUID exemptionId, UUID pledgeId, UUID cycleId, ExemptionState state) {

    static ExemptionProgressed from(Exemption exemption) {
        return new ExemptionProgressed(exemption.id(), exemption.pledgeId(), exemption.cycleId(), exemption.state());
    }
}
