package dev.qingfeng.inspection.evaluation;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A leadership team or a member was graded; which grade it was is confidential.
 *
 * @param cadreId null for the leadership team
 */
@EventType(value = "dev.qingfeng.inspection.graded.v1", topic = "qingfeng.inspection.events.v1")
public record Graded(
        UUID evaluationId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        Subject subject,
        @Nullable UUID cadreId) {

    static Graded from(Evaluation evaluation) {
        return new Graded(
                evaluation.id(),
                evaluation.inspectionId(),
                evaluation.cycleId(),
                evaluation.unitId(),
                evaluation.subject(),
                evaluation.cadreId());
    }
}
