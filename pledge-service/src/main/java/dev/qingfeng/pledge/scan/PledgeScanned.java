package dev.qingfeng.pledge.scan;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.UUID;

/** A scan of a pledge that was signed on paper was kept; from the second edition on it corrects the one before. */
@EventType(value = "dev.qingfeng.pledge.scanned.v1", topic = "qingfeng.pledge.events.v1")
public record PledgeScanned(UUID pledgeId, UUID scanId, int edition, Instant recordedAt) {

    static PledgeScanned from(PledgeScan scan) {
        return new PledgeScanned(scan.pledgeId(), scan.id(), scan.edition(), scan.recordedAt());
    }
}
