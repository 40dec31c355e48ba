package dev.qingfeng.inspection.ballot;

import dev.qingfeng.platform.outbox.EventType;
import java.util.List;
import java.util.UUID;

/** Scrutineers and tellers of a meeting's rounds were named, or others than before. */
@EventType(value = "dev.qingfeng.inspection.scrutineers-and-tellers-named.v1", topic = "qingfeng.inspection.events.v1")
public record ScrutineersAndTellersNamed(
        UUID meetingId, UUID cycleId, UUID unitId, List<UUID> scrutineerIds, List<UUID> tellerIds) {

    static ScrutineersAndTellersNamed from(ScrutineersAndTellers named) {
        return new ScrutineersAndTellersNamed(
                named.id(), named.cycleId(), named.unitId(), named.scrutineers(), named.tellers());
    }
}
