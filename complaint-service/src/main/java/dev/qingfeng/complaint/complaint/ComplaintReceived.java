package dev.qingfeng.complaint.complaint;

import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;

/** A complaint came in. Nothing here points to who made it, to a unit or to anyone it is about; its time is a day. */
@EventType(value = "dev.qingfeng.complaint.received.v1", topic = "qingfeng.complaint.events.v1")
public record ComplaintReceived(UUID complaintId, ReportingChannel channel, LocalDate receivedOn) {

    public static ComplaintReceived from(Complaint complaint) {
        return new ComplaintReceived(complaint.id(), complaint.channel(), complaint.receivedOn());
    }
}
