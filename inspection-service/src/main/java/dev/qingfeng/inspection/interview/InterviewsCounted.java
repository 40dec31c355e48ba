package dev.qingfeng.inspection.interview;

import dev.qingfeng.platform.outbox.EventType;
import java.util.List;
import java.util.UUID;

/** What the interviews of an inspection say together was counted. What they say of people is confidential, and not in here; of the
 * climate it carries what is shown. */
@EventType(value = "dev.qingfeng.inspection.interviews-counted.v1", topic = "qingfeng.inspection.events.v1")
public record InterviewsCounted(
        UUID figuresId, UUID inspectionId, UUID cycleId, UUID unitId, int people, List<OfQuestion> climate) {

    static InterviewsCounted from(InterviewFigures counted) {
        return new InterviewsCounted(
                counted.id(),
                counted.inspectionId(),
                counted.cycleId(),
                counted.unitId(),
                counted.figures().people(),
                counted.figures().climate());
    }
}
