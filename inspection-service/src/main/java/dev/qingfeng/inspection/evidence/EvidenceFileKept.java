package dev.qingfeng.inspection.evidence;

import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** A file that shows a step of an inspection was kept. */
@EventType(value = "dev.qingfeng.inspection.evidence-file-kept.v1", topic = "qingfeng.inspection.events.v1")
public record EvidenceFileKept(
        UUID evidenceFileId, UUID inspectionId, UUID cycleId, UUID unitId, Step step, String sha256) {

    static EvidenceFileKept from(UnitInspection inspection, EvidenceFile file) {
        return new EvidenceFileKept(
                file.id(), inspection.id(), inspection.cycleId(), inspection.unitId(), file.step(), file.sha256());
    }
}
