package dev.qingfeng.complaint.access;

import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;

/** What is confidential of a complaint can be read no more, by anyone. */
@EventType(value = "dev.qingfeng.complaint.erased.v1", topic = "qingfeng.complaint.events.v1")
public record ComplaintErased(UUID complaintId, LocalDate erasedOn) {

    static ComplaintErased from(Complaint complaint, LocalDate erasedOn) {
        return new ComplaintErased(complaint.id(), erasedOn);
    }
}
