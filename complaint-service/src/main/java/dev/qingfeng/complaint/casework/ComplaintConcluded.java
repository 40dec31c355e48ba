package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;

/** A complaint was investigated; what was found is confidential. */
@EventType(value = "dev.qingfeng.complaint.concluded.v1", topic = "qingfeng.complaint.events.v1")
public record ComplaintConcluded(UUID complaintId, LocalDate concludedOn) {

    static ComplaintConcluded from(Complaint complaint, LocalDate concludedOn) {
        return new ComplaintConcluded(complaint.id(), concludedOn);
    }
}
