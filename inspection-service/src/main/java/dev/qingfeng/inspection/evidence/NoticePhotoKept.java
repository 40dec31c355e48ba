package dev.qingfeng.inspection.evidence;

import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/**
 * A photo of a notice where it hangs was kept.
 *
 * @param issue which of its notices it shows, as the event of that has it
 */
@EventType(value = "dev.qingfeng.inspection.notice-photo-kept.v1", topic = "qingfeng.inspection.events.v1")
public record NoticePhotoKept(
        UUID noticePhotoId, UUID inspectionId, UUID cycleId, UUID unitId, int issue, String sha256) {

    static NoticePhotoKept from(UnitInspection inspection, EvidenceFile photo) {
        return new NoticePhotoKept(
                photo.id(),
                inspection.id(),
                inspection.cycleId(),
                inspection.unitId(),
                photo.noticeIssue(),
                photo.sha256());
    }
}
