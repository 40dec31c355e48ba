package dev.qingfeng.inspection.inspection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A step as the API shows it. */
@Schema(name = "InspectionStep")
public record StepView(
        @Schema(description = "From 1 to 10", examples = "1")
        int step,

        Step code,
        @Schema(examples = "2026-06-14T01:00:00Z") Instant startedAt,
        @Schema(examples = "2026-06-14T03:30:00Z") Instant endedAt,
        @Schema(examples = "镇政府会议室") String place,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID responsibleId,

        @Schema(description = "What it was complete with, then what was added later")
        List<EvidenceView> evidence,

        @Schema(examples = "2026-06-14T04:10:00Z") Instant recordedAt,

        @Schema(description = "Whether its start or its end was recorded on a later day")
        boolean late,

        @Nullable String lateReason,

        @Schema(
                description =
                        "When its start was recorded; absent if it was recorded whole, on the day on which it started")
        @Nullable
        Instant startRecordedAt,

        @Schema(description = "Why its start was recorded on a later day; absent if it was not") @Nullable
        String startLateReason) {

    /** As those who are inspected see it: that it was carried out, and no prose. */
    StepView fromOutside() {
        return new StepView(
                step,
                code,
                startedAt,
                endedAt,
                place,
                responsibleId,
                evidence.stream().map(EvidenceView::fromOutside).toList(),
                recordedAt,
                late,
                null,
                startRecordedAt,
                null);
    }

    static StepView from(UnitInspection inspection, Step step, RecordedStep recorded) {
        return new StepView(
                step.number(),
                step,
                recorded.startedAt(),
                recorded.end().occurredAt(),
                recorded.place(),
                recorded.responsibleId(),
                Stream.concat(
                                recorded.evidence().stream().map(EvidenceView::from),
                                inspection.addedTo(step).map(EvidenceView::from))
                        .toList(),
                recorded.end().recordedAt(),
                recorded.isLate(),
                recorded.end().lateReason(),
                recorded.startRecordedAt(),
                recorded.startLateReason());
    }
}
