package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.CaseState;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** A complaint should have left its state by a day that has passed. Told once of each such day. */
@EventType(value = "dev.qingfeng.complaint.overdue.v1", topic = "qingfeng.complaint.events.v1")
public record ComplaintOverdue(UUID complaintId, CaseState caseState, LocalDate dueOn) {

    static ComplaintOverdue from(Complaint complaint) {
        return new ComplaintOverdue(
                complaint.id(), complaint.caseState(), Objects.requireNonNull(complaint.dueOn(), "dueOn"));
    }
}
