package dev.qingfeng.complaint.accountability;

import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody answers for what a complaint found; who, and how, is not told.
 *
 * @param measures how many there are by now
 */
@EventType(value = "dev.qingfeng.complaint.accountability-imposed.v1", topic = "qingfeng.complaint.events.v1")
public record AccountabilityImposed(UUID complaintId, int measures, LocalDate imposedOn) {

    static AccountabilityImposed from(Complaint complaint, LocalDate imposedOn) {
        return new AccountabilityImposed(complaint.id(), complaint.measures(), imposedOn);
    }
}
