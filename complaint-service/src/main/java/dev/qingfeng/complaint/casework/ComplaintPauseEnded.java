package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.CaseState;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * The day until which a complaint was to wait has passed: its deadline runs on.
 *
 * @param dueOn by when it is to leave its state
 */
@EventType(value = "dev.qingfeng.complaint.pause-ended.v1", topic = "qingfeng.complaint.events.v1")
public record ComplaintPauseEnded(UUID complaintId, CaseState caseState, LocalDate dueOn) {

    static ComplaintPauseEnded from(Complaint complaint) {
        return new ComplaintPauseEnded(
                complaint.id(), complaint.caseState(), Objects.requireNonNull(complaint.dueOn(), "dueOn"));
    }
}
