package dev.qingfeng.complaint.complaint;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A complaint in the list, without its texts. */
public record ComplaintEntry(
        @Schema(examples = "3f2b8c1e-5d47-4e0a-9b6c-7a1d2e3f4a5b")
        UUID id,

        @Schema(examples = "WEB_COLUMN") ReportingChannel channel,
        @Schema(examples = "LEAK") ComplaintCategory category,

        @Schema(
                description = "That it came in; how far it is says `caseState`",
                deprecated = true,
                examples = "RECEIVED")
        ComplaintState state,

        @Schema(
                description = "The unit that it is about; absent if it names none",
                examples = "01980f2a-7c00-7000-8000-000000000002")
        @Nullable
        UUID subjectUnitId,

        @Schema(
                description = "The cycle that ran in the unit's city when it came",
                examples = "01980f2a-7c00-7000-8000-000000000001")
        @Nullable
        UUID cycleId,

        @Schema(description = "The day it came; the hour is never kept", examples = "2026-03-02")
        LocalDate receivedOn,

        @Schema(examples = "ASSIGNED") CaseState caseState,
        @Schema(examples = "ORDINARY") Severity severity,

        @Schema(description = "Staff number of who handles it; absent while nobody does", examples = "MC0021") @Nullable
        String handlerNumber,

        @Schema(description = "By when it is to leave its state; absent where nothing is due", examples = "2026-03-09")
        @Nullable
        LocalDate dueOn,

        @Schema(description = "Whether it should have left its state by an earlier day", examples = "false")
        boolean overdue,

        @Schema(
                description =
                        "How many times it was put before the discipline officers of the city because nobody moved it; 0 for most",
                examples = "0")
        int escalation,

        @Schema(
                description = "Whether something should have come of a measure by an earlier day, and nothing has",
                examples = "false")
        boolean measureOverdue,

        @Schema(description = "Whether it waits for something, and nothing is due meanwhile", examples = "false")
        boolean paused,

        @Schema(
                description =
                        "That something came at a duplicate of it which nobody who works on it has looked at; absent otherwise, and in the answer"
                                + " to a change",
                examples = "true")
        @Nullable
        Boolean newAtDuplicates) {

    public static ComplaintEntry from(Complaint complaint, LocalDate today) {
        return from(complaint, today, false);
    }

    static ComplaintEntry from(Complaint complaint, LocalDate today, boolean newAtDuplicates) {
        return new ComplaintEntry(
                complaint.id(),
                complaint.channel(),
                complaint.category(),
                complaint.state(),
                complaint.subjectUnitId(),
                complaint.cycleId(),
                complaint.receivedOn(),
                complaint.caseState(),
                complaint.severity(),
                complaint.handlerNumber(),
                complaint.dueOn(),
                complaint.isOverdue(today),
                complaint.escalation(),
                complaint.isMeasureOverdue(today),
                complaint.pausedOn() != null,
                newAtDuplicates ? true : null);
    }
}
