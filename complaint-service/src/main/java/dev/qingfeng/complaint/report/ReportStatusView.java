package dev.qingfeng.complaint.report;

import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ComplaintState;
import dev.qingfeng.complaint.complaint.ReportProgress;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
                description = "How this report stands; never how another one does, of whatever it is about",
                examples = "IN_PROGRESS")
        ReportProgress progress,

        @Schema(
                description = "How many answers of those who handle it you have not read; absent if none",
                examples = "1")
        @Nullable
        Long unreadAnswers,

        @Schema(
                description = "The days on which two officers together opened who you are; absent if that never was",
                examples = "[\"2026-03-20\"]")
        @Nullable
        List<LocalDate> identityOpenedOn) {

    /**
     * How it stands.
     *
     * @param unreadAnswers 0 if there are none
     * @param identityOpenedOn empty if it never was
     */
    public static ReportStatusView of(Complaint complaint, long unreadAnswers, List<LocalDate> identityOpenedOn) {
        return new ReportStatusView(
                complaint.state(),
                complaint.receivedOn(),
                complaint.progress(),
                unreadAnswers == 0 ? null : unreadAnswers,
                identityOpenedOn.isEmpty() ? null : identityOpenedOn);
    }
}
