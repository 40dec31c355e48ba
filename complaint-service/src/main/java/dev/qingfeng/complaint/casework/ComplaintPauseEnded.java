package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.CaseState;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The day until which a complaint was to wait has passed: its deadline runs on.
 *
 * @param dueOn by when it is to leave its state; absent where nothing is due
 */
@EventType(value = "dev.qingfeng.complaint.pause-ended.v1", topic = "qingfeng.complaint.events.v1")
public record ComplaintPauseEnded(
        UUID complaintId, CaseState caseState, @Nullable LocalDate dueOn) {

    static ComplaintPauseEnded from(Complaint complaint) {
        return new ComplaintPauseEnded(complaint.id(), complaint.caseState(), complaint.dueOn());
    }
}
