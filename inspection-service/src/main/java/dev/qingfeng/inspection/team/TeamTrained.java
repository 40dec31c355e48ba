package dev.qingfeng.inspection.team;

import dev.qingfeng.platform.outbox.EventType;
import java.util.List;
import java.util.UUID;

/**
 * Members of an inspection team attended a training.
 *
 * @param state {@code TRAINED} once each member has
 */
@EventType(value = "dev.qingfeng.inspection.team-trained.v1", topic = "qingfeng.inspection.events.v1")
public record TeamTrained(UUID teamId, UUID cycleId, List<UUID> attendeeIds, boolean late, Readiness state) {

    /** Of the last training. */
    static TeamTrained from(InspectionTeam team) {
        TeamTraining training = team.trainings().get(team.trainings().size() - 1);
        return new TeamTrained(
                team.id(),
                team.cycleId(),
                training.attendeeIds(),
                training.occurrence().isLate(),
                team.state());
    }
}
