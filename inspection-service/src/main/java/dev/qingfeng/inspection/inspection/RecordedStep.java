package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One step as it was carried out.
 *
 * @param startRecordedAt null where it was recorded whole, with its end, on the day on which it started
 * @param startLateReason why its start was recorded on a later day; null if it was not
 * @param responsibleId a member of the inspection team
 * @param evidence at least one piece, with which it was complete
 */
@Embeddable
record RecordedStep(
        Instant startedAt,
        @Nullable Instant startRecordedAt,
        @Nullable String startLateReason,

        @AttributeOverride(name = "occurredAt", column = @Column(name = "ended_at"))
        Occurrence end,

        String place,
        UUID responsibleId,
        @JdbcTypeCode(SqlTypes.JSON) List<KeptEvidence> evidence) {

    /** Recorded whole. Refuses with 422 {@code ends-before-start}. */
    static RecordedStep of(
            Occurrence start, Occurrence end, String place, UUID responsibleId, List<KeptEvidence> evidence) {
        requireOrder(start.occurredAt(), end);
        return new RecordedStep(
                start.occurredAt(),
                start.isLate() ? start.recordedAt() : null,
                start.lateReason(),
                end,
                place,
                responsibleId,
                evidence);
    }

    /** Started before, and now complete. Refuses as {@link #of}. */
    static RecordedStep of(StartedStep started, Occurrence end, List<KeptEvidence> evidence) {
        Occurrence start = started.start();
        requireOrder(start.occurredAt(), end);
        return new RecordedStep(
                start.occurredAt(),
                start.recordedAt(),
                start.lateReason(),
                end,
                started.place(),
                started.responsibleId(),
                evidence);
    }

    /** Refuses with 422 {@code ends-before-start}. */
    static void requireOrder(Instant startedAt, Occurrence end) {
        if (end.occurredAt().isBefore(startedAt)) {
            throw ProblemException.of(InspectionProblem.ENDS_BEFORE_START);
        }
    }

    /** Whether its start or its end was recorded on a later day. */
    boolean isLate() {
        return startLateReason != null || end.isLate();
    }
}
