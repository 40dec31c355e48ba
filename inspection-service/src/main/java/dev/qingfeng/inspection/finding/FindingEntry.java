package dev.qingfeng.inspection.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A finding without what was written of it: lists show it, and answers are kept for a while, to be repeated. */
@Schema(name = "FindingEntry")
public record FindingEntry(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000051")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(
                description = "7 for the field visit, 8 for the document review, 9 for the special investigation",
                examples = "7")
        int step,

        @Schema(description = "A code of the vocabulary `finding-categories`", examples = "PERFORMANCE")
        String category,

        FindingSeverity severity,
        FindingState state,

        @Schema(examples = "2026-06-16T02:30:00Z") Instant foundAt,

        @Schema(description = "Whether it was recorded on a later day", examples = "false")
        boolean late,

        @Schema(description = "One more than how often it was corrected", examples = "1")
        int edition,

        @Schema(
                description = "Who follows it up; absent while it is open",
                examples = "01980f2a-7c00-7000-8000-000000000012")
        @Nullable
        UUID followerId,

        @Schema(description = "By when something is to be done; absent while it is open", examples = "2026-06-30")
        @Nullable
        LocalDate dueOn,

        @Schema(
                description = "Whether that day has passed, and it is neither settled nor without ground",
                examples = "false")
        boolean overdue) {

    static FindingEntry from(Finding finding, LocalDate today) {
        return new FindingEntry(
                finding.id(),
                finding.inspectionId(),
                finding.unitId(),
                finding.step().number(),
                finding.category(),
                finding.severity(),
                finding.state(),
                finding.found().occurredAt(),
                finding.found().isLate(),
                finding.editions(),
                finding.followerId(),
                finding.dueOn(),
                finding.isOverdue(today));
    }
}
