package dev.qingfeng.inspection.team;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A training as the API shows it. */
@Schema(name = "Training")
public record TrainingView(
        List<UUID> attendeeIds,

        @Schema(examples = "2026-06-10T01:00:00Z") Instant occurredAt,

        @Schema(examples = "2026-06-11T00:45:00Z") Instant recordedAt,

        @Schema(description = "Whether it was recorded on a later day than it happened on")
        boolean late,

        @Nullable String lateReason) {

    TrainingView fromOutside() {
        return new TrainingView(attendeeIds, occurredAt, recordedAt, late, null);
    }

    static TrainingView from(TeamTraining training) {
        return new TrainingView(
                training.attendeeIds(),
                training.occurrence().occurredAt(),
                training.occurrence().recordedAt(),
                training.occurrence().isLate(),
                training.occurrence().lateReason());
    }
}
