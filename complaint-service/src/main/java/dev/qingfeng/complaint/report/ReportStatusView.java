package dev.qingfeng.complaint.report;

import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ComplaintState;
import dev.qingfeng.complaint.complaint.ReportProgress;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a report stands, for who has its receipt. */
@Schema(name = "ReportStatus")
public record ReportStatusView(
        @Schema(
                description = "That it came in; how it stands says `progress`",
                deprecated = true,
                examples = "RECEIVED")
        ComplaintState state,

        @Schema(description = "The day it came", examples = "2026-03-02")
        LocalDate receivedOn,

        @Schema(
                description =
                        "How it stands; where it was found to be one with another report, how they stand together",
                examples = "IN_PROGRESS")
        ReportProgress progress) {

    static ReportStatusView from(Complaint complaint) {
        return new ReportStatusView(complaint.state(), complaint.receivedOn(), complaint.progress());
    }
}
