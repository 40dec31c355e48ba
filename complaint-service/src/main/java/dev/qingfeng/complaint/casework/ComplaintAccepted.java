package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;

/** A complaint is looked into. Nothing here points to who made it or to anyone it is about. */
@EventType(value = "dev.qingfeng.complaint.accepted.v1", topic = "qingfeng.complaint.events.v1")
public record ComplaintAccepted(UUID complaintId, LocalDate acceptedOn) {

    static ComplaintAccepted from(Complaint complaint, LocalDate acceptedOn) {
        return new ComplaintAccepted(complaint.id(), acceptedOn);
    }
}
