package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;

/** Nothing is left to be done about a complaint. */
@EventType(value = "dev.qingfeng.complaint.closed.v1", topic = "qingfeng.complaint.events.v1")
public record ComplaintClosed(UUID complaintId, LocalDate closedOn) {

    static ComplaintClosed from(Complaint complaint, LocalDate closedOn) {
        return new ComplaintClosed(complaint.id(), closedOn);
    }
}
