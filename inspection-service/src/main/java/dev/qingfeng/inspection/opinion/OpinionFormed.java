package dev.qingfeng.inspection.opinion;

import dev.qingfeng.inspection.evaluation.Subject;
import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A preliminary opinion was formed of a leadership team or a member; what it says is confidential.
 *
 * @param cadreId null for the leadership team
 * @param edition 1, or one more than that which it takes the place of
 */
@EventType(value = "dev.qingfeng.inspection.opinion-formed.v1", topic = "qingfeng.inspection.events.v1")
public record OpinionFormed(
        UUID opinionId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        Subject subject,
        @Nullable UUID cadreId,
        int edition) {

    static OpinionFormed from(PreliminaryOpinion opinion) {
        return new OpinionFormed(
                opinion.id(),
                opinion.inspectionId(),
                opinion.cycleId(),
                opinion.unitId(),
                opinion.subject(),
                opinion.cadreId(),
                opinion.edition());
    }
}
