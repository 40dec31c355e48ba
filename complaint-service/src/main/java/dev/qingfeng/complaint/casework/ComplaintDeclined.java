package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;

/** A complaint is not looked into; why is confidential. */
@EventType(value = "dev.qingfeng.complaint.declined.v1", topic = "qingfeng.complaint.events.v1")
public record ComplaintDeclined(UUID complaintId, LocalDate declinedOn) {

    static ComplaintDeclined from(Complaint complaint, LocalDate declinedOn) {
        return new ComplaintDeclined(complaint.id(), declinedOn);
    }
}
