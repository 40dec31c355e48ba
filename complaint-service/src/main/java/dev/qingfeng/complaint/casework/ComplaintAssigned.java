package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;

/** A complaint has a handler, or another one; who that is is not told. */
@EventType(value = "dev.qingfeng.complaint.assigned.v1", topic = "qingfeng.complaint.events.v1")
public record ComplaintAssigned(UUID complaintId, LocalDate assignedOn) {

    static ComplaintAssigned from(Complaint complaint, LocalDate assignedOn) {
        return new ComplaintAssigned(complaint.id(), assignedOn);
    }
}
