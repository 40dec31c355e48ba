package dev.qingfeng.inspection.finding;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A finding is told anew; what it says is confidential. */
@EventType(value = "dev.qingfeng.inspection.finding-corrected.v1", topic = "qingfeng.inspection.events.v1")
public record FindingCorrected(
        UUID findingId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        String category,
        FindingSeverity severity,
        int edition) {

    static FindingCorrected from(Finding finding) {
        return new FindingCorrected(
                finding.id(),
                finding.inspectionId(),
                finding.cycleId(),
                finding.unitId(),
                finding.category(),
                finding.severity(),
                finding.editions());
    }
}
