package dev.qingfeng.inspection.team;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An inspection team was formed and its units assigned to it.
 *
 * @param late whether that was recorded on a later day
 */
@EventType(value = "dev.qingfeng.inspection.team-formed.v1", topic = "qingfeng.inspection.events.v1")
public record TeamFormed(
        UUID teamId,
        UUID cycleId,
        UUID leaderId,
        List<UUID> memberIds,
        List<UUID> unitIds,
        Instant formedAt,
        boolean late) {

    static TeamFormed from(InspectionTeam team, Occurrence forming) {
        return new TeamFormed(
                team.id(),
                team.cycleId(),
                team.leaderId(),
                team.memberIds(),
                team.unitIds(),
                forming.occurredAt(),
                forming.isLate());
    }
}
