package dev.qingfeng.inspection.inspection;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of an inspection was carried out and recorded.
 *
 * @param fileHashes SHA-256 of the files that show it; absent from what was told before there were files
 */
@EventType(value = "dev.qingfeng.inspection.step-recorded.v1", topic = "qingfeng.inspection.events.v1")
public record StepRecorded(
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        Step step,
        Instant startedAt,
        Instant endedAt,
        int evidenceCount,
        boolean late,
        @Nullable List<String> fileHashes) {

    static StepRecorded from(UnitInspection inspection, Step step, RecordedStep recorded) {
        return new StepRecorded(
                inspection.id(),
                inspection.cycleId(),
                inspection.unitId(),
                step,
                recorded.startedAt(),
                recorded.end().occurredAt(),
                recorded.evidence().size(),
                recorded.isLate(),
                EvidenceAdded.hashes(recorded.evidence()));
    }
}
