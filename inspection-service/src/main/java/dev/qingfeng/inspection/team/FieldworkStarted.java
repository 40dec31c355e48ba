package dev.qingfeng.inspection.team;

import dev.qingfeng.platform.outbox.EventType;
import java.util.UUID;

/** An inspection team, trained and signed, began its fieldwork. */
@EventType(value = "dev.qingfeng.inspection.fieldwork-started.v1", topic = "qingfeng.inspection.events.v1")
public record FieldworkStarted(UUID teamId, UUID cycleId) {

    static FieldworkStarted from(InspectionTeam team) {
        return new FieldworkStarted(team.id(), team.cycleId());
    }
}
