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

/**
 * One step as it was carried out.
 *
 * @param responsibleId a member of the inspection team
 * @param evidence at least one piece
 */
@Embeddable
record RecordedStep(
        Instant startedAt,

        @AttributeOverride(name = "occurredAt", column = @Column(name = "ended_at"))
        Occurrence end,

        String place,
        UUID responsibleId,
        @JdbcTypeCode(SqlTypes.JSON) List<Evidence> evidence) {

    /** Refuses with 422 {@code ends-before-start} and {@code evidence-missing}. */
    static RecordedStep of(
            Instant startedAt, Occurrence end, String place, UUID responsibleId, List<Evidence> evidence) {
        if (end.occurredAt().isBefore(startedAt)) {
            throw ProblemException.of(InspectionProblem.ENDS_BEFORE_START);
        }
        if (evidence.isEmpty()) {
            throw ProblemException.of(InspectionProblem.EVIDENCE_MISSING);
        }
        return new RecordedStep(startedAt, end, place, responsibleId, evidence);
    }
}
