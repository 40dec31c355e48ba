package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.CaseState;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;

/** Something was done with a complaint that has no event of its own; what it was is confidential. */
@EventType(value = "dev.qingfeng.complaint.progressed.v1", topic = "qingfeng.complaint.events.v1")
public record ComplaintProgressed(UUID complaintId, CaseState caseState, LocalDate progressedOn) {

    public static ComplaintProgressed from(Complaint complaint, LocalDate progressedOn) {
        return new ComplaintProgressed(complaint.id(), complaint.caseState(), progressedOn);
    }
}
