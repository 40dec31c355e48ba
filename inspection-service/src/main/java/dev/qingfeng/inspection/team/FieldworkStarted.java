package dev.qingfeng.inspection.team;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.UUID;

/** An inspection team, trained and signed, began its fieldwork. */
@EventType(value = "dev.qingfeng.inspection.fieldwork-started.v1", topic = "qingfeng.inspection.events.v1")
public record FieldworkStarted(UUID teamId, UUID cycleId, Instant startedAt, boolean late) {

    static FieldworkStarted from(InspectionTeam team, Occurrence beginning) {
        return new FieldworkStarted(team.id(), team.cycleId(), beginning.occurredAt(), beginning.isLate());
    }
}
