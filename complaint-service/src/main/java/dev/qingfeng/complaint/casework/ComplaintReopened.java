package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;

/** A complaint is looked into anew. */
@EventType(value = "dev.qingfeng.complaint.reopened.v1", topic = "qingfeng.complaint.events.v1")
public record ComplaintReopened(UUID complaintId, LocalDate reopenedOn) {

    static ComplaintReopened from(Complaint complaint, LocalDate reopenedOn) {
        return new ComplaintReopened(complaint.id(), reopenedOn);
    }
}
