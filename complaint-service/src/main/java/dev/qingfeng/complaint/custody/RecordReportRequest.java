package dev.qingfeng.complaint.custody;

import dev.qingfeng.complaint.complaint.ReportingChannel;
import dev.qingfeng.complaint.report.SubmitReportRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A report that did not come by the supervision column. */
public record RecordReportRequest(
        @NotNull @Schema(description = "Any but WEB_COLUMN", examples = "HOTLINE")
        ReportingChannel channel,

        @Schema(description = "The opening of the box that the letter was in; for REPORT_BOX, and for nothing else")
        @Nullable
        UUID openingId,

        @NotNull @Valid SubmitReportRequest report) {

    /** Without what was reported. */
    @Override
    public String toString() {
        return "RecordReportRequest";
    }
}
