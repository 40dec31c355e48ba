package dev.qingfeng.inspection.team;

import dev.qingfeng.platform.outbox.EventType;
import java.util.List;
import java.util.UUID;

/** The full state of an inspection team, for the replicas of other services. */
@EventType(value = "dev.qingfeng.inspection.team.v1", topic = "qingfeng.inspection.teams.v1")
public record TeamState(
        UUID teamId, UUID cycleId, UUID leaderId, List<UUID> memberIds, List<UUID> unitIds, Readiness state) {

    static TeamState from(InspectionTeam team) {
        return new TeamState(
                team.id(), team.cycleId(), team.leaderId(), team.memberIds(), team.unitIds(), team.state());
    }
}
