package dev.qingfeng.inspection.inspection;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A step that runs, as the API shows it. */
@Schema(name = "RunningStep")
public record RunningStepView(
        @Schema(description = "From 1 to 10", examples = "2")
        int step,

        Step code,
        @Schema(examples = "2026-06-14T01:00:00Z") Instant startedAt,
        @Schema(examples = "镇政府会议室") String place,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID responsibleId,

        @Schema(examples = "2026-06-14T01:02:00Z") Instant recordedAt,

        @Schema(description = "Whether it was recorded on a later day than it started on")
        boolean late,

        @Nullable String lateReason) {

    /** As those who are inspected see it. */
    RunningStepView fromOutside() {
        return new RunningStepView(step, code, startedAt, place, responsibleId, recordedAt, late, null);
    }

    static RunningStepView from(Step step, StartedStep started) {
        return new RunningStepView(
                step.number(),
                step,
                started.start().occurredAt(),
                started.place(),
                started.responsibleId(),
                started.start().recordedAt(),
                started.start().isLate(),
                started.start().lateReason());
    }
}
