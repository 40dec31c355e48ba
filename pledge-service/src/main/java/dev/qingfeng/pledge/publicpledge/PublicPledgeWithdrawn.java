package dev.qingfeng.pledge.publicpledge;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A public pledge had been recorded by mistake: the unit has none by it. */
@EventType(value = "dev.qingfeng.pledge.public-pledge-withdrawn.v1", topic = "qingfeng.pledge.events.v1")
public record PublicPledgeWithdrawn(UUID publicPledgeId, UUID cycleId, UUID unitId) {

    static PublicPledgeWithdrawn from(PublicPledge pledge) {
        return new PublicPledgeWithdrawn(pledge.id(), pledge.cycleId(), pledge.unitId());
    }
}
