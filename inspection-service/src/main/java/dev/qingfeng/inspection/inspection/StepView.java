package dev.qingfeng.inspection.inspection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

        List<Evidence> evidence,
        @Schema(examples = "2026-06-14T04:10:00Z") Instant recordedAt,

        @Schema(description = "Whether it was recorded on a later day than it ended on")
        boolean late,

        @Nullable String lateReason) {

    static StepView from(Step step, RecordedStep recorded) {
        return new StepView(
                step.number(),
                step,
                recorded.startedAt(),
                recorded.end().occurredAt(),
                recorded.place(),
                recorded.responsibleId(),
                recorded.evidence(),
                recorded.end().recordedAt(),
                recorded.end().isLate(),
                recorded.end().lateReason());
    }
}
