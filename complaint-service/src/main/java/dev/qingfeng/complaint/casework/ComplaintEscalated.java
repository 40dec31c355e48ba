package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.CaseState;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * A complaint is overdue and nobody moved it: it is put before the discipline officers of the city, and again as long as nobody does.
 *
 * @param level how many times by now, from 1
 */
@EventType(value = "dev.qingfeng.complaint.escalated.v1", topic = "qingfeng.complaint.events.v1")
public record ComplaintEscalated(UUID complaintId, CaseState caseState, int level, LocalDate dueOn) {

    static ComplaintEscalated from(Complaint complaint) {
        return new ComplaintEscalated(
                complaint.id(),
                complaint.caseState(),
                complaint.escalation(),
                Objects.requireNonNull(complaint.dueOn(), "dueOn"));
    }
}
