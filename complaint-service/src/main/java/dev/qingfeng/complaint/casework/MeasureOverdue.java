package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * Nothing came of a measure of a complaint by the day that was set; whom it is for, and who sees to it, is not told. Told once of the first
 * such day, and of the next when that one has its result.
 */
@EventType(value = "dev.qingfeng.complaint.measure-overdue.v1", topic = "qingfeng.complaint.events.v1")
public record MeasureOverdue(UUID complaintId, LocalDate dueOn) {

    static MeasureOverdue from(Complaint complaint) {
        return new MeasureOverdue(complaint.id(), Objects.requireNonNull(complaint.measureDueOn(), "measureDueOn"));
    }
}
