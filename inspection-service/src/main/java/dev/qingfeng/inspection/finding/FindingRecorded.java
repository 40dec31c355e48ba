package dev.qingfeng.inspection.finding;

import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** Something was found in a step of an inspection; what it is, is confidential. */
@EventType(value = "dev.qingfeng.inspection.finding-recorded.v1", topic = "qingfeng.inspection.events.v1")
public record FindingRecorded(
        UUID findingId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        Step step,
        String category,
        FindingSeverity severity,
        boolean late) {

    static FindingRecorded from(Finding finding) {
        return new FindingRecorded(
                finding.id(),
                finding.inspectionId(),
                finding.cycleId(),
                finding.unitId(),
                finding.step(),
                finding.category(),
                finding.severity(),
                finding.found().isLate());
    }
}
