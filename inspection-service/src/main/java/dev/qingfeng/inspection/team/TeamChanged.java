package dev.qingfeng.inspection.team;

import dev.qingfeng.platform.outbox.EventType;
import java.util.List;
import java.util.UUID;

/**
 * Members of an inspection team were replaced, or another leads it.
 *
 * @param memberIds all, the leader among them
 * @param state {@code FORMED} again if somebody who is new has not been trained; of a team in the field still {@code IN_FIELD}
 */
@EventType(value = "dev.qingfeng.inspection.team-changed.v1", topic = "qingfeng.inspection.events.v1")
public record TeamChanged(
        UUID teamId,
        UUID cycleId,
        UUID leaderId,
        List<UUID> memberIds,
        List<UUID> addedIds,
        List<UUID> removedIds,
        Readiness state) {

    static TeamChanged from(InspectionTeam team, List<UUID> before) {
        return new TeamChanged(
                team.id(),
                team.cycleId(),
                team.leaderId(),
                team.memberIds(),
                team.memberIds().stream()
                        .filter(member -> !before.contains(member))
                        .toList(),
                before.stream().filter(member -> !team.has(member)).toList(),
                team.state());
    }
}
