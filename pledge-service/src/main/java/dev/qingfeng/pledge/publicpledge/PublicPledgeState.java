package dev.qingfeng.pledge.publicpledge;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.UUID;

/** The full state of a public pledge, for the gate before ballots. */
@EventType(value = "dev.qingfeng.pledge.public-pledge.v1", topic = "qingfeng.pledge.public-pledges.v1")
public record PublicPledgeState(
        UUID publicPledgeId,
        UUID cycleId,
        UUID unitId,
        UUID teamId,
        UUID leaderId,
        UUID textId,
        int textEdition,
        String textHash,
        Instant occurredAt) {

    static PublicPledgeState from(PublicPledge pledge) {
        return new PublicPledgeState(
                pledge.id(),
                pledge.cycleId(),
                pledge.unitId(),
                pledge.teamId(),
                pledge.leaderId(),
                pledge.text().id(),
                pledge.text().edition(),
                pledge.text().hash(),
                pledge.occurredAt());
    }
}
