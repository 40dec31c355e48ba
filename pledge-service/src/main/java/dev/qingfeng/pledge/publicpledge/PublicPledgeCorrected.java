package dev.qingfeng.pledge.publicpledge;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.UUID;

/** What was recorded of a public pledge was corrected. */
@EventType(value = "dev.qingfeng.pledge.public-pledge-corrected.v1", topic = "qingfeng.pledge.events.v1")
public record PublicPledgeCorrected(UUID publicPledgeId, UUID cycleId, UUID unitId, Instant occurredAt) {

    static PublicPledgeCorrected from(PublicPledge pledge) {
        return new PublicPledgeCorrected(pledge.id(), pledge.cycleId(), pledge.unitId(), pledge.occurredAt());
    }
}
