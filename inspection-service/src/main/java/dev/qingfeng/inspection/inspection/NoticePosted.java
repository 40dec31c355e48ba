package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The notice of an inspection was posted, or issued anew.
 *
 * @param issue 1, and one more each time it is issued anew: the one before is void then
 */
@EventType(value = "dev.qingfeng.inspection.notice-posted.v1", topic = "qingfeng.inspection.events.v1")
public record NoticePosted(
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        Instant postedAt,
        LocalDate fieldworkBeginsOn,
        int issue,
        boolean late) {

    static NoticePosted from(UnitInspection inspection, InspectionNotice notice) {
        return new NoticePosted(
                inspection.id(),
                inspection.cycleId(),
                inspection.unitId(),
                notice.posting().occurredAt(),
                notice.fieldworkBeginsOn(),
                inspection.noticesIssued(),
                notice.posting().isLate());
    }
}
