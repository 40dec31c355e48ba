package dev.qingfeng.inspection.evaluation;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The full state of an evaluation, for the dossiers of appointment-service, which alone may read its topic. What the
 * reasons say stays here.
 *
 * @param cadreId null for the leadership team
 */
@EventType(value = "dev.qingfeng.inspection.evaluation.v1", topic = "qingfeng.inspection.evaluations.v1")
public record EvaluationState(
        UUID evaluationId,
        UUID cycleId,
        UUID unitId,
        Subject subject,
        @Nullable UUID cadreId,
        Grade grade,
        int reasonCount,
        Instant gradedAt) {

    static EvaluationState from(Evaluation evaluation) {
        return new EvaluationState(
                evaluation.id(),
                evaluation.cycleId(),
                evaluation.unitId(),
                evaluation.subject(),
                evaluation.cadreId(),
                evaluation.grade(),
                evaluation.reasons().size(),
                evaluation.gradedAt());
    }
}
