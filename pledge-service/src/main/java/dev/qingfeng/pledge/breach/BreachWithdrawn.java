package dev.qingfeng.pledge.breach;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A pledge of which it was announced that it was broken was not. */
@EventType(value = "dev.qingfeng.pledge.breach-withdrawn.v1", topic = "qingfeng.pledge.events.v1")
public record BreachWithdrawn(UUID pledgeId) {

    static BreachWithdrawn from(Breach breach) {
        return new BreachWithdrawn(breach.pledgeId());
    }
}
