package dev.qingfeng.pledge.publicpledge;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.UUID;

/** The leader of an inspection team pledged publicly in a unit. */
@EventType(value = "dev.qingfeng.pledge.publicly-pledged.v1", topic = "qingfeng.pledge.events.v1")
public record PubliclyPledged(
        UUID publicPledgeId, UUID cycleId, UUID unitId, UUID teamId, UUID leaderId, Instant occurredAt, boolean late) {

    static PubliclyPledged from(PublicPledge pledge) {
        return new PubliclyPledged(
                pledge.id(),
                pledge.cycleId(),
                pledge.unitId(),
                pledge.teamId(),
                pledge.leaderId(),
                pledge.occurredAt(),
                pledge.occurrence().isLate());
    }
}
