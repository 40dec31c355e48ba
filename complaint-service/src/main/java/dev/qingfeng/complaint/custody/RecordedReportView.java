package dev.qingfeng.complaint.custody;

import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ComplaintCategory;
import dev.qingfeng.complaint.complaint.ReportingChannel;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a clerk recorded today, without its texts: they wrote them themselves. */
@Schema(name = "RecordedReport")
public record RecordedReportView(
        @Schema(examples = "3f2b8c1e-5d47-4e0a-9b6c-7a1d2e3f4a5b")
        UUID id,

        @Schema(examples = "HOTLINE") ReportingChannel channel,
        @Schema(examples = "LEAK") ComplaintCategory category,

        @Schema(
                description = "The unit that it is about; absent if it names none",
                examples = "01980f2a-7c00-7000-8000-000000000002")
        @Nullable
        UUID subjectUnitId,

        @Schema(examples = "2026-03-02") LocalDate receivedOn) {

    static RecordedReportView of(Complaint complaint) {
        return new RecordedReportView(
                complaint.id(),
                complaint.channel(),
                complaint.category(),
                complaint.subjectUnitId(),
                complaint.receivedOn());
    }
}
