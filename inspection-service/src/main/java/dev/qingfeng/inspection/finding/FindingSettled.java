package dev.qingfeng.inspection.finding;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A finding was settled, or turned out to be without ground. */
@EventType(value = "dev.qingfeng.inspection.finding-settled.v1", topic = "qingfeng.inspection.events.v1")
public record FindingSettled(
        UUID findingId, UUID inspectionId, UUID cycleId, UUID unitId, FindingOutcome outcome, boolean late) {

    static FindingSettled from(Finding finding, FindingOutcome outcome, Occurrence settled) {
        return new FindingSettled(
                finding.id(), finding.inspectionId(), finding.cycleId(), finding.unitId(), outcome, settled.isLate());
    }
}
