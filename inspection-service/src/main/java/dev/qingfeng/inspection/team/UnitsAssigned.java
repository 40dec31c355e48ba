package dev.qingfeng.inspection.team;

import dev.qingfeng.platform.outbox.EventType;
import java.util.List;
import java.util.UUID;

/**
 * Units were given to an inspection team, or taken from it for another.
 *
 * @param unitIds all that it has now
 */
@EventType(value = "dev.qingfeng.inspection.units-assigned.v1", topic = "qingfeng.inspection.events.v1")
public record UnitsAssigned(UUID teamId, UUID cycleId, List<UUID> unitIds, List<UUID> addedIds, List<UUID> removedIds) {

    static UnitsAssigned from(InspectionTeam team, List<UUID> before) {
        return new UnitsAssigned(
                team.id(),
                team.cycleId(),
                team.unitIds(),
                team.unitIds().stream().filter(unit -> !before.contains(unit)).toList(),
                before.stream().filter(unit -> !team.unitIds().contains(unit)).toList());
    }
}
