package dev.qingfeng.pledge.breach;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** It was announced that a pledge was broken; before that nothing is told. */
@EventType(value = "dev.qingfeng.pledge.pledge-breached.v1", topic = "qingfeng.pledge.events.v1")
public record PledgeBreached(UUID pledgeId) {

    static PledgeBreached from(Breach breach) {
        return new PledgeBreached(breach.pledgeId());
    }
}
