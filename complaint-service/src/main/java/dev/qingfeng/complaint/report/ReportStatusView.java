package dev.qingfeng.complaint.report;

import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ComplaintState;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a report stands, for who has its receipt. */
@Schema(name = "ReportStatus")
public record ReportStatusView(
        @Schema(examples = "RECEIVED") ComplaintState state,

        @Schema(description = "The day it came", examples = "2026-03-02")
        LocalDate receivedOn) {

    static ReportStatusView from(Complaint complaint) {
        return new ReportStatusView(complaint.state(), complaint.receivedOn());
    }
}
